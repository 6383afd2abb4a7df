import type { Arguments, Select, Where } from './arguments.ts';
import { Batch } from './batch.ts';
import { countChildren, countRows } from './count.ts';
import { fetchByKeys, fetchRows, type Source } from './fetch.ts';
import { delegateName, type Model, type ModelName, modelNamed, modelNames } from './model.ts';
import type { Entity } from './selection.ts';

const made = Symbol('readers that were made');
const from = Symbol('source');

/** Reads of one model, as Prisma names them. */
export interface Reader {
  findMany(args?: Arguments): Promise<Entity[]>;
  findFirst(args?: Arguments): Promise<Entity | null>;
  /** Several calls of one tick with the same selection and key column are one statement. */
  findUnique(args: Arguments): Promise<Entity | null>;
  /** Rows by their ids, among all that were asked for with the same selection: in the same tick by one statement, and those that are known by none. */
  findByIds(ids: Iterable<string>, select: Select): Promise<Map<string, Entity>>;
  /** One row by its id, in one statement with what others ask for in the same tick, of this request and, where the source allows it, of all. */
  findById(id: string, select: Select): Promise<Entity | null>;
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
  return new Readers(source) as unknown as ReadClient;
}

/** A reader is made when it is first asked for: a request reads few models. */
class Readers {
  readonly [made]: Record<string, Reader> = {};
  readonly [from]: Source;

  constructor(source: Source) {
    this[from] = source;
  }
}

for (const name of modelNames) {
  Object.defineProperty(Readers.prototype, delegateName(name), {
    enumerable: true,
    get(this: Readers): Reader {
      this[made][name] ??= createReader(this[from], modelNamed(name));
      return this[made][name];
    },
  });
}

const texts = new WeakMap<object, string>();

/** Arguments as a text. Many rows are asked for with the same ones, which nobody changes. */
function written(args: object | undefined): string {
  if (!args) return '';
  const known = texts.get(args) ?? JSON.stringify(args);
  texts.set(args, known);
  return known;
}

function createReader(source: Source, model: Model): Reader {
  const uniques = new Batch<string, Entity>();
  const counts = new Batch<string, number>();
  /** The rows that were found by their ids, by what was selected: a request asks for a row once. */
  const found = new Map<string, Map<string, Entity>>();
  const groupOf = (column: string, select: Select | undefined) => `${column} ${written(select)}`;
  const findBy = async (column: string, keys: string[], rest: Arguments, from = source) => {
    const rows = await fetchByKeys(from, model, column, keys, rest);
    return new Map(rows.map((row) => [row[column] as string, row]));
  };
  const reader: Reader = {
    findMany: (args = {}) => fetchRows(source, model, args),
    findFirst: async (args = {}) => (await fetchRows(source, model, { ...args, take: 1 }))[0] ?? null,
    findUnique({ where, select }) {
      const [entry, ...more] = Object.entries(where ?? {});
      if (!entry || more.length || typeof entry[1] !== 'string') return reader.findFirst({ where, select });
      const [column, key] = entry;
      return uniques.load(groupOf(column, select), key as string, (keys) =>
        findBy(column, keys, select ? { select } : {}),
      );
    },
    async findByIds(ids, select) {
      const group = groupOf('id', select);
      const known = found.get(group) ?? new Map<string, Entity>();
      found.set(group, known);
      const missing = [...ids].filter((id) => !known.has(id));
      if (missing.length === 0) return known;
      const rows = await uniques.loadAll(group, missing, (keys) => findBy('id', keys, { select }));
      for (const [id, row] of rows) known.set(id, row);
      return known;
    },
    findById(id, select) {
      const few = { select, few: true } as const;
      const { share, policy, knownAt } = source;
      if (share && policy && !knownAt)
        return share.load(policy, select, id, (ids, run) => findBy('id', ids, few, { ...source, run }));
      return uniques.load(`few ${groupOf('id', select)}`, id, (ids) => findBy('id', ids, few));
    },
    async findUniqueOrThrow(args) {
      const row = await reader.findUnique(args);
      if (!row) throw new Error(`No ${model.name} is there, or it may not be seen.`);
      return row;
    },
    count: ({ where } = {}) => countRows(source, model, where),
    async countOf(relation, parent, where) {
      const count = await counts.load(`${relation} ${written(where)}`, parent, (parents) =>
        countChildren(source, model, relation, parents, where),
      );
      return count ?? 0;
    },
  };
  return reader;
}
