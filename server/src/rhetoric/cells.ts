import type { Place, Statement } from '../read/sql.ts';
import type { Bucket } from './period.ts';
import { conceptWhere, countedWhere, isOfYears, type Scope } from './scope.ts';

/**
 * The counts of readings that are kept ready, in the columns of counts.ts. Null where these cannot tell: they know neither the past nor days.
 *
 * Whom a reading holds for depends on its statement. So what is counted beforehand is what holds of nearly all statements for people of one
 * kind. Of the others, which the policy of readings names, the readings themselves are looked at: each that holds counts, and each that
 * was counted beforehand is taken off.
 */
export function cellsSql(
  place: Place,
  statement: Statement,
  relationshipIds: readonly string[],
  scope: Scope,
  bucket: Bucket | null,
): string | null {
  const policy = place.policy?.('Reading');
  const inYears = isOfYears(scope) && (bucket === null || bucket === 'YEAR');
  if (!policy?.usual || statement.past || !inYears) return null;
  const { usual } = policy;
  const key = ['relationshipId', 'conceptId', 'sideId', 'voice', 'stance']
    .map((column) => `c."${column}"`)
    .join(', ');
  const within = () => countedWhere(statement, 'c', relationshipIds, scope);
  const period = 'CASE WHEN c."firstYear" = c."lastYear" THEN make_date(c."firstYear", 1, 1) END';
  const series = bucket
    ? `array_agg(${period}) AS periods, array_agg(c."n") AS n`
    : 'ARRAY[NULL::date] AS periods, ARRAY[sum(c."n")] AS n';
  const year = (column: string) => `extract(year FROM r."${column}")::smallint`;
  // Grouped by a prefix of the index: nothing is sorted or hashed
  return `SELECT ${key}, k."level", c.periods, c.n FROM (
      SELECT ${key}, ${series} FROM ${statement.bare('ReadingCount')} c WHERE ${usual.sql('c')} AND ${within()} GROUP BY ${key}
      UNION ALL
      SELECT ${key}, ${series} FROM (
        SELECT r.*, ${year('saidOnFirst')} AS "firstYear", ${year('saidOnLast')} AS "lastYear",
          (${policy.sql(statement, 'r')})::int - (${usual.sql('r')})::int AS "n"
        FROM ${statement.bare('Reading')} r WHERE r."statementId" = ANY (ARRAY(${usual.except(statement)}))
      ) c WHERE c."n" <> 0 AND ${within()} GROUP BY ${key}
    ) c JOIN ${statement.table('Concept')} k ON k."id" = c."conceptId" WHERE ${conceptWhere(statement, 'k', scope)}`;
}
