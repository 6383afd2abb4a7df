import type { Identity } from './model.ts';
import { quote, type Statement } from './sql.ts';

/** Joins that lead from a key to the keys of every row that is the same thing, its own among them: `of` to `alias.member`. */
export function sameKeysSql(
  statement: Statement,
  identity: Identity,
  of: string,
): { sql: string; key: string } {
  const one = statement.alias();
  const other = statement.alias();
  const table = statement.table(identity.table);
  const [member, whole] = [quote(identity.member), quote(identity.identity)];
  return {
    sql: `JOIN ${table} ${one} ON ${one}.${member} = ${of} JOIN ${table} ${other} ON ${other}.${whole} = ${one}.${whole}`,
    key: `${other}.${member}`,
  };
}

/**
 * The same for few keys, one by one: the row as which the thing is shown, and those that are shown as it. Both are looked up among rows that are shown as another,
 * which are few and have indexes of their own.
 */
export function sameKeysOfEachSql(
  statement: Statement,
  identity: Identity,
  of: string,
): { sql: string; key: string } {
  const [whole, same, row] = [statement.alias(), statement.alias(), statement.alias()];
  const column = (name: string) => `${row}.${quote(name)}`;
  const { table, member, merged } = identity;
  const shownAs = (select: string, where: string) =>
    `SELECT ${column(select)} FROM ${statement.table(table)} ${row} WHERE ${where} AND ${column(merged)}`;
  const shown = shownAs(identity.identity, `${column(member)} = ${of}`);
  const others = shownAs(member, `${column(identity.identity)} = ${whole}.key`);
  return {
    sql:
      `CROSS JOIN LATERAL (SELECT coalesce((${shown}), ${of}) AS key) ${whole} ` +
      `CROSS JOIN LATERAL (SELECT ${whole}.key UNION ALL ${others}) ${same} (key)`,
    key: `${same}.key`,
  };
}

/**
 * The join that leads from a key to the key of the row as which the thing is shown. Few rows are shown as another: these have an index of their
 * own, in which nothing is found for all others.
 */
export function shownKeySql(
  statement: Statement,
  identity: Identity,
  of: string,
): { sql: string; key: string } {
  const alias = statement.alias();
  const column = (name: string) => `${alias}.${quote(name)}`;
  const { table, member, merged } = identity;
  return {
    sql: `LEFT JOIN ${statement.table(table)} ${alias} ON ${column(member)} = ${of} AND ${column(merged)}`,
    key: `coalesce(${column(identity.identity)}, ${of})`,
  };
}
