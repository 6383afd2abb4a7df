import type { Stance, Voice } from '../_generated/prisma/enums.ts';
import type { Seek } from '../read/arguments.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { type Bucket, periodSql } from './period.ts';
import { countedSql } from './readings.ts';
import type { Scope } from './scope.ts';

/** Which of the counted statements stand behind a number. What is left out may be anything; null is "none". */
export interface Point {
  relationshipId: string;
  sideId?: string | null;
  voice?: Voice | null;
  conceptId?: string;
  stance?: Stance;
  /** The first day of the period; null: in no one period. */
  period?: string | null;
}

/** The key of a row in the order of lists of statements. */
export interface Key {
  id: string;
  saidOnFirst: Date;
}

/** Which page of them. */
interface Asked {
  query: { seek?: Seek };
  size: number;
  backward: boolean;
}

interface Behind {
  rows: Key[];
  count: number;
}

/** The columns as texts, so that a value that is missing can be compared as any other. */
const columns: Record<keyof Point, string> = {
  relationshipId: 'relationship::text',
  sideId: "coalesce(side::text, '')",
  voice: "coalesce(voice::text, '')",
  conceptId: 'concept::text',
  stance: 'stance::text',
  period: "coalesce(period::text, '')",
};

/**
 * The keys of a page of the statements behind a number, and how many there are: one statement for all numbers of a list that ask for
 * the same page.
 */
export async function readBehind(
  source: Source,
  point: Point,
  scope: Scope,
  bucket: Bucket | null,
  { query, backward, size }: Asked,
): Promise<Behind> {
  const given = (Object.keys(columns) as (keyof Point)[]).filter((key) => point[key] !== undefined);
  const group = JSON.stringify(['behind', scope, bucket, given, size, query.seek ?? null, backward]);
  const key = JSON.stringify(given.map((name) => point[name] ?? ''));
  const found = await loadTogether(source, group, key, async (keys) => {
    const points = keys.map((each) => JSON.parse(each) as string[]);
    const statement = new Statement(source);
    const relationships = [...new Set(points.map(([relationship]) => relationship as string))];
    const counted = countedSql(statement, relationships, scope);
    const values = given.map((_, i) => `${statement.parameter(points.map((each) => each[i]))}::text[]`);
    const matches = given.map((name, i) => `${columns[name]} = point.p${i}`);
    const [direction, beyond] = backward ? ['DESC', '<'] : ['ASC', '>'];
    const seek = query.seek
      ? `WHERE (first, statement) ${beyond} (${statement.parameter(query.seek[0])}::date, ${statement.parameter(query.seek[1])}::uuid)`
      : '';
    const rows = await source.run(
      `WITH ${counted}, point AS (
         SELECT * FROM unnest(${values.join(', ')}) WITH ORDINALITY AS p (${given.map((_, i) => `p${i}`).join(', ')}, nth)
       ), behind AS (
         SELECT DISTINCT nth, first, statement FROM (SELECT *, ${bucket ? periodSql(bucket) : 'NULL::date'} AS period FROM counted) c
         JOIN point ON ${matches.join(' AND ')}
       ), page AS (
         SELECT nth, first, statement, row_number() OVER (PARTITION BY nth ORDER BY first ${direction}, statement ${direction}) AS place
         FROM behind ${seek}
       )
       SELECT nth, NULL::uuid, NULL::date, count(*) FROM behind GROUP BY nth
       UNION ALL
       (SELECT nth, statement, first, NULL FROM page WHERE place <= ${statement.parameter(size + 1)} ORDER BY nth, place)`,
      statement.parameters,
      statement.once,
    );
    const result = new Map<string, Behind>(keys.map((each) => [each, { rows: [], count: 0 }]));
    for (const [nth, id, first, count] of rows) {
      const of = result.get(keys[Number(nth) - 1] as string) as Behind;
      if (id) of.rows.push({ id, saidOnFirst: new Date(`${first}T00:00:00Z`) });
      else of.count = Number(count);
    }
    return result;
  });
  return found as Behind;
}
