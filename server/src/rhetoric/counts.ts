import { EntenteError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { cellsSql } from './cells.ts';
import { type Bucket, periodSql } from './period.ts';
import { countedSql } from './readings.ts';
import type { Scope } from './scope.ts';
import { type Count, countsOf } from './series.ts';

/** So many different combinations of side, voice, concept, stance and period are more than anybody reads. */
const most = 20_000;

/**
 * The counts of a relationship, by side, concept, stance and voice. Relationships and analyses of one request that ask for the same share one
 * statement.
 */
export async function readCounts(
  source: Source,
  relationshipId: string,
  scope: Scope,
  bucket: Bucket | null,
): Promise<Count[]> {
  const group = `counts ${JSON.stringify([scope, bucket])}`;
  const found = await loadTogether(source, group, relationshipId, async (ids) => {
    const statement = new Statement(source);
    const series = cellsSql(source, statement, ids, scope, bucket) ?? rowsSql(statement, ids, scope, bucket);
    const sql = `${series} LIMIT ${statement.parameter(most + 1)}`;
    const counts = countsOf(await source.run(sql, statement.parameters, statement.once));
    if (counts.reduce((sum, [, { length }]) => sum + length, 0) > most)
      throw new EntenteError(
        'LIMIT_EXCEEDED',
        `There are more than ${most} different points: ask for a shorter window, longer periods, or one codebook.`,
      );
    return new Map(counts);
  });
  return found ?? [];
}

/**
 * Counted row by row: for the past, and where days matter. A row has all periods of one series: relationship, concept, side, voice, stance, level, periods,
 * and as many counts.
 */
function rowsSql(statement: Statement, ids: readonly string[], scope: Scope, bucket: Bucket | null): string {
  // Apart from the LIMIT, which is never met: with it Postgres would prepare to stop early
  return `WITH ${countedSql(statement, ids, scope)}, points AS MATERIALIZED (
      SELECT relationship, concept, side, voice, stance, min(level) AS level, ${bucket ? periodSql(bucket) : 'NULL::date'} AS period, count(*) AS n
      FROM counted GROUP BY 1, 2, 3, 4, 5, 7
    )
    SELECT relationship, concept, side, voice, stance, min(level), array_agg(period), array_agg(n)
    FROM (SELECT * FROM points LIMIT ${statement.parameter(most + 1)}) every GROUP BY 1, 2, 3, 4, 5`;
}
