import { v7 as uuidv7 } from 'uuid';
import type { ZodType } from 'zod';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { modelNamed } from '../read/model.ts';
import { type Marking, type Role, type Viewer, visibleMarkings } from '../viewer.ts';
import { checkDistinct } from './distinct.ts';
import { parseInput } from './input.ts';
import { type Columns, type Execute, insertMany } from './insert-many.ts';
import { checkReferences, type Written } from './references.ts';
import { delegateOf, type Transaction } from './transaction.ts';

/** A row as a service makes it of an input: its own columns, and the rows of tables that only link to it. */
export interface Row {
  columns: Columns;
  /** Link table to its rows without the key to the parent. On an update a named table's rows are replaced. */
  links?: Record<string, Columns[]>;
}

/** What a domain says of an entity; everything else about writing it is the same for all. */
export interface EntityRules<Create extends object, Update extends object> {
  /** Model and GraphQL type. */
  entity: string;
  /** Who may write it. */
  writers: readonly Role[];
  create: ZodType<Create>;
  /** All fields optional: an absent one stays, null empties it. */
  update: ZodType<Update>;
  /** The row for an input. `current` is the stored row on an update. Throws an EntenteError where a rule is broken. */
  row: (
    input: Create | Update,
    viewer: Viewer,
    current: Columns | null,
    transaction: Transaction,
  ) => Row | Promise<Row>;
  /** Columns of which no two rows that a writer sees have the same value, each with what is said of a second one. */
  distinct?: Record<string, string>;
  /** The input's field for each column that a link table's row names, such as `areaIds` for `areaId`. */
  linkInputs?: Record<string, string>;
  /** The column of link tables that holds the parent's id. */
  linkKey?: string;
  /** What must also happen in the transaction, after the rows are written. */
  after?: (
    transaction: Transaction,
    viewer: Viewer,
    written: readonly { id: string; row: Row; current: Columns | null }[],
  ) => Promise<void>;
}

/** The rules of whichever entity. */
// biome-ignore lint/suspicious/noExplicitAny: each entity has inputs of its own
export type AnyRules = EntityRules<any, any>;

/** Makes and writes the rows of inputs. `paths` says where in the request each stands. */
export async function insertRows(
  rules: AnyRules,
  transaction: Transaction,
  viewer: Viewer,
  inputs: readonly unknown[],
  paths: (i: number) => string[],
) {
  const made: { id: string; row: Row; current: null; path: string[] }[] = [];
  for (const [i, input] of inputs.entries()) {
    const row = await atPath(paths(i), () => newRow(rules, transaction, viewer, input));
    made.push({ id: uuidv7(), row, current: null, path: paths(i) });
  }
  await checkReferences(
    transaction,
    viewer,
    made.flatMap((each) => rowsToCheck(rules, each)),
  );
  await checkDistinct(rules, transaction, viewer, made);
  await insertMany(
    executeIn(transaction),
    rules.entity,
    made.map(({ id, row }) => ({ id, ...row.columns })),
  );
  await insertLinks(rules, transaction, made);
  await rules.after?.(transaction, viewer, made);
  return made.map(({ id }) => ({ id }));
}

/** The row that an input makes. Throws an EntenteError where a rule is broken or the viewer may not give such a marking. */
export async function newRow(
  rules: AnyRules,
  transaction: Transaction,
  viewer: Viewer,
  input: unknown,
): Promise<Row> {
  const row = await rules.row(parseInput(rules.create, input), viewer, null, transaction);
  checkMarking(viewer, row.columns);
  return row;
}

/** A row and its links, as their references are checked. */
export const rowsToCheck = (rules: AnyRules, { row, path }: { row: Row; path: string[] }): Written[] => [
  { model: rules.entity, columns: row.columns, path },
  ...Object.entries(row.links ?? {}).flatMap(([model, rows]) =>
    rows.map((columns) => ({ model, columns, path, inputs: rules.linkInputs })),
  ),
];

/** Writes the rows of the tables that link to rows. */
export async function insertLinks(
  rules: AnyRules,
  transaction: Transaction,
  made: readonly { id: string; row: Row }[],
) {
  const tables = new Set(made.flatMap(({ row }) => Object.keys(row.links ?? {})));
  for (const table of tables) {
    await insertMany(executeIn(transaction), table, linkRows(rules, table, made));
  }
}

const executeIn =
  (transaction: Transaction): Execute =>
  (sql, parameter) =>
    transaction.$executeRawUnsafe(sql, parameter);

/** The rows of one table that links to rows, with their keys. */
export function linkRows(
  rules: AnyRules,
  table: string,
  made: readonly { id: string; row: Row }[],
): Columns[] {
  return made.flatMap(({ id, row }) =>
    (row.links?.[table] ?? []).map((columns) => ({
      ...('id' in modelNamed(table).fields && { id: uuidv7() }),
      [rules.linkKey as string]: id,
      ...columns,
    })),
  );
}

/** The live row that the viewer may see. Throws NotFoundError, or ConflictError where it has moved on. */
export async function currentRow(
  { entity }: AnyRules,
  transaction: Transaction,
  id: string,
  expectedVersion: number,
  live: object,
) {
  const [row] = await delegateOf(transaction, entity).findMany({ where: { id, ...live } });
  if (!row) throw new NotFoundError(`There is no such ${entity}, or you may not see it.`, ['id']);
  if (row.version !== expectedVersion) throw new ConflictError(row.version as number);
  return row;
}

/** Changes a row that is at the expected version. Throws ConflictError where it has moved on meanwhile. */
export async function changeRow(
  { entity }: AnyRules,
  transaction: Transaction,
  id: string,
  expectedVersion: number,
  columns: Columns,
) {
  const { count } = await delegateOf(transaction, entity).updateMany({
    where: { id, version: expectedVersion },
    // The version is counted up by a trigger; naming it makes a change of links alone count too
    data: { ...columns, version: expectedVersion },
  });
  if (count === 1) return;
  const now = await delegateOf(transaction, entity).findUnique({ where: { id } });
  throw new ConflictError((now?.version as number) ?? expectedVersion);
}

export function checkMarking(viewer: Viewer, { marking }: Columns) {
  if (marking !== undefined && !visibleMarkings(viewer).includes(marking as Marking)) {
    throw new ForbiddenError(
      `You may mark up to ${viewer.clearance}; ${marking} lies above your clearance.`,
      ['marking'],
    );
  }
}

/** Puts the place of a batch's item before an error's own path. */
async function atPath<T>(path: string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ValidationError)
      throw new ValidationError(error.message, [...path, ...error.inputPath]);
    if (error instanceof ForbiddenError)
      throw new ForbiddenError(error.message, [...path, ...error.inputPath]);
    throw error;
  }
}
