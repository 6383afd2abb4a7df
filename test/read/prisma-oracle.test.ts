import { PrismaPg } from '@prisma/adapter-pg';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import type { Arguments, Select, Where } from '../../server/src/read/arguments.ts';
import { createReadClient, readerOf } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { columnsOf, modelNamed } from '../../server/src/read/model.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// The read client takes Prisma's arguments. Prisma is its oracle: the same arguments give the same answer.

let database: TestDatabase;
let prisma: PrismaClient;
// biome-ignore lint/suspicious/noExplicitAny: any model's rows
let values: Record<string, any[]>;

const roots = [
  'Actor',
  'Document',
  'Citation',
  'Relationship',
  'CooperationArea',
  'Concept',
  'Coding',
  'Statement',
  'Activity',
  'Assessment',
  'EvidenceLink',
];
const delegate = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

beforeAll(async () => {
  database = await testDatabase('example');
  prisma = new PrismaClient({ adapter: new PrismaPg(database.write) });
  values = {};
  // biome-ignore lint/suspicious/noExplicitAny: any model's delegate
  for (const name of roots) values[name] = await (prisma as any)[delegate(name)].findMany();
});
afterAll(async () => {
  await prisma.$disconnect();
  await database.drop();
});

/** A selection of columns and relations, at most so many levels deep. */
function select(name: string, depth: number): fc.Arbitrary<Select> {
  const model = modelNamed(name);
  const columns = fc.subarray(
    columnsOf(model).map((column) => column.name),
    { minLength: 1 },
  );
  const relations = Object.values(model.fields).filter(
    (field) => field.kind === 'object' && field.type in modelsWithId,
  );
  const nested = depth === 0 ? fc.constant([]) : fc.subarray(relations, { maxLength: 2 });
  return fc.tuple(columns, nested).chain(([names, chosen]) =>
    fc
      .tuple(...chosen.map((field) => list(field.type, depth - 1, field.kind === 'object' && field.isList)))
      .map((parts) => ({
        ...Object.fromEntries(names.map((column) => [column, true])),
        ...Object.fromEntries(chosen.map((field, i) => [field.name, parts[i] as Arguments])),
      })),
  );
}

const modelsWithId = Object.fromEntries(
  [...roots, 'ActorName', 'Affiliation', 'AttributionLink'].map((name) => [name, true]),
);

/** A predicate on the one row of a relation. Prisma leaves out a row of which a predicate is unknown where it asks for the contrary: it asks of ids only. */
function toOne(
  relation: string,
  inner: Where,
  rows: readonly Record<string, unknown>[],
): fc.Arbitrary<Where> {
  const ids = rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (ids.length === 0) return fc.constant({ [relation]: inner });
  return fc
    .oneof(
      fc.constant(inner),
      fc.subarray(ids).map((some) => ({ isNot: { id: { in: some } } })),
    )
    .map((one) => ({ [relation]: one }));
}

function where(name: string, depth: number): fc.Arbitrary<Where> {
  const model = modelNamed(name);
  const columns = columnsOf(model).filter(
    (column) => !column.isList && column.type !== 'Json' && (!column.isRequired || values[name]?.length),
  );
  const sample = (column: string) => {
    const known = (values[name] ?? []).map((row) => row[column]).filter((value) => value !== null);
    return known.length ? fc.constantFrom(...known) : fc.constant(null);
  };
  const comparison = fc.constantFrom(...columns).chain((column) =>
    sample(column.name).chain((value): fc.Arbitrary<Where> => {
      const ordered =
        ['Int', 'DateTime', 'Float'].includes(column.type) ||
        (column.type === 'String' && column.nativeType === 'Uuid');
      const operators =
        value === null
          ? ['null']
          : [
              'equals',
              'in',
              'not',
              ...(ordered ? ['lt', 'gte'] : []),
              ...(column.nativeType === null && column.type === 'String' ? ['contains'] : []),
            ];
      return fc.constantFrom(...operators).map((operator) => {
        if (operator === 'null') return { [column.name]: null };
        if (operator === 'in') return { [column.name]: { in: [value] } };
        // Prisma leaves rows without a value out of "not"; the API never asks for it on such columns
        if (operator === 'not') return { [column.name]: { not: column.isRequired ? value : null } };
        if (operator === 'contains')
          return { [column.name]: { contains: String(value).slice(1, 5), mode: 'insensitive' } };
        return { [column.name]: { [operator]: value } };
      });
    }),
  );
  if (depth === 0) return columns.length ? comparison : fc.constant({});
  const relations = Object.values(model.fields).filter(
    (field) => field.kind === 'object' && values[field.type]?.length,
  );
  const related = fc.constantFrom(...relations).chain((field) =>
    where(field.type, depth - 1).chain((inner): fc.Arbitrary<Where> => {
      if (field.kind !== 'object' || !field.isList) return toOne(field.name, inner, values[field.type] ?? []);
      return fc.constantFrom('some', 'none').map((quantifier) => ({ [field.name]: { [quantifier]: inner } }));
    }),
  );
  return fc.oneof(
    { weight: 3, arbitrary: comparison },
    ...(relations.length ? [{ weight: 2, arbitrary: related }] : []),
    {
      weight: 1,
      arbitrary: fc.array(where(name, depth - 1), { minLength: 1, maxLength: 2 }).map((OR) => ({ OR })),
    },
    {
      weight: 1,
      arbitrary: fc.array(where(name, depth - 1), { minLength: 1, maxLength: 2 }).map((AND) => ({ AND })),
    },
  );
}

function list(name: string, depth: number, isList: boolean): fc.Arbitrary<Arguments> {
  if (!isList) return select(name, depth).map((selected) => ({ select: { id: true, ...selected } }));
  const model = modelNamed(name);
  const sortable = columnsOf(model).filter(
    (column) => !column.isList && column.isRequired && column.type === 'DateTime',
  );
  const orders = fc.tuple(
    fc.constantFrom(...(sortable.length ? sortable : [model.fields.id as never])),
    fc.constantFrom('asc', 'desc'),
  );
  return fc
    .record({
      select: select(name, depth),
      order: orders,
      take: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
      beyond: fc.boolean(),
      counted: fc.boolean(),
      where: fc.option(where(name, 2), { nil: undefined }),
    })
    .map(({ select: selected, order: [column, direction], take, beyond, counted, where: predicate }) => ({
      select: { id: true, ...selected },
      orderBy: [{ [(column as { name: string }).name]: direction }, { id: direction }] as never,
      ...(take !== undefined && { take, ...(beyond && { beyond: true as const }) }),
      ...(counted && { counted: true as const }),
      ...(predicate && { where: predicate }),
    }));
}

/** Our arguments as Prisma's: a row beyond the page is one more that is taken, and what is counted stands in a selection of its own. */
function forPrisma({ beyond, counted, select: selected = {}, take, ...rest }: Arguments): object {
  const parts = Object.entries(selected);
  // One row takes no order. What is joined to a row is not counted with it
  const isJoined = rest.orderBy === undefined;
  const counts = (isJoined ? [] : parts).flatMap(([field, list]) =>
    typeof list === 'object' && list.counted ? [[field, list.where ? { where: list.where } : true]] : [],
  );
  return {
    ...rest,
    ...(take !== undefined && { take: beyond ? take + 1 : take }),
    select: {
      ...Object.fromEntries(
        parts.map(([field, part]) => [field, typeof part === 'object' ? forPrisma(part) : part]),
      ),
      ...(counts.length > 0 && { _count: { select: Object.fromEntries(counts) } }),
    },
  };
}

/** Prisma's arguments for ours: only "contains" is written differently. */
const forRead = (args: unknown): unknown =>
  Array.isArray(args)
    ? args.map(forRead)
    : args && typeof args === 'object' && !(args instanceof Date)
      ? Object.fromEntries(
          Object.entries(args).flatMap(([key, value]) => (key === 'mode' ? [] : [[key, forRead(value)]])),
        )
      : args;

describe('the read client answers as Prisma does', () => {
  for (const name of roots) {
    it(`about ${name}`, async () => {
      const run = runOn(database.reader('RED'), { preparedStatements: true });
      await fc.assert(
        fc.asyncProperty(
          fc.constant(null).chain(() => list(name, 2, true)),
          async (args) => {
            const db = createReadClient({ schema: 'visible_red', run });
            const ours = await readerOf(db, name).findMany(forRead(args) as Arguments);
            // biome-ignore lint/suspicious/noExplicitAny: any model's delegate
            const theirs = await (prisma as any)[delegate(name)].findMany(forPrisma(args));
            // Ours also hold the keys that they were joined by
            expect(ours).toMatchObject(theirs);
          },
        ),
        { numRuns: 150, seed: 20191003 },
      );
    });
  }
});
