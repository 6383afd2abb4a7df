import type { Comparators, OrderBy, Seek, Where } from './arguments.ts';
import { sameKeysSql } from './identity.ts';
import { type Column, columnOf, type Model, modelNamed, type Relation } from './model.ts';
import { quote, type Statement } from './sql.ts';
import { arrayCast } from './values.ts';
import { searchWords } from './words.ts';

/** The predicate in SQL, or null where every row passes. */
export function whereSql(
  statement: Statement,
  model: Model,
  alias: string,
  where: Where | undefined,
): string | null {
  const terms: string[] = [];
  for (const [key, value] of Object.entries(where ?? {})) {
    if (value === undefined) continue;
    terms.push(termSql(statement, model, alias, key, value));
  }
  return terms.length ? terms.join(' AND ') : null;
}

function termSql(statement: Statement, model: Model, alias: string, key: string, value: unknown): string {
  const each = (wheres: readonly Where[]) =>
    wheres.map((one) => whereSql(statement, model, alias, one) ?? 'TRUE').map((sql) => `(${sql})`);
  switch (key) {
    case 'AND':
      return each(value as Where[]).join(' AND ') || 'TRUE';
    case 'OR':
      return `(${each(value as Where[]).join(' OR ') || 'FALSE'})`;
    case 'NOT':
      // COALESCE: a comparison with NULL is unknown, and what is not known to hold does not hold
      return `NOT COALESCE((${whereSql(statement, model, alias, value as Where) ?? 'TRUE'}), FALSE)`;
    case 'matches': {
      const words = `websearch_to_tsquery('russian', ${statement.constant(searchWords(value as string))})`;
      // The second half is always true, and has the rows with the words fetched by their index where they are few. Its first part, true as well, is
      // all of it that is done for a row
      const search = `${alias}."search"`;
      return `${search} @@ ${words} AND (pg_column_size(${search}) IS NOT NULL OR public.entente_words_are_read(${search}))`;
    }
  }
  const field = model.fields[key];
  if (!field) throw new TypeError(`${model.name} has no field ${key}.`);
  return field.kind === 'object'
    ? relationSql(statement, model, alias, field, value as RelationWhere)
    : columnSql(statement, alias, field, value);
}

type RelationWhere = null | { some?: Where; none?: Where } | { isNot?: Where } | Where;

function relationSql(
  statement: Statement,
  model: Model,
  alias: string,
  relation: Relation,
  value: RelationWhere,
): string {
  if (!relation.isList) {
    if (value === null) return `NOT ${existsSql(statement, model, alias, relation, {})}`;
    const { isNot } = value as { isNot?: Where };
    if (isNot) return `NOT ${existsSql(statement, model, alias, relation, isNot)}`;
    return (
      uniqueSql(statement, model, alias, relation, value as Where) ??
      existsSql(statement, model, alias, relation, value as Where)
    );
  }
  const { some, none } = value as { some?: Where; none?: Where };
  const terms = [];
  if (some) terms.push(existsSql(statement, model, alias, relation, some));
  if (none) terms.push(`NOT ${existsSql(statement, model, alias, relation, none)}`);
  return terms.join(' AND ') || 'TRUE';
}

/**
 * The one row that a unique key names, as a value to compare the foreign key with: an index on the foreign key and an order then
 * gives the rows in that order, which EXISTS does not. Null where the predicate is anything else.
 */
function uniqueSql(
  statement: Statement,
  model: Model,
  alias: string,
  relation: Relation,
  where: Where,
): string | null {
  const target = modelNamed(relation.type);
  const [entry, ...more] = Object.entries(where);
  const [from, ...others] = relation.join.from;
  if (!entry || more.length || from === undefined || others.length) return null;
  const [key, value] = entry;
  const compared = Object.entries((value ?? {}) as Comparators).filter(
    ([, operand]) => operand !== undefined,
  );
  const [operator, operand] = compared[0] ?? [];
  const unique = target.uniqueKeys.some(([column, ...rest]) => column === key && !rest.length);
  if (!unique || compared.length !== 1 || operator !== 'equals' || typeof operand !== 'string') return null;
  const inner = statement.alias();
  const to = `${inner}.${quote(columnOf(target, relation.join.to[0] as string).dbName)}`;
  const rows = `FROM ${statement.related(model, relation, target.dbName)} ${inner}`;
  const identity = identityOf(statement, relation);
  if (!identity)
    return `${alias}.${quote(from)} = (SELECT ${to} ${rows} WHERE ${whereSql(statement, target, inner, where)})`;
  const same = sameKeysSql(statement, identity, to);
  return `${alias}.${quote(from)} = ANY (ARRAY(SELECT ${same.key} ${rows} ${same.sql} WHERE ${whereSql(statement, target, inner, where)}))`;
}

function existsSql(
  statement: Statement,
  model: Model,
  alias: string,
  relation: Relation,
  where: Where,
): string {
  const target = modelNamed(relation.type);
  const inner = statement.alias();
  const rows = `${statement.related(model, relation, target.dbName)} ${inner}`;
  const predicate = whereSql(statement, target, inner, where);
  const and = predicate ? ` AND ${predicate}` : '';
  const { from, to } = relation.join;
  const identity = identityOf(statement, relation);
  if (!identity) return `EXISTS (SELECT FROM ${rows} WHERE ${joinSql(relation, alias, inner)}${and})`;
  const same = sameKeysSql(
    statement,
    identity,
    `${inner}.${quote(columnOf(target, to[0] as string).dbName)}`,
  );
  return `EXISTS (SELECT FROM ${rows} ${same.sql} WHERE ${same.key} = ${alias}.${quote(from[0] as string)}${and})`;
}

/** How rows of the relation are found as one thing; a policy is about the rows that are recorded, not about what they are the same as. */
function identityOf(statement: Statement, relation: Relation) {
  return statement.trusts ? null : relation.join.identity;
}

/** The condition that joins a row of a relation's model to its target. */
export function joinSql(relation: Relation, alias: string, target: string): string {
  const targetModel = modelNamed(relation.type);
  return relation.join.to
    .map(
      (to, i) =>
        `${target}.${quote(columnOf(targetModel, to).dbName)} = ${alias}.${quote(relation.join.from[i] as string)}`,
    )
    .join(' AND ');
}

const operators = { equals: '=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

function columnSql(statement: Statement, alias: string, column: Column, value: unknown): string {
  const name = `${alias}.${quote(column.dbName)}`;
  if (value === null) return `${name} IS NULL`;
  // As it stands in the condition of an index of some rows
  if (typeof value === 'boolean') return value ? name : `NOT ${name}`;
  if (typeof value !== 'object' || value instanceof Date) return `${name} = ${statement.parameter(value)}`;
  const terms: string[] = [];
  for (const [operator, operand] of Object.entries(value as Comparators)) {
    if (operand !== undefined) terms.push(comparisonSql(statement, name, column, operator, operand));
  }
  return terms.join(' AND ') || 'TRUE';
}

function comparisonSql(
  statement: Statement,
  name: string,
  column: Column,
  operator: string,
  operand: unknown,
): string {
  switch (operator) {
    case 'in':
      return `${name} = ANY (${statement.parameter(operand)}${arrayCast(column)})`;
    case 'not':
      return operand === null
        ? `${name} IS NOT NULL`
        : `${name} IS DISTINCT FROM ${statement.parameter(operand)}`;
    case 'contains':
      return `${name} ILIKE ${statement.parameter(`%${literally(operand as string)}%`)}`;
    case 'has':
      // An enumeration's type has a name that is not known here; this way Postgres infers it
      if (column.kind === 'enum') return `${statement.parameter(operand)} = ANY (${name})`;
      return `${name} @> ARRAY[${statement.parameter(operand)}]${arrayCast(column)}`;
    case 'equals':
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      if (operand === null) return `${name} IS NULL`;
      return `${name} ${operators[operator]} ${statement.parameter(operand)}`;
    default:
      throw new TypeError(`There is no comparator ${operator}.`);
  }
}

function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&');
}

/** Rows after a key: one row comparison where all directions agree, else its expansion behind a bound on the first column. */
export function seekSql(
  statement: Statement,
  model: Model,
  alias: string,
  orderBy: readonly OrderBy[],
  seek: Seek,
): string {
  const keys = orderBy.map((order, i) => {
    const [field, direction] = Object.entries(order)[0] as [string, 'asc' | 'desc'];
    const name = `${alias}.${quote(columnOf(model, field).dbName)}`;
    return { name, greater: direction === 'asc', value: statement.parameter(seek[i]) };
  });
  const operator = (greater: boolean) => (greater ? '>' : '<');
  const [first] = keys;
  if (!first) throw new TypeError('A seek needs an order.');
  if (keys.every((key) => key.greater === first.greater)) {
    const names = keys.map((key) => key.name).join(', ');
    const values = keys.map((key) => key.value).join(', ');
    return `(${names}) ${operator(first.greater)} (${values})`;
  }
  const alternatives = keys.map((key, i) => {
    const same = keys.slice(0, i).map((each) => `${each.name} = ${each.value}`);
    return [...same, `${key.name} ${operator(key.greater)} ${key.value}`].join(' AND ');
  });
  return `${first.name} ${operator(first.greater)}= ${first.value} AND (${alternatives.map((sql) => `(${sql})`).join(' OR ')})`;
}

export function orderSql(model: Model, alias: string, orderBy: readonly OrderBy[]): string {
  const terms = orderBy.flatMap((order) =>
    Object.entries(order).map(
      ([field, direction]) =>
        `${alias}.${quote(columnOf(model, field).dbName)} ${direction === 'asc' ? 'ASC' : 'DESC'}`,
    ),
  );
  return terms.length ? ` ORDER BY ${terms.join(', ')}` : '';
}
