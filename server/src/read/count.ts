import type { Where } from './arguments.ts';
import { countSql } from './count-sql.ts';
import type { Source } from './fetch.ts';
import { columnOf, type Model, modelNamed } from './model.ts';
import { Statement } from './sql.ts';
import { arrayCast } from './values.ts';
import { whereSql } from './where.ts';

/** How many rows of a model pass a predicate. */
export async function countRows(source: Source, model: Model, where: Where | undefined): Promise<number> {
  const statement = new Statement(source);
  const alias = statement.alias();
  const predicate = whereSql(statement, model, alias, where);
  const sql = `SELECT count(*) FROM ${statement.table(model.dbName)} ${alias}${predicate ? ` WHERE ${predicate}` : ''}`;
  const rows = await source.run(sql, statement.parameters, statement.once);
  return Number(rows[0]?.[0]);
}

/** How many rows of a list relation each parent has. */
export async function countChildren(
  source: Source,
  model: Model,
  relation: string,
  parents: string[],
  where: Where | undefined,
): Promise<Map<string, number>> {
  const field = model.fields[relation];
  if (field?.kind !== 'object' || !field.isList)
    throw new TypeError(`${model.name} has no list ${relation}.`);
  const column = columnOf(modelNamed(field.type), field.join.to[0] as string);
  const statement = new Statement(source);
  const keys = `${statement.parameter(parents)}${arrayCast(column)}`;
  const counted = countSql(statement, model, field, where, 'parent.key');
  const sql = `SELECT parent.key, counted.n FROM unnest(${keys}) AS parent (key) CROSS JOIN LATERAL (${counted}) counted`;
  const counts = await source.run(sql, statement.parameters, statement.once);
  return new Map(counts.map(([parent, count]) => [parent as string, Number(count)]));
}
