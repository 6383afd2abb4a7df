import type { Place, Statement } from '../read/sql.ts';
import type { Bucket } from './period.ts';
import { conceptWhere, countedWhere, isOfYears, type Scope } from './scope.ts';

/**
 * `points` of counts.ts from the counts of readings that are kept ready. Null where these cannot tell: they know neither the past nor days.
 *
 * Whom a reading holds for depends on its statement. So what is counted beforehand is what holds of nearly all statements for people of one
 * kind. Of the others, which the policy of readings names, the readings themselves are looked at: each that holds counts, and each that
 * was counted beforehand does not.
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
  const key = ['relationshipId', 'conceptId', 'stance', 'sideId', 'voice']
    .map((column) => `c."${column}"`)
    .join(', ');
  const within = () => countedWhere(statement, 'c', relationshipIds, scope);
  const oneYear = 'c."firstYear" = c."lastYear"';
  const [firstDay, none] = ['make_date(c."firstYear", 1, 1)', 'NULL::date'];
  const year = (column: string) => `extract(year FROM r."${column}")::smallint`;
  // Grouped in the order of the index: nothing is sorted or hashed but what lies in no one year
  return `summed AS MATERIALIZED (
       SELECT ${key}, ${bucket ? 'c."firstYear", c."lastYear", ' : ''}sum(c."n") AS n FROM ${statement.bare('ReadingCount')} c
       WHERE ${usual.sql('c')} AND ${within()} GROUP BY ${key}${bucket ? ', c."firstYear", c."lastYear"' : ''}
     ), usual AS NOT MATERIALIZED (
       ${
         bucket
           ? `SELECT ${key}, ${firstDay} AS period, n FROM summed c WHERE ${oneYear}
       UNION ALL
       SELECT ${key}, ${none}, sum(n)::bigint FROM summed c WHERE NOT ${oneYear} GROUP BY ${key}`
           : `SELECT ${key}, ${none} AS period, n FROM summed c`
       }
     ), other AS MATERIALIZED (
       SELECT ${key}, ${bucket ? `CASE WHEN ${oneYear} THEN ${firstDay} END` : none} AS period, c."n" FROM (
         SELECT r.*, ${year('saidOnFirst')} AS "firstYear", ${year('saidOnLast')} AS "lastYear",
           (${policy.sql(statement, 'r')})::int - (${usual.sql('r')})::int AS "n"
         FROM ${statement.bare('Reading')} r WHERE r."statementId" = ANY (ARRAY(${usual.except(statement)}))
       ) c WHERE c."n" <> 0 AND ${within()}
     ), every AS (
       SELECT * FROM usual WHERE NOT EXISTS (SELECT FROM other)
       UNION ALL
       SELECT "relationshipId", "conceptId", "stance", "sideId", "voice", period, sum(n)::bigint
       FROM (TABLE usual UNION ALL TABLE other) both_of WHERE EXISTS (SELECT FROM other) GROUP BY 1, 2, 3, 4, 5, 6
     ), points AS MATERIALIZED (
       SELECT c."relationshipId", c."conceptId", c."sideId", c."voice", c."stance", c.period, k."level", c.n
       FROM every c JOIN ${statement.table('Concept')} k ON k."id" = c."conceptId" WHERE c.n <> 0 AND ${conceptWhere(statement, 'k', scope)}
     )`;
}
