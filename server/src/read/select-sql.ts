import type { Arguments, OrderBy } from './arguments.ts';
import { byQuarterSql } from './by-quarter.ts';
import { countSql } from './count-sql.ts';
import { shownKeySql } from './identity.ts';
import { columnOf } from './model.ts';
import type { Layout, Selected, Table } from './selection.ts';
import { limitOf, quote, type Statement } from './sql.ts';
import { joinSql, orderSql, seekSql, whereSql } from './where.ts';

/** The select list and all that follows it. `join` is a further condition on the first table, whose rows are `rows`. */
export function selectSql(
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
  const order = orderSql(table.model, alias, orderBy);
  const columns = neededColumns(table, orderBy)
    .map((name) => `${alias}.${quote(name)}`)
    .join(', ');
  const searched = join ? null : byQuarterSql(statement, table.model, args, alias, columns, rows);
  const where = searched ? '' : conditionsSql(statement, table, args, alias, join?.(alias));
  const limit = args.take === undefined ? '' : ` LIMIT ${limitOf(args.take, args.beyond)}`;
  const joined = joinedSql(statement, table, aliases);
  const valueSql = (selected: Selected) => {
    const of = aliases.get(selected.table);
    if ('column' in selected) return `${of}.${quote(selected.column.dbName)}`;
    const { relation, arguments: list } = selected.counted;
    const key = `${of}.${quote(relation.join.from[0] as string)}`;
    return `(${countSql(statement, selected.table.model, relation, list.where, key)})`;
  };
  const list = [
    ...layout.selected.map((each) => `${valueSql(each)} AS c${each.index}`),
    ...layout.ordering.map((each, place) => `${valueSql(each)} AS o${place}`),
  ].join(', ');
  if (!searched && (!joined || !limit))
    return `${list} FROM ${rows} ${alias}${joined}${where}${order}${limit}`;
  // What is joined to the rows of a page is looked up for these alone. Pages of several parents are put in order together
  const page = searched ?? `SELECT ${columns} FROM ${rows} ${alias}${where}${order}${limit}`;
  return `${list} FROM (${page}) ${alias}${joined}${join ? '' : order}`;
}

function conditionsSql(
  statement: Statement,
  { model }: Table,
  { where, orderBy = [], seek }: Arguments,
  alias: string,
  join: string | undefined,
): string {
  const conditions = [
    join,
    whereSql(statement, model, alias, where),
    seek && seekSql(statement, model, alias, orderBy, seek),
  ].filter(Boolean);
  return conditions.length ? ` WHERE ${conditions.join(' AND ')}` : '';
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

/** The order of rows by columns that the select list names. */
export function ordinalsOf(layout: Layout, table: Table, orderBy: readonly OrderBy[] = []): string[] {
  return orderBy
    .flatMap((each) => Object.entries(each))
    .map(
      ([field, direction]) => `${layout.orderingName(table, field)} ${direction === 'asc' ? 'ASC' : 'DESC'}`,
    );
}
