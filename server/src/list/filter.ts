import type { EnumRef, InputRef } from '@pothos/core';
import { builder } from '../builder.ts';
import { parseEdtf } from '../date/edtf.ts';
import { ValidationError } from '../errors.ts';
import { plainId } from '../global-id.ts';
import type { Comparators, Where } from '../read/arguments.ts';
import { modelNamed } from '../read/model.ts';
import {
  DateFilter,
  DateTimeFilter,
  EdtfDateFilter,
  enumFilter,
  IdFilter,
  SlugFilter,
  StringFilter,
} from './filter-types.ts';

/** One field of a filter: its input type, and what a value of it means as a predicate. */
export interface FilterField {
  type: () => unknown;
  description: string;
  where: (value: never, depth: number) => Where;
}

/** How rows of one model may be filtered. */
export interface Filter {
  input: InputRef<unknown>;
  /** The predicate of a value. Throws a ValidationError where it asks too much. */
  where: (value: object, depth?: number) => Where;
}

const deepest = 8;
const longest = 100;

/** A filter input `<Name>Where` with these fields, composable by and, or, not. */
export function defineFilter(name: string, noun: string, fields: () => Record<string, FilterField>): Filter {
  const input = builder.inputRef<object>(`${name}Where`);
  input.implement({
    description: `Which ${noun} are wanted. All fields that are given must hold; an empty object lets all through.`,
    fields: (t) => ({
      and: t.field({ type: [input] as never, description: 'All of these must hold; at most 100.' }),
      or: t.field({ type: [input] as never, description: 'At least one of these must hold; at most 100.' }),
      not: t.field({ type: input as never, description: 'This must not hold.' }),
      ...(Object.fromEntries(
        Object.entries(fields()).map(([key, field]) => [
          key,
          t.field({ type: field.type() as never, description: field.description }),
        ]),
      ) as object),
    }),
  });

  const where = (value: object, depth = 0): Where => {
    if (depth > deepest) throw new ValidationError(`A filter has at most ${deepest} levels.`, ['where']);
    const all: Where[] = [];
    const known = fields();
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue;
      if (key === 'and') all.push(...bounded(part).map((each) => where(each as object, depth + 1)));
      else if (key === 'or') all.push({ OR: bounded(part).map((each) => where(each as object, depth + 1)) });
      else if (key === 'not') all.push({ NOT: where(part ?? {}, depth + 1) });
      else all.push((known[key] as FilterField).where(part as never, depth + 1));
    }
    return all.length === 1 ? (all[0] as Where) : { AND: all };
  };
  return { input: input as never, where };
}

function bounded(values: unknown): unknown[] {
  const list = (values ?? []) as unknown[];
  if (list.length > longest)
    throw new ValidationError(`A list in a filter has at most ${longest} entries.`, ['where']);
  return list;
}

/** `eq` and `in` of a column, with ids or dates made plain by `plain`. Null asks for rows without a value. */
function comparators(
  column: string,
  value: Record<string, unknown> | null,
  plain: (value: never) => unknown = (each) => each,
): Where {
  if (value === null) return { [column]: null };
  const { eq, in: among, contains } = value;
  const compared: Comparators = {};
  if (eq !== undefined) compared.equals = (eq === null ? null : plain(eq as never)) as never;
  if (among) compared.in = bounded(among).map((each) => plain(each as never)) as never;
  if (typeof contains === 'string') compared.contains = contains;
  return { [column]: compared };
}

export const filters = {
  /**
   * The row's own id, or a foreign key such as `statementId`. The latter asks for the row that it leads to: one that the viewer may
   * not see is none, so that a guessed id finds nothing, and null finds rows that refer to a hidden one.
   */
  id: (type: string, description: string, column = 'id'): FilterField => ({
    type: () => IdFilter,
    description,
    where: (value: Record<string, unknown> | null) => {
      const plain = (id: string) => plainId(type, id, ['where']);
      if (column === 'id') return comparators('id', value, plain);
      const relation = column.replace(/Id$/, '');
      const { eq, ...others } = value ?? { eq: null };
      if (eq !== null) return { [relation]: comparators('id', value, plain) };
      return {
        AND: [{ [relation]: null }, ...(others.in ? [{ [relation]: comparators('id', others, plain) }] : [])],
      };
    },
  }),

  text: (column: string, description: string): FilterField => ({
    type: () => StringFilter,
    description,
    where: (value) => comparators(column, value),
  }),

  slug: (description: string, column = 'slug'): FilterField => ({
    type: () => SlugFilter,
    description,
    where: (value) => comparators(column, value),
  }),

  enumeration: (ref: EnumRef<never, never>, column: string, description: string): FilterField => ({
    type: () => enumFilter(ref),
    description,
    where: (value) => comparators(column, value),
  }),

  /** A date kept as EDTF text with the columns `<stem>First` and `<stem>Last`. */
  edtf: (stem: string, description: string): FilterField => ({
    type: () => EdtfDateFilter,
    description,
    where: (value: Record<string, string | null> | null) => {
      const date = (key: string) => (value?.[key] ? parseEdtf(value[key]) : undefined);
      const [overlaps, within, before, after] = ['overlaps', 'within', 'before', 'after'].map(date);
      const first = `${stem}First`;
      const last = `${stem}Last`;
      const all: Where[] = [];
      if (overlaps) all.push({ [first]: { lte: overlaps.last }, [last]: { gte: overlaps.first } });
      if (within)
        all.push({ [first]: { gte: within.first, lte: within.last }, [last]: { lte: within.last } });
      if (before) all.push({ [last]: { lt: before.first } });
      if (after) all.push({ [first]: { gt: after.last } });
      return { AND: all };
    },
  }),

  moment: (column: string, description: string): FilterField => ({
    type: () => DateTimeFilter,
    description,
    where: (value: Comparators | null) => ({ [column]: withoutNulls(value ?? {}) }),
  }),

  day: (column: string, description: string): FilterField => ({
    type: () => DateFilter,
    description,
    where: (value: Comparators | null) => ({ [column]: withoutNulls(value ?? {}) }),
  }),

  flag: (description: string, where: (value: boolean) => Where): FilterField => ({
    type: () => 'Boolean',
    description,
    where: (value: boolean | null) => (value === null ? {} : where(value)),
  }),

  /** A node of a tree, and everything below it. */
  within: (type: string, description: string): FilterField => ({
    type: () => 'ID',
    description,
    where: (value: string | null) =>
      value === null ? {} : { lineage: { has: plainId(type, value, ['where']) } },
  }),

  /** Full text over the model's search column. */
  search: (description: string): FilterField => ({
    type: () => 'String',
    description,
    where: (value: string | null) => (value === null ? {} : { matches: value }),
  }),

  /** The one related row; null asks for rows without one. */
  one: (relation: string, filter: () => Filter, description: string): FilterField => ({
    type: () => filter().input,
    description,
    where: (value: object | null, depth) => ({
      [relation]: value === null ? null : filter().where(value, depth),
    }),
  }),

  /** At least one of the related rows that are not retracted; `through` leads on from a row that only links. */
  some: (
    model: string,
    relation: string,
    filter: () => Filter,
    description: string,
    through?: string,
  ): FilterField => ({
    type: () => filter().input,
    description,
    where: (value: object | null, depth) => {
      if (value === null) return { [relation]: { none: {} } };
      const where = filter().where(value, depth);
      if (through) return { [relation]: { some: { [through]: where } } };
      const field = modelNamed(model).fields[relation];
      const retractable = field?.kind === 'object' && 'retractedAt' in modelNamed(field.type).fields;
      return { [relation]: { some: retractable ? { AND: [where, { retractedAt: null }] } : where } };
    },
  }),
};

function withoutNulls(value: object): Comparators {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
}
