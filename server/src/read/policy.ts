import type { Where } from './arguments.ts';
import { columnOf, type Model, modelNamed, modelNames } from './model.ts';
import { type PolicyOf, quote, type RowPolicy, type Statement, type UsualPolicy } from './sql.ts';
import { joinSql, whereSql } from './where.ts';

/** Which rows of a model are there for whoever asks. */
export type Policy =
  /** Those that pass, whichever rows the predicate itself looks at may be seen. */
  | { where: Where }
  /** Those that pass this predicate on the table that the alias names: where a predicate in fields would be looked up for each row. */
  | { sql: (statement: Statement, alias: string) => string; usual?: UsualPolicy }
  /** Those whose row of this to-one relation is there: a part is seen with its whole. */
  | { as: string }
  /** Those that are about a row that is there: the columns that name its model and its id. */
  | { subject: { model: string; id: string } };

/** The policy of a model; undefined where all its rows are there. */
export type Policies = (model: string) => Policy | undefined;

/** Policies as the planner takes them, each written when it is first met. */
export function policySql(policies: Policies): PolicyOf {
  const known = new Map<string, RowPolicy | undefined>();
  const policyOf: PolicyOf = (name) => {
    if (!known.has(name)) {
      const policy = modelNames.includes(name) ? policies(name) : undefined;
      known.set(name, policy && rowPolicy(modelNamed(name), policy, policyOf));
    }
    return known.get(name);
  };
  return policyOf;
}

function rowPolicy(model: Model, policy: Policy, policyOf: PolicyOf): RowPolicy | undefined {
  if ('where' in policy) {
    return {
      sql: (statement, alias) =>
        statement.trusting(() => `(${whereSql(statement, model, alias, policy.where) ?? 'TRUE'})`),
    };
  }
  if ('sql' in policy) return policy;
  return 'as' in policy
    ? partPolicy(model, policy.as, policyOf)
    : subjectPolicy(model, policy.subject, policyOf);
}

function partPolicy(model: Model, relation: string, policyOf: PolicyOf): RowPolicy | undefined {
  const field = model.fields[relation];
  if (field?.kind !== 'object' || !field.join.holdsForeignKey)
    throw new TypeError(`${model.name} is no part of ${relation}.`);
  const whole = policyOf(field.type);
  if (!whole) return undefined;
  return {
    as: { model: field.type, column: field.join.from[0] as string },
    sql(statement, alias) {
      const inner = statement.alias();
      return (
        `EXISTS (SELECT FROM ${statement.bare(modelNamed(field.type).dbName)} ${inner} ` +
        `WHERE ${joinSql(field, alias, inner)} AND ${whole.sql(statement, inner)})`
      );
    },
  };
}

function subjectPolicy(
  model: Model,
  subject: { model: string; id: string },
  policyOf: PolicyOf,
): RowPolicy | undefined {
  const guarded = modelNames.flatMap((name) => {
    const policy = name !== model.name && 'id' in modelNamed(name).fields ? policyOf(name) : undefined;
    return policy ? [{ name, policy }] : [];
  });
  if (guarded.length === 0) return undefined;
  const column = (name: string) => quote(columnOf(model, name).dbName);
  return {
    sql(statement, alias) {
      const cases = guarded.map(({ name, policy }) => {
        const inner = statement.alias();
        const rows = `${statement.bare(modelNamed(name).dbName)} ${inner}`;
        const seen = policy.sql(statement, inner);
        return `WHEN '${name}' THEN EXISTS (SELECT FROM ${rows} WHERE ${inner}."id" = ${alias}.${column(subject.id)} AND ${seen})`;
      });
      return `CASE ${alias}.${column(subject.model)} ${cases.join(' ')} ELSE TRUE END`;
    },
  };
}
