import { builder } from './builder.ts';
import type { Marking as MarkingName } from './viewer.ts';

export const Marking = builder.enumType('Marking', {
  description:
    'How far information may be passed on: the Traffic Light Protocol 2.0, from the least to the most restricted.',
  values: {
    CLEAR: { description: 'Anyone may have it.' },
    GREEN: { description: 'For the community of those who work in the field.' },
    AMBER: { description: 'For the recipient organization and its clients.' },
    AMBER_STRICT: { description: 'For the recipient organization only.' },
    RED: { description: 'For the named recipients only.' },
  } satisfies Record<MarkingName, { description: string }>,
});

/** What every recorded row has. */
export const Recorded = builder.interfaceRef<object>('Recorded').implement({
  description: 'A row of the knowledge base: versioned, never deleted.',
  fields: (t) => ({
    version: t.int({
      description: 'Counts the changes from 1. Updates name the version that they were decided on.',
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When the row was recorded; not when it happened.',
    }),
    retractedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the row was retracted; null while it stands.',
    }),
    retractionReason: t.string({
      nullable: true,
      description: 'Why the row was retracted; null while it stands.',
    }),
  }),
});

/** The fields of Recorded on a prismaNode. */
// biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the model in its type
export function recordedFields(t: any) {
  return {
    version: t.exposeInt('version', {
      description: 'Counts the changes from 1. Updates name the version that they were decided on.',
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description: 'When the row was recorded; not when it happened.',
    }),
    retractedAt: t.expose('retractedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the row was retracted; null while it stands.',
    }),
    retractionReason: t.exposeString('retractionReason', {
      nullable: true,
      description: 'Why the row was retracted; null while it stands.',
    }),
  };
}

/** The marking of a row, as a field of a prismaNode. */
// biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the model in its type
export function markingField(t: any) {
  return t.expose('marking', {
    type: Marking,
    description: 'How far it may be passed on. Readers below it do not see the row at all.',
  });
}

/** A date kept as EDTF, as three fields of a prismaNode: the text, and the first and last day it can mean. */
// biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the model in its type
export function dateFields(t: any, stem: string, says: string, nullable = false) {
  const day = (which: 'First' | 'Last', open: string) =>
    t.field({
      type: 'Date',
      nullable: true,
      description: `The ${which.toLowerCase()} day that ${stem} can mean; null where it is open on that side${nullable ? ' or not known' : ''}.`,
      select: { [`${stem}${which}`]: true },
      resolve: (row: Record<string, Date>) => {
        const text = (row[`${stem}${which}`] as Date).toISOString().slice(0, 10);
        return text === open ? null : text;
      },
    });
  return {
    [stem]: t.expose(stem, { type: 'EDTFDate', nullable, description: says }),
    [`${stem}First`]: day('First', '0001-01-01'),
    [`${stem}Last`]: day('Last', '9999-12-31'),
  };
}

/** A day of the calendar, as a field of a prismaNode. */
// biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the model in its type
export function dayField(t: any, column: string, says: string, nullable = false) {
  return t.field({
    type: 'Date',
    nullable,
    description: says,
    select: { [column]: true },
    resolve: (row: Record<string, Date | null>) => row[column]?.toISOString().slice(0, 10) ?? null,
  });
}
