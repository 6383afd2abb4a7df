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
      const groups = groupedBy(await readGroups(source, ids, scope), groupOf);
      const utterances = [...groups].map(([id, all]) => [id, all.flatMap(utterancesOf)] as const);
      if (utterances.reduce((sum, [, all]) => sum + all.length, 0) > most)
        throw new EntenteError(
          'LIMIT_EXCEEDED',
          `More than ${most} affirmations and denials would be compared: ask for a shorter window, or for some voices.`,
        );
      return new Map(utterances.map(([id, all]) => [id, findContradictions(all)]));
    },
  );
  return found ?? [];
}

/** A speaker's utterances for a side with one stance towards one concept. */
interface Group extends Omit<Utterance, 'id' | 'first' | 'last'> {
  /** The id and the two days of each, one after the other. */
  said: string;
}

const [idLength, dayLength] = [36, 10];

/**
 * Affirmations and denials, in groups: a hundred thousand rows take longer to come than to be compared. Where nobody denies anything,
 * nothing is contradicted.
 */
function readGroups(source: Source, ids: readonly string[], scope: Scope) {
  const statement = new Statement(source);
  return source.run(
    `WITH ${countedSql(statement, ids, scope)}, said AS MATERIALIZED (
       SELECT relationship, statement, speaker, side, concept, level, stance, first, last FROM counted WHERE stance IN ('AFFIRMS', 'DENIES')
     ), denied AS MATERIALIZED (
       SELECT DISTINCT speaker, side FROM said WHERE stance = 'DENIES'
     ), contested AS (
       SELECT said.* FROM said
       LEFT JOIN (SELECT DISTINCT speaker FROM denied) one ON one.speaker = said.speaker
       LEFT JOIN (SELECT DISTINCT side FROM denied) other ON other.side = said.side
       WHERE one.speaker IS NOT NULL OR other.side IS NOT NULL LIMIT ${statement.parameter(most + 1)}
     )
     SELECT relationship, speaker, side, concept, level, stance, string_agg(statement::text || first::text || last::text, '')
     FROM contested GROUP BY 1, 2, 3, 4, 5, 6`,
    statement.parameters,
    statement.once,
  );
}

function groupOf([speaker, side, concept, level, stance, said]: (string | null)[]): Group {
  const place = level === null ? null : levels.indexOf(level as string);
  return { speaker, side, concept, level: place, stance, said } as Group;
}

/** Each field by its name: objects that are spread from one another are many times slower to make and to read. */
function utterancesOf({ said, speaker, side, concept, level, stance }: Group): Utterance[] {
  const length = idLength + 2 * dayLength;
  return Array.from({ length: said.length / length }, (_, i) => {
    const at = i * length;
    const [firstAt, lastAt] = [at + idLength, at + idLength + dayLength];
    const [id, first, last] = [
      said.slice(at, firstAt),
      said.slice(firstAt, lastAt),
      said.slice(lastAt, at + length),
    ];
    return { id, speaker, side, concept, level, stance, first, last };
  });
}
