import type { EnumRef } from '@pothos/core';
import { builder } from '../builder.ts';

/** Comparators that the filters are made of. Few, and all of them served by an index. */

export const IdFilter = builder.inputType('IDFilter', {
  description: 'Compares an id. All comparators that are given must hold.',
  fields: (t) => ({
    eq: t.id({ description: 'Is this id.' }),
    in: t.idList({ description: 'Is one of these ids; at most 100.' }),
  }),
});

export const StringFilter = builder.inputType('StringFilter', {
  description: 'Compares text. All comparators that are given must hold.',
  fields: (t) => ({
    eq: t.string({ description: 'Is exactly this text.' }),
    in: t.stringList({ description: 'Is exactly one of these texts; at most 100.' }),
    contains: t.string({
      description: 'Holds this text somewhere, in any case. At least 3 characters are quick.',
    }),
  }),
});

export const SlugFilter = builder.inputType('SlugFilter', {
  description: 'Compares a slug. All comparators that are given must hold.',
  fields: (t) => ({
    eq: t.string({ description: 'Is this slug.' }),
    in: t.stringList({ description: 'Is one of these slugs; at most 100.' }),
  }),
});

export const EdtfDateFilter = builder.inputType('EDTFDateFilter', {
  description:
    'Compares a date that may be vague. A row without a date can mean any day: it overlaps every date and lies within none. All comparators that are given must hold.',
  fields: (t) => ({
    overlaps: t.field({
      type: 'EDTFDate',
      description: 'May lie in this date or interval: the two have a day in common.',
    }),
    within: t.field({
      type: 'EDTFDate',
      description: 'Lies in this date or interval for certain, on whichever day it was.',
    }),
    before: t.field({ type: 'EDTFDate', description: 'Lies before the first day of this date for certain.' }),
    after: t.field({ type: 'EDTFDate', description: 'Lies after the last day of this date for certain.' }),
  }),
});

export const DateTimeFilter = builder.inputType('DateTimeFilter', {
  description: 'Compares a moment. All comparators that are given must hold.',
  fields: (t) => ({
    gte: t.field({ type: 'DateTime', description: 'At this moment or later.' }),
    lt: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
});

export const DateFilter = builder.inputType('DateFilter', {
  description: 'Compares a day. All comparators that are given must hold.',
  fields: (t) => ({
    gte: t.field({ type: 'Date', description: 'On this day or later.' }),
    lte: t.field({ type: 'Date', description: 'On this day or earlier.' }),
  }),
});

type AnyEnum = EnumRef<never, string>;
const enumFilters = new Map<string, ReturnType<typeof makeEnumFilter>>();

function makeEnumFilter(ref: AnyEnum) {
  const name = (ref as unknown as { name: string }).name;
  return builder.inputType(`${name}Filter`, {
    description: `Compares a ${name}. All comparators that are given must hold.`,
    fields: (t) =>
      ({
        eq: t.field({ type: ref, description: 'Is this value.' }),
        in: t.field({ type: [ref], description: 'Is one of these values.' }),
      }) as never,
  });
}

/** The filter on an enumeration, made once for each. */
export function enumFilter(ref: AnyEnum) {
  const name = (ref as unknown as { name: string }).name;
  const known = enumFilters.get(name) ?? makeEnumFilter(ref);
  enumFilters.set(name, known);
  return known;
}
