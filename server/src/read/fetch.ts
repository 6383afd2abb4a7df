import type { Arguments, OrderBy } from './arguments.ts';
import { sameKeysSql, shownKeySql } from './identity.ts';
import { columnOf, type Model, modelNamed, type Relation } from './model.ts';
import { type Entity, entityOf, Layout, type Table } from './selection.ts';
import { type Place, quote, Statement } from './sql.ts';
import { arrayCast } from './values.ts';
import { joinSql, orderSql, seekSql, whereSql } from './where.ts';

/** Runs one statement; rows come as arrays of texts. `once`: it will hardly come again, and is not kept prepared. */
export type Run = (sql: string, parameters: unknown[], once?: boolean) => Promise<(string | null)[][]>;

/** Where the rows are read: the schema of views that a clearance may see, what of it there is for whoever asks, and the connection. */
export interface Source extends Place {
  run: Run;
}

/**
 * Rows of a model with everything selected beneath them. To-one relations are joined; each list is one further statement
 * for all parents together, so that the number of statements depends on the selection alone.
 */
export async function fetchRows(source: Source, model: Model, args: Arguments): Promise<Entity[]> {
  const statement = new Statement(source);
  const layout = new Layout();
  const table = layout.table(model, args.select);
  const body = selectSql(statement, layout, table, args);
  const rows = await source.run(`SELECT ${body}`, statement.parameters, statement.once);
  return assemble(source, table, rows);
}

/** The select list and all that follows it. `join` is a further condition on the first table, whose rows are `rows`. */
function selectSql(
  statement: Statement,
  layout: Layout,
  table: Table,
  args: Arguments,
  join?: (alias: string) => string,
  rows = statement.table(table.model.dbName),
): string {
  const aliases = new Map<Table, string>();
  const alias = statement.alias();
  aliases.set(table, alias);
  const orderBy = args.orderBy ?? [];
  const conditions = [
    join?.(alias),
    whereSql(statement, table.model, alias, args.where),
    args.seek && seekSql(statement, table.model, alias, orderBy, args.seek),
  ].filter(Boolean);
  const where = conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
  const order = orderSql(table.model, alias, orderBy);
  const limit = args.take === undefined ? '' : ` LIMIT ${limitOf(args.take)}`;
  const joined = joinedSql(statement, table, aliases);
  const list = layout.selected
    .map(({ table: of, column }, i) => `${aliases.get(of)}.${quote(column.dbName)} AS c${i}`)
    .join(', ');
  if (!joined || !limit) return `${list} FROM ${rows} ${alias}${joined}${where}${order}${limit}`;
  // What is joined to the rows of a page is looked up for these alone. Pages of several parents are put in order together
  const columns = neededColumns(table, orderBy).map((name) => `${alias}.${quote(name)}`);
  const page = `SELECT ${columns.join(', ')} FROM ${rows} ${alias}${where}${order}${limit}`;
  return `${list} FROM (${page}) ${alias}${joined}${join ? '' : order}`;
}

/** The columns of a table that its own part of a statement must hand on. */
function neededColumns({ model, columns, joined }: Table, orderBy: readonly OrderBy[]): string[] {
  const names = [...columns.map(({ name }) => name), ...orderBy.flatMap((order) => Object.keys(order))].map(
    (name) => columnOf(model, name).dbName,
  );
  return [...new Set([...names, ...joined.flatMap(({ relation }) => relation.join.from)])];
}

/** The joins of the to-one relations beneath a table. */
function joinedSql(statement: Statement, table: Table, aliases: Map<Table, string>): string {
  const alias = aliases.get(table) as string;
  let sql = '';
  for (const { relation, table: joined } of table.joined) {
    const target = statement.related(table.model, relation, joined.model.dbName);
    const as = statement.alias();
    aliases.set(joined, as);
    const further = joinedSql(statement, joined, aliases);
    const nested = further ? `(${target} ${as}${further})` : `${target} ${as}`;
    const { identity, from, to } = relation.join;
    if (identity && relation.join.holdsForeignKey) {
      const shown = shownKeySql(statement, identity, `${alias}.${quote(from[0] as string)}`);
      sql += ` ${shown.sql} LEFT JOIN ${nested} ON ${as}.${quote(to[0] as string)} = ${shown.key}`;
    } else {
      sql += ` LEFT JOIN ${nested} ON ${joinSql(relation, alias, as)}`;
    }
  }
  return sql;
}

/** Makes the entities and fetches the lists beneath them, all lists of a level at once. */
async function assemble(source: Source, table: Table, rows: (string | null)[][]): Promise<Entity[]> {
  const entities = rows.map((row) => entityOf(table, row) as Entity);
  await Promise.all(listsOf(table, (row) => entities[row] as Entity).map((list) => fill(source, rows, list)));
  return entities;
}

interface List {
  name: string;
  /** The model of the parents. */
  of: Model;
  relation: Relation;
  arguments: Arguments;
  keys: number[];
  parentOf: (row: number) => Entity | null;
}

/** The lists of a table and of everything joined to it. */
function listsOf(table: Table, parentOf: (row: number) => Entity | null): List[] {
  return [
    ...table.lists.map((list) => ({ ...list, of: table.model, parentOf })),
    ...table.joined.flatMap(({ name, table: joined }) =>
      listsOf(joined, (row) => (parentOf(row)?.[name] ?? null) as Entity | null),
    ),
  ];
}

async function fill(source: Source, rows: (string | null)[][], list: List): Promise<void> {
  const [key, more] = list.keys;
  if (key === undefined || more !== undefined)
    throw new TypeError(`${list.name} is not joined by one column.`);
  const parents = new Map<string, Entity[]>();
  rows.forEach((row, i) => {
    const parent = list.parentOf(i);
    const value = row[key];
    if (!parent || value === null || value === undefined) return;
    const same = parents.get(value);
    if (same) same.push(parent);
    else parents.set(value, [parent]);
  });
  if (parents.size === 0) return;

  const model = modelNamed(list.relation.type);
  const statement = new Statement(source);
  const layout = new Layout();
  const table = layout.table(model, list.arguments.select);
  const foreignKey = list.relation.join.to[0] as string;
  const ownKey = layout.column(table, foreignKey);
  const sql = childrenSql(statement, layout, table, list, foreignKey, [...parents.keys()]);
  const childRows = await source.run(sql, statement.parameters, statement.once);
  const children = await assemble(source, table, childRows);
  // Children of another record of the same thing name that record: the parent's key then comes last
  const keyIndex = list.relation.join.identity ? layout.selected.length : ownKey;
  children.forEach((child, i) => {
    for (const parent of parents.get(childRows[i]?.[keyIndex] as string) ?? [])
      (parent[list.name] as Entity[]).push(child);
  });
}

/** All parents in one statement: by = ANY where the whole list is wanted, by a lateral LIMIT where each parent gives a page. */
function childrenSql(
  statement: Statement,
  layout: Layout,
  table: Table,
  list: List,
  foreignKey: string,
  parents: string[],
): string {
  const column = columnOf(table.model, foreignKey);
  const keys = `${statement.parameter(parents)}${arrayCast(column)}`;
  const page = (key: string) =>
    selectSql(
      statement,
      layout,
      table,
      list.arguments,
      (alias) => `${alias}.${quote(column.dbName)} ${key}`,
      statement.related(list.of, list.relation, table.model.dbName),
    );
  const { identity } = list.relation.join;
  if (list.arguments.take === undefined && !identity) return `SELECT ${page(`= ANY (${keys})`)}`;

  const order = (list.arguments.orderBy ?? []).flatMap((each) => Object.entries(each));
  const ordinals = order.map(
    ([field, direction]) => `c${layout.column(table, field)} ${direction === 'asc' ? 'ASC' : 'DESC'}`,
  );
  const rows = ['parent.n', ...ordinals].join(', ');
  const each = `FROM unnest(${keys}) WITH ORDINALITY AS parent (key, n)`;
  if (!identity)
    return `SELECT child.* ${each} CROSS JOIN LATERAL (SELECT ${page('= parent.key')}) child ORDER BY ${rows}`;

  const same = sameKeysSql(statement, identity, 'parent.key');
  const all = `${each} ${same.sql} CROSS JOIN LATERAL (SELECT ${page(`= ${same.key}`)}) child`;
  if (list.arguments.take === undefined) return `SELECT child.*, parent.key ${all} ORDER BY ${rows}`;
  // A page of each record, and of these pages together a page of the whole
  const limit = limitOf(list.arguments.take);
  return (
    `SELECT ${layout.selected.map((_, i) => `c${i}`).join(', ')}, key FROM (SELECT child.*, parent.key, parent.n, ` +
    `row_number() OVER (PARTITION BY parent.n${ordinals.length ? ` ORDER BY ${ordinals.join(', ')}` : ''}) AS place ${all}) child ` +
    `WHERE place <= ${limit} ORDER BY ${['n', ...ordinals].join(', ')}`
  );
}

/**
 * A number of rows, as it stands in the statement: with a parameter in its place Postgres would not know how few rows are wanted,
 * and plan the statement anew each time that it comes.
 */
function limitOf(take: number): string {
  if (!Number.isSafeInteger(take) || take < 0) throw new TypeError(`${take} is no number of rows.`);
  return String(take);
}
