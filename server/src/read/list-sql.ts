import { sameKeysOfEachSql } from './identity.ts';
import { columnOf, modelNamed } from './model.ts';
import { ordinalsOf, selectSql } from './select-sql.ts';
import { type Entity, Layout, type Table, type TableList } from './selection.ts';
import { limitOf, quote, type Statement } from './sql.ts';
import { arrayCast } from './values.ts';

/** A list of a table or of what is joined to it, and where its parent stands. */
export interface List extends TableList {
  /** The table whose rows are the parents. */
  of: Table;
  /** The parent in the entity that a row of the first table stands for. */
  parentIn: (entity: Entity) => Entity | null;
}

/** The lists of a table and of everything joined to it that are to be read. */
export function listsOf(table: Table, parentIn: List['parentIn'] = (entity) => entity): List[] {
  return [
    ...table.lists.filter((list) => !list.arguments.unread).map((list) => ({ ...list, of: table, parentIn })),
    ...table.joined.flatMap(({ name, table: joined }) =>
      listsOf(joined, (entity) => (parentIn(entity)?.[name] ?? null) as Entity | null),
    ),
  ];
}

/** The statement for a list of all parents, its layout, and where in a row the parent's key stands. */
export interface ListSql {
  sql: string;
  table: Table;
  keyIndex: number;
}

/** All parents in one statement: by = ANY where the whole list is wanted, by a lateral LIMIT where each parent gives a page. */
export function listSql(statement: Statement, list: List, parents: readonly string[]): ListSql {
  const layout = new Layout();
  const table = layout.table(modelNamed(list.relation.type), list.arguments.select);
  const foreignKey = list.relation.join.to[0] as string;
  const ownKey = layout.column(table, foreignKey);
  const keys = `${statement.parameter(parents)}${arrayCast(columnOf(table.model, foreignKey))}`;
  const page = (key: string) => pageSql(statement, layout, table, list, key);
  const { identity } = list.relation.join;
  const { take, beyond, orderBy } = list.arguments;
  const done = (sql: string, keyIndex = ownKey) => ({ sql, table, keyIndex });
  if (take === undefined && !identity) return done(`SELECT ${page(`= ANY (${keys})`)}`);

  const ordinals = ordinalsOf(layout, table, orderBy);
  const rows = ['parent.n', ...ordinals].join(', ');
  const each = `FROM unnest(${keys}) WITH ORDINALITY AS parent (key, n)`;
  if (!identity) {
    const child = `CROSS JOIN LATERAL (SELECT ${page('= parent.key')}) child`;
    return done(`SELECT ${namesOf(layout)} ${each} ${child} ORDER BY ${rows}`);
  }
  const same = sameKeysOfEachSql(statement, identity, 'parent.key');
  const all = `${each} ${same.sql} CROSS JOIN LATERAL (SELECT ${page(`= ${same.key}`)}) child`;
  // Children of another record of the same thing name that record: the parent's key then comes last
  const last = layout.selected.length;
  if (take === undefined) return done(`SELECT ${namesOf(layout)}, parent.key ${all} ORDER BY ${rows}`, last);
  // A page of each record, and of these pages together a page of the whole
  return done(
    `SELECT ${namesOf(layout)}, key FROM (SELECT child.*, parent.key, parent.n, ` +
      `row_number() OVER (PARTITION BY parent.n${ordinals.length ? ` ORDER BY ${ordinals.join(', ')}` : ''}) AS place ${all}) child ` +
      `WHERE place <= ${limitOf(take, beyond)} ORDER BY ${['n', ...ordinals].join(', ')}`,
    last,
  );
}

/** The page of a list that belongs to the one parent whose key is a column of the row beside which it stands, and which row of it each is. */
export function pageBesideSql(
  statement: Statement,
  layout: Layout,
  table: Table,
  list: List,
  key: string,
): string {
  const { identity } = list.relation.join;
  const { take, beyond, orderBy } = list.arguments;
  const ordinals = ordinalsOf(layout, table, orderBy).join(', ');
  const order = ordinals && ` ORDER BY ${ordinals}`;
  const numbered = (rows: string) =>
    `SELECT ${namesOf(layout)}, row_number() OVER () AS n FROM (SELECT of_each.* FROM ${rows}) page`;
  if (!identity)
    return numbered(`(SELECT ${pageSql(statement, layout, table, list, `= ${key}`)}) of_each${order}`);
  const same = sameKeysOfEachSql(statement, identity, 'own.key');
  const each = pageSql(statement, layout, table, list, `= ${same.key}`);
  return numbered(
    `(SELECT ${key}) own (key) ${same.sql} CROSS JOIN LATERAL (SELECT ${each}) of_each${order} ` +
      `LIMIT ${limitOf(take as number, beyond)}`,
  );
}

function pageSql(statement: Statement, layout: Layout, table: Table, list: List, key: string): string {
  const column = quote(columnOf(table.model, list.relation.join.to[0] as string).dbName);
  const rows = statement.related(list.of.model, list.relation, table.model.dbName);
  return selectSql(statement, layout, table, list.arguments, (alias) => `${alias}.${column} ${key}`, rows);
}

/** What a statement hands on of its rows. */
const namesOf = (layout: Layout) => layout.selected.map(({ index }) => `c${index}`).join(', ');
