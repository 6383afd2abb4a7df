import { parse as parseArray } from 'postgres-array';
import type { Column } from './model.ts';

export type Parse = (text: string) => unknown;

const scalars: Readonly<Record<string, Parse>> = {
  Int: Number,
  Float: Number,
  BigInt,
  Boolean: (text) => text === 't',
  Json: (text) => JSON.parse(text),
};

const parsers = new WeakMap<Column, Parse>();

/** How a column's text, as Postgres sends it, becomes the value that Prisma would give. */
export function parserOf(column: Column): Parse {
  const known = parsers.get(column);
  if (known) return known;
  const scalar = scalarParser(column);
  const parse: Parse = column.isList ? (text) => parseArray(text, scalar) : scalar;
  parsers.set(column, parse);
  return parse;
}

function scalarParser(column: Column): Parse {
  if (column.type !== 'DateTime') return scalars[column.type] ?? ((text) => text);
  if (column.nativeType === 'Date') return day;
  // "2019-10-03 12:00:00.5+00": an offset may lack its minutes
  return (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'));
}

/** The day that was read last: rows in the order of days mostly share one with the row before. */
let last: { text: string; day: Date } | undefined;

function day(text: string): Date {
  if (text !== last?.text) last = { text, day: dayOf(text) };
  return last.day;
}

/** By its numbers, which is quicker than by its text. Of years below 100 Date.UTC takes others. */
function dayOf(text: string): Date {
  if (text.length !== 10 || text < '0100') return new Date(`${text}T00:00:00.000Z`);
  return new Date(
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))),
  );
}

/** The type name to which a parameter compared with this column is cast where Postgres cannot infer it. */
export function arrayCast(column: Column): string {
  if (column.nativeType === 'Uuid') return '::uuid[]';
  if (column.type === 'String') return '::text[]';
  if (column.type === 'Int') return '::int[]';
  return '';
}
