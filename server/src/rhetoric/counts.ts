import type { CharacterisationLevel, Stance, Voice } from '../_generated/prisma/enums.ts';
import { EntenteError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { cellsSql } from './cells.ts';
import { groupedBy } from './grouped.ts';
import { type Bucket, periodSql } from './period.ts';
import { countedSql } from './readings.ts';
import type { Scope } from './scope.ts';

/** How often one side said one thing with one voice in one period. */
export interface Count {
  sideId: string | null;
  voice: Voice | null;
  conceptId: string;
  level: CharacterisationLevel | null;
  stance: Stance;
  /** The first day of the period; null where a statement's date does not lie in one period for certain, or no periods are asked for. */
  period: string | null;
  n: number;
}

/** So many different combinations of side, voice, concept, stance and period are more than anybody reads. */
const most = 20_000;

/** The counts of a relationship. Relationships and analyses of one request that ask for the same share one statement. */
export async function readCounts(
  source: Source,
  relationshipId: string,
  scope: Scope,
  bucket: Bucket | null,
): Promise<Count[]> {
  const group = `counts ${JSON.stringify([scope, bucket])}`;
  const found = await loadTogether(source, group, relationshipId, async (ids) => {
    const statement = new Statement(source);
    const points = cellsSql(source, statement, ids, scope, bucket) ?? rowsSql(statement, ids, scope, bucket);
    const rows = await source.run(
      // Apart from the LIMIT, which is never met: with it Postgres would prepare to stop early
      `WITH ${points}
       SELECT * FROM points LIMIT ${statement.parameter(most + 1)}`,
      statement.parameters,
      statement.once,
    );
    if (rows.length > most)
      throw new EntenteError(
        'LIMIT_EXCEEDED',
        `There are more than ${most} different points: ask for a shorter window, longer periods, or one codebook.`,
      );
    return groupedBy(rows, ([conceptId, sideId, voice, stance, period, level, n]) => {
      const count = { conceptId, sideId, voice, stance, period, level, n: Number(n) };
      return count as Count;
    });
  });
  return found ?? [];
}

/** `points` counted row by row: for the past, and where days matter. */
function rowsSql(statement: Statement, ids: readonly string[], scope: Scope, bucket: Bucket | null): string {
  return `${countedSql(statement, ids, scope)}, points AS MATERIALIZED (
         SELECT relationship, concept, side, voice, stance, ${bucket ? periodSql(bucket) : 'NULL::date'}, min(level), count(*)
         FROM counted GROUP BY 1, 2, 3, 4, 5, 6
       )`;
}
