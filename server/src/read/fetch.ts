import type { Arguments, Select } from './arguments.ts';
import { type Beside, besideSql, listBeside } from './beside.ts';
import { type List, listSql, listsOf } from './list-sql.ts';
import type { Model } from './model.ts';
import { selectSql } from './select-sql.ts';
import { type Entity, entityOf, Layout, type Table } from './selection.ts';
import type { Sharing } from './shared-rows.ts';
import { type Place, Statement } from './sql.ts';
import type { Run, TextRow } from './text-rows.ts';

/** Where the rows are read: the schema of views that a clearance may see, what of it there is for whoever asks, and the connection. */
export interface Source extends Place {
  run: Run;
  /** Where rows may be read together with those of other requests. */
  share?: Sharing;
}

/** A statement that gives rows, and what is made of these. */
interface RowsSql {
  sql: string;
  parameters: readonly unknown[];
  once: boolean;
  table: Table;
  /** The lists that are read after them. */
  lists: readonly List[];
  /** The one that is read with them. */
  beside?: Beside & { list: List };
}

/**
 * Rows of a model with everything selected beneath them. To-one relations are joined, and one list of pages; each other
 * list is one further statement for all parents together, so that the number of statements depends on the selection alone.
 */
export async function fetchRows(source: Source, model: Model, args: Arguments): Promise<Entity[]> {
  return args.unread ? [] : readRows(source, rowsSql(source, model, args));
}

/** A statement that finds rows by keys, and which of its parameters these are. */
type ByKeysSql = RowsSql & { keysAt: number };

/** Those of each selection that stays and each policy, by schema, model and column. */
const byKeys = new WeakMap<Select, WeakMap<object, Map<string, ByKeysSql>>>();
const noPolicy = {};

/** Rows by the values of one column. For a selection that stays, the statement is there already from the time before, with other keys. */
export async function fetchByKeys(
  source: Source,
  model: Model,
  column: string,
  keys: readonly string[],
  { select, few }: Pick<Arguments, 'select' | 'few'>,
): Promise<Entity[]> {
  const args: Arguments = { where: { [column]: { in: keys } }, ...(few && { few }) };
  if (!select) return fetchRows(source, model, args);
  args.select = { ...select, [column]: true };
  if (source.knownAt || !Object.isFrozen(select)) return fetchRows(source, model, args);
  const policy = source.policy ?? noPolicy;
  const ofSelection = byKeys.get(select) ?? new WeakMap<object, Map<string, ByKeysSql>>();
  byKeys.set(select, ofSelection);
  const known = ofSelection.get(policy) ?? new Map<string, ByKeysSql>();
  ofSelection.set(policy, known);
  const name = `${source.schema} ${model.name} ${column} ${few}`;
  const same = known.get(name);
  if (same) return readRows(source, { ...same, parameters: same.parameters.with(same.keysAt, keys) });
  const made = rowsSql(source, model, args);
  known.set(name, { ...made, keysAt: made.parameters.indexOf(keys) });
  return readRows(source, made);
}

function rowsSql(source: Source, model: Model, args: Arguments): RowsSql {
  const statement = new Statement(source);
  const layout = new Layout();
  const table = layout.table(model, args.select);
  const lists = listsOf(table);
  const list = listBeside(lists, table, args);
  const beside = list && besideSql(statement, layout, table, args, list);
  const sql = beside?.sql ?? `SELECT ${selectSql(statement, layout, table, args)}`;
  const { parameters, once } = statement;
  if (!list || !beside) return { sql, parameters, once, table, lists };
  const others = lists.filter((each) => each !== list);
  return { sql, parameters, once, table, lists: others, beside: { ...beside, list } };
}

async function readRows(source: Source, { table, lists, beside, ...statement }: RowsSql): Promise<Entity[]> {
  const rows = await source.run(statement.sql, statement.parameters, statement.once);
  if (!beside) return assemble(source, table, lists, rows);
  const { list, children, keyIndex, numberIndex } = beside;
  const withParent = rows.filter((row) => row[numberIndex] === null || row[numberIndex] === '1');
  const withChild = rows.filter((row) => row[numberIndex] !== null);
  const [entities, found] = await Promise.all([
    assemble(source, table, lists, withParent),
    assemble(source, children, listsOf(children), withChild),
  ]);
  const parents = new Map(withParent.map((row, i) => [row[keyIndex], list.parentIn(entities[i] as Entity)]));
  withChild.forEach((row, i) => {
    const parent = parents.get(row[keyIndex]) as Entity;
    (parent[list.name] as Entity[])[Number(row[numberIndex]) - 1] = found[i] as Entity;
  });
  return entities;
}

/** Makes the entities and fetches lists beneath them, all at once. */
async function assemble(
  source: Source,
  table: Table,
  lists: readonly List[],
  rows: readonly TextRow[],
): Promise<Entity[]> {
  const entities = rows.map((row) => entityOf(table, row) as Entity);
  await Promise.all(lists.map((list) => fill(source, rows, entities, list)));
  return entities;
}

/** Reads a list of all entities that have one, and puts it into them. */
async function fill(
  source: Source,
  rows: readonly TextRow[],
  entities: readonly Entity[],
  list: List,
): Promise<void> {
  const [key, more] = list.keys;
  if (key === undefined || more !== undefined)
    throw new TypeError(`${list.name} is not joined by one column.`);
  const parents = new Map<string, Entity[]>();
  rows.forEach((row, i) => {
    const parent = list.parentIn(entities[i] as Entity);
    const value = row[key];
    if (!parent || value === null || value === undefined) return;
    const same = parents.get(value);
    if (same) same.push(parent);
    else parents.set(value, [parent]);
  });
  if (parents.size === 0) return;

  const statement = new Statement(source);
  const { sql, table, keyIndex } = listSql(statement, list, [...parents.keys()]);
  const childRows = await source.run(sql, statement.parameters, statement.once);
  const children = await assemble(source, table, listsOf(table), childRows);
  children.forEach((child, i) => {
    const of = parents.get(childRows[i]?.[keyIndex] as string) as Entity[];
    for (const parent of of) (parent[list.name] as Entity[]).push(child);
  });
}
