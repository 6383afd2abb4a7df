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

/** The join that leads from a key to the key of the row as which the thing is shown. */
export function shownKeySql(
  statement: Statement,
  identity: Identity,
  of: string,
): { sql: string; key: string } {
  const alias = statement.alias();
  return {
    sql: `LEFT JOIN ${statement.table(identity.table)} ${alias} ON ${alias}.${quote(identity.member)} = ${of}`,
    key: `${alias}.${quote(identity.identity)}`,
  };
}
