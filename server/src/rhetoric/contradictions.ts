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
        `WITH ${countedSql(statement, ids, scope)}, said AS MATERIALIZED (
           SELECT relationship, statement, speaker, side, concept, level, stance, first, last FROM counted WHERE stance IN ('AFFIRMS', 'DENIES')
         ), denied AS MATERIALIZED (
           SELECT DISTINCT speaker, side FROM said WHERE stance = 'DENIES'
         )
         SELECT said.* FROM said
         LEFT JOIN (SELECT DISTINCT speaker FROM denied) one ON one.speaker = said.speaker
         LEFT JOIN (SELECT DISTINCT side FROM denied) other ON other.side = said.side
         WHERE one.speaker IS NOT NULL OR other.side IS NOT NULL
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
