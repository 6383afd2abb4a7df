import type { Arguments } from './arguments.ts';
import { type List, pageBesideSql } from './list-sql.ts';
import { modelNamed } from './model.ts';
import { ordinalsOf, selectSql } from './select-sql.ts';
import { Layout, type Table } from './selection.ts';
import type { Statement } from './sql.ts';

/** The list that is read in one statement with the rows that it belongs to: the first that gives pages. */
export function listBeside(lists: readonly List[], table: Table, args: Arguments): List | undefined {
  if (table.model.primaryKey.length !== 1) return undefined;
  return lists.find(
    ({ of, keys, arguments: { take } }) =>
      // One row may be joined to many: its list is better read once for all of them
      (of === table || args.few) && keys.length === 1 && take !== undefined,
  );
}

/** What a statement gives of rows and of a list beside each. */
export interface Beside {
  sql: string;
  children: Table;
  /** Where in a row stands the key by which its parent is known. */
  keyIndex: number;
  /** Where in a row stands which of its parent's children it has, counted from one; null where there is none. They come in any order. */
  numberIndex: number;
}

/**
 * Rows with a list of each beside them: a row comes once for each of its children, and once where it has none. What it holds comes with the
 * first alone, with the others only the key by which they belong to it.
 */
export function besideSql(
  statement: Statement,
  layout: Layout,
  table: Table,
  args: Arguments,
  list: List,
): Beside {
  const keyIndex = layout.keyOf(table);
  const order = ordinalsOf(layout, table, args.orderBy).map((ordinal) => `parent.${ordinal}`);
  const rows = selectSql(statement, layout, table, args);
  const beside = new Layout(layout.selected.length);
  const children = beside.table(modelNamed(list.relation.type), list.arguments.select);
  const page = pageBesideSql(statement, beside, children, list, `parent.c${list.keys[0]}`);
  const own = layout.selected.map(({ index }) =>
    index === keyIndex ? `parent.c${index}` : `CASE WHEN coalesce(child.n, 1) = 1 THEN parent.c${index} END`,
  );
  const sql =
    `SELECT ${own.join(', ')}, child.* FROM (SELECT ${rows}) parent LEFT JOIN LATERAL (${page}) child ON TRUE` +
    (order.length ? ` ORDER BY ${order.join(', ')}` : '');
  return { sql, children, keyIndex, numberIndex: layout.selected.length + beside.selected.length };
}
