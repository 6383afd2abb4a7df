import type { CharacterisationLevel, Stance, Voice } from '../_generated/prisma/enums.ts';
import { EntenteError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { type Bucket, periodSql } from './period.ts';
import { countedSql } from './readings.ts';
import { type Scope, saidWhere } from './scope.ts';

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
  /** The earliest of these statements, by the last day that its date can mean. */
  earliest: Earliest;
}

export interface Earliest {
  statementId: string;
  /** The first and the last day that its date can mean. */
  first: string;
  last: string;
}

export interface Counts {
  counts: Count[];
  /** The statements of the scope, those of them that are coded on a concept of it, and those on which coders differ without a decision. */
  statements: number;
  coded: number;
  disputed: number;
}

/** So many different combinations of side, voice, concept, stance and period are more than anybody reads. */
const most = 20_000;

/** The counts of a relationship. Relationships and analyses of one request that ask for the same share one statement. */
export async function readCounts(
  source: Source,
  relationshipId: string,
  scope: Scope,
  bucket: Bucket | null,
): Promise<Counts> {
  const found = await loadTogether(
    source,
    `counts ${JSON.stringify([scope, bucket])}`,
    relationshipId,
    (ids) => countsOf(source, ids, scope, bucket),
  );
  return found ?? { counts: [], statements: 0, coded: 0, disputed: 0 };
}

type Row = (string | null)[];

async function countsOf(
  source: Source,
  relationshipIds: readonly string[],
  scope: Scope,
  bucket: Bucket | null,
): Promise<Map<string, Counts>> {
  const statement = new Statement(source);
  // A total has no concept
  const rows: Row[] = await source.run(
    `WITH ${countedSql(statement, relationshipIds, scope)}
     SELECT relationship, NULL::uuid, count(*), NULL::bigint, NULL, NULL::uuid, NULL::public."Voice", NULL::public."CharacterisationLevel",
       NULL::public."Stance", NULL::date
     FROM (SELECT s."relationshipId" AS relationship FROM ${statement.table('Statement')} s
       WHERE ${saidWhere(statement, 's', relationshipIds, scope)} AND s."retractedAt" IS NULL) said GROUP BY 1
     UNION ALL
     SELECT relationship, NULL, count(DISTINCT statement), count(DISTINCT statement) FILTER (WHERE disputed), NULL, NULL, NULL, NULL, NULL, NULL
     FROM counted GROUP BY 1
     UNION ALL
     (SELECT relationship, concept, count(*), NULL, min(last::text || ' ' || first::text || ' ' || statement::text),
       side, voice, level, stance, ${bucket ? periodSql(bucket) : 'NULL::date'}
     FROM counted GROUP BY relationship, concept, side, voice, level, stance, 10 LIMIT ${statement.parameter(most + 1)})`,
    statement.parameters,
  );
  const found = new Map<string, Counts>();
  let points = 0;
  for (const row of rows) {
    const [relationship, concept, n, disputed] = row;
    const of = found.get(relationship as string) ?? { counts: [], statements: 0, coded: 0, disputed: 0 };
    found.set(relationship as string, of);
    if (concept !== null) {
      of.counts.push(countOf(row));
      points += 1;
    } else if (disputed === null) of.statements = Number(n);
    else Object.assign(of, { coded: Number(n), disputed: Number(disputed) });
  }
  if (points > most) {
    throw new EntenteError(
      'LIMIT_EXCEEDED',
      `There are more than ${most} different points: ask for a shorter window, longer periods, or one codebook.`,
    );
  }
  return found;
}

function countOf([, conceptId, n, , key, sideId, voice, level, stance, period]: Row): Count {
  const [last, first, statementId] = (key as string).split(' ') as [string, string, string];
  return {
    sideId: sideId as string | null,
    voice: voice as Voice | null,
    conceptId: conceptId as string,
    level: level as CharacterisationLevel | null,
    stance: stance as Stance,
    period: period as string | null,
    n: Number(n),
    earliest: { statementId, first, last },
  };
}

/** The earliest of several: by the last day that its date can mean, when it was said for certain. */
export function earliestOf(all: readonly Earliest[]): Earliest {
  const key = ({ last, first, statementId }: Earliest) => `${last} ${first} ${statementId}`;
  return all.reduce((best, each) => (key(each) < key(best) ? each : best));
}
