import type { Where } from './arguments.ts';
import { sameKeysOfEachSql } from './identity.ts';
import { columnOf, type Model, modelNamed, type Relation } from './model.ts';
import { quote, type Statement } from './sql.ts';
import { whereSql } from './where.ts';

/**
 * A SELECT of how many rows a list relation of `model` has for the parent with this key. For each parent by itself: what an index has in one
 * place is counted without being put together again.
 */
export function countSql(
  statement: Statement,
  model: Model,
  relation: Relation,
  where: Where | undefined,
  key: string,
): string {
  const { identity, to } = relation.join;
  const [column, further] = to;
  if (column === undefined || further !== undefined)
    throw new TypeError(`${relation.name} is not joined by one column.`);
  const target = modelNamed(relation.type);
  const alias = statement.alias();
  const name = `${alias}.${quote(columnOf(target, column).dbName)}`;
  const rows = `${statement.related(model, relation, target.dbName)} ${alias}`;
  const predicate = whereSql(statement, target, alias, where);
  const same = identity && sameKeysOfEachSql(statement, identity, 'own.key');
  const own = same
    ? `(SELECT ${key}) own (key) ${same.sql} JOIN ${rows} ON ${name} = ${same.key} WHERE ${predicate ?? 'TRUE'}`
    : `${rows} WHERE ${name} = ${key}${predicate ? ` AND ${predicate}` : ''}`;
  return `SELECT count(*) AS n FROM ${own}`;
}
