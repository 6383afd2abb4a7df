import { builder } from './builder.ts';
import { earliestDay, latestDay } from './date/edtf.ts';
import { ref } from './refs.ts';
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

const says = {
  version: 'Counts the changes from 1. Updates name the version that they were decided on.',
  recordedAt: 'When the row was recorded; not when it happened.',
  retractedAt: 'When the row was retracted; null while it stands.',
  retractionReason: 'Why the row was retracted; null while it stands.',
};

/** What every recorded row has. */
export const Recorded = builder.interfaceRef<object>('Recorded').implement({
  description: 'A row of the knowledge base: versioned, never deleted.',
  fields: (t) => ({
    version: t.int({
      description: says.version,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: says.recordedAt,
    }),
    retractedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: says.retractedAt,
    }),
    retractionReason: t.string({
      nullable: true,
      description: says.retractionReason,
    }),
  }),
});

/** The fields of Recorded on a prismaNode. */
// biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the model in its type
export function recordedFields(t: any) {
  return {
    version: t.exposeInt('version', {
      description: says.version,
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description: says.recordedAt,
    }),
    retractedAt: t.expose('retractedAt', {
      type: 'DateTime',
      nullable: true,
      description: says.retractedAt,
    }),
    retractionReason: t.exposeString('retractionReason', {
      nullable: true,
      description: says.retractionReason,
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
    [`${stem}First`]: day('First', earliestDay),
    [`${stem}Last`]: day('Last', latestDay),
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

/**
 * The rows that a table only links to, in the order of one of that table's columns, as a field of a prismaNode. A short list,
 * bounded by its service.
 */
export function linkedField(
  // biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the model in its type
  t: any,
  links: string,
  target: string,
  type: string,
  order: string,
  description: string,
) {
  return t.field({
    type: [ref(type as never)],
    description,
    select: (_args: object, _context: object, nested: () => object) => ({
      [links]: { orderBy: [{ [order]: 'asc' }], select: { [target]: nested() } },
    }),
    // One that the viewer may not see is not in the list
    resolve: (row: Record<string, Record<string, object | null>[]>) =>
      (row[links] ?? []).flatMap((link) => link[target] ?? []),
  });
}
