import { CharacterisationLevel } from '../_generated/prisma/enums.ts';
import { type Contradiction, findContradictions, type Utterance } from '../analysis/contradictions.ts';
import { EntenteError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { loadTogether } from '../read/together.ts';
import { groupedBy } from './grouped.ts';
import { countedSql } from './readings.ts';
import type { Scope } from './scope.ts';

const levels = Object.keys(CharacterisationLevel);
/** So many affirmations and denials are looked at. */
const most = 200_000;

/** The contradictions in what is said about a relationship; relationships of a list are read by one statement. */
export async function readContradictions(
  source: Source,
  relationshipId: string,
  scope: Scope,
): Promise<Contradiction[]> {
  const found = await loadTogether(
    source,
    `contradictions ${JSON.stringify(scope)}`,
    relationshipId,
    async (ids) => {
      const statement = new Statement(source);
      // Where nobody denies anything, nothing is contradicted
      const rows = await source.run(
        `WITH ${countedSql(statement, ids, scope)}
       SELECT relationship, statement, speaker, side, concept, level, stance, first, last FROM counted c
       WHERE stance IN ('AFFIRMS', 'DENIES') AND (
         c.speaker IN (SELECT d.speaker FROM counted d WHERE d.stance = 'DENIES')
         OR c.side IN (SELECT d.side FROM counted d WHERE d.stance = 'DENIES'))
       LIMIT ${statement.parameter(most + 1)}`,
        statement.parameters,
      );
      if (rows.length > most)
        throw new EntenteError(
          'LIMIT_EXCEEDED',
          `More than ${most} affirmations and denials would be compared: ask for a shorter window, or for some voices.`,
        );
      const utterances = groupedBy(rows, ([id, speaker, side, concept, level, stance, first, last]) => {
        const place = level === null ? null : levels.indexOf(level as string);
        return { id, speaker, side, concept, level: place, stance, first, last } as Utterance;
      });
      return new Map([...utterances].map(([id, all]) => [id, findContradictions(all)]));
    },
  );
  return found ?? [];
}
