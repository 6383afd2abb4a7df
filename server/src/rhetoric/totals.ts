import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { countedSql } from './readings.ts';
import { type Scope, saidWhere } from './scope.ts';

/** The statements of the scope, those of them that are coded on a concept of it, and those on which coders differ without a decision. */
export interface Totals {
  statements: number;
  coded: number;
  disputed: number;
}

/** How many statements stand behind the counts of a relationship. Relationships of one list are read by one statement. */
export async function readTotals(source: Source, relationshipId: string, scope: Scope): Promise<Totals> {
  const found = await loadTogether(source, `totals ${JSON.stringify(scope)}`, relationshipId, async (ids) => {
    const statement = new Statement(source);
    const rows = await source.run(
      `WITH ${countedSql(statement, ids, scope)}, every AS (
         SELECT s."relationshipId" AS relationship, count(*) AS n FROM ${statement.table('Statement')} s
         WHERE ${saidWhere(statement, 's', ids, scope)} AND s."retractedAt" IS NULL GROUP BY 1
       ), of_codings AS (
         SELECT relationship, count(*) AS n, count(*) FILTER (WHERE disputed) AS disputed
         FROM (SELECT relationship, statement, bool_or(disputed) AS disputed FROM counted GROUP BY 1, 2) c GROUP BY 1
       )
       SELECT every.relationship, every.n, coalesce(c.n, 0), coalesce(c.disputed, 0)
       FROM every LEFT JOIN of_codings c ON c.relationship = every.relationship`,
      statement.parameters,
      statement.once,
    );
    return new Map(
      rows.map(([id, ...numbers]) => {
        const [statements, coded, disputed] = numbers.map(Number) as [number, number, number];
        return [id as string, { statements, coded, disputed }];
      }),
    );
  });
  return found ?? { statements: 0, coded: 0, disputed: 0 };
}
