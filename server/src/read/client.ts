import type { Arguments, Where } from './arguments.ts';
import { Batch } from './batch.ts';
import { countChildren, countRows } from './count.ts';
import { fetchRows, type Source } from './fetch.ts';
import { delegateName, type Model, type ModelName, modelNamed, modelNames } from './model.ts';
import type { Entity } from './selection.ts';

/** Reads of one model, as Prisma names them. */
export interface Reader {
  findMany(args?: Arguments): Promise<Entity[]>;
  findFirst(args?: Arguments): Promise<Entity | null>;
  /** Several calls of one tick with the same selection and key column are one statement. */
  findUnique(args: Arguments): Promise<Entity | null>;
  findUniqueOrThrow(args: Arguments): Promise<Entity>;
  count(args?: { where?: Where }): Promise<number>;
  /** How many rows of a list relation belong to one parent; several calls of one tick are one statement. */
  countOf(relation: string, parent: string, where?: Where): Promise<number>;
}

/** One reader for each model, under Prisma's name for it (`Statement` is `statement`). */
export type ReadClient = { readonly [Model in Uncapitalize<ModelName>]: Reader };

/** The reader of a model by the model's own name. */
export function readerOf(db: ReadClient, model: string): Reader {
  return db[delegateName(model) as keyof ReadClient];
}

/** A client for one request. It takes Prisma's place under Pothos, and keeps what it batches to itself. */
export function createReadClient(source: Source): ReadClient {
  return Object.fromEntries(
    modelNames.map((name) => [delegateName(name), createReader(source, modelNamed(name))]),
  ) as unknown as ReadClient;
}

function createReader(source: Source, model: Model): Reader {
  const uniques = new Batch<string, Entity>();
  const counts = new Batch<string, number>();
  const reader: Reader = {
    findMany: (args = {}) => fetchRows(source, model, args),
    findFirst: async (args = {}) => (await fetchRows(source, model, { ...args, take: 1 }))[0] ?? null,
    findUnique({ where, select }) {
      const [entry, ...more] = Object.entries(where ?? {});
      if (!entry || more.length || typeof entry[1] !== 'string') return reader.findFirst({ where, select });
      const [column, key] = entry;
      return uniques.load(`${column} ${JSON.stringify(select)}`, key as string, async (keys) => {
        const args: Arguments = { where: { [column]: { in: keys } } };
        if (select) args.select = { ...select, [column]: true };
        const rows = await fetchRows(source, model, args);
        return new Map(rows.map((row) => [row[column] as string, row]));
      });
    },
    async findUniqueOrThrow(args) {
      const row = await reader.findUnique(args);
      if (!row) throw new Error(`No ${model.name} is there, or it may not be seen.`);
      return row;
    },
    count: ({ where } = {}) => countRows(source, model, where),
    async countOf(relation, parent, where) {
      const count = await counts.load(`${relation} ${JSON.stringify(where)}`, parent, (parents) =>
        countChildren(source, model, relation, parents, where),
      );
      return count ?? 0;
    },
  };
  return reader;
}
