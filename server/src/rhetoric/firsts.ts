import type { Stance, Voice } from '../_generated/prisma/enums.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { groupedBy } from './grouped.ts';
import { countedSql } from './readings.ts';
import type { Scope } from './scope.ts';

/** The first time that a side takes a stance towards a concept: with a voice, or with whichever. */
export interface First {
  sideId: string | null;
  conceptId: string;
  stance: Stance;
  /** Undefined: with any voice. */
  voice?: Voice | null;
  statementId: string;
  /** The first and the last day that its date can mean. */
  first: string;
  last: string;
}

/**
 * The first times, for each side, concept and stance: with any voice, and with each voice; the earliest first. Earliest is what was said for
 * certain by the earliest day.
 */
export async function readFirsts(source: Source, relationshipId: string, scope: Scope): Promise<First[]> {
  const found = await loadTogether(source, `firsts ${JSON.stringify(scope)}`, relationshipId, async (ids) => {
    const statement = new Statement(source);
    // The least of the days and the id as one text: found in one pass, without sorting
    const rows = await source.run(
      `WITH ${countedSql(statement, ids, scope)}
       SELECT relationship, side, concept, stance, voice, min((last::text || first::text || statement::text) COLLATE "C")
       FROM counted GROUP BY 1, 2, 3, 4, 5`,
      statement.parameters,
      statement.once,
    );
    const byVoice = groupedBy(rows, ([sideId, conceptId, stance, voice, least]) => {
      const text = least as string;
      const [last, first, statementId] = [text.slice(0, 10), text.slice(10, 20), text.slice(20)];
      return { sideId, conceptId, stance, voice, statementId, first, last } as First;
    });
    return new Map(
      [...byVoice].map(([id, firsts]) => [id, [...firsts, ...ofAnyVoice(firsts)].sort(inOrder)]),
    );
  });
  return found ?? [];
}

/** The first with any voice is the first among the first with each. */
function ofAnyVoice(firsts: readonly First[]): First[] {
  const found = new Map<string, First>();
  for (const { voice: _, ...each } of firsts) {
    const key = JSON.stringify([each.sideId, each.conceptId, each.stance]);
    const other = found.get(key);
    if (!other || inOrder(each, other) < 0) found.set(key, each);
  }
  return [...found.values()];
}

function inOrder(one: First, other: First): number {
  const [a, b] = [keyOf(one), keyOf(other)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ last, first, statementId, sideId, conceptId, stance, voice }: First): string {
  return [
    last,
    first,
    statementId,
    sideId ?? '',
    conceptId,
    stance,
    voice === undefined ? '' : `voice ${voice ?? ''}`,
  ].join(' ');
}
