import { stringify } from 'uuid';
import { CharacterisationLevel } from '../_generated/prisma/enums.ts';
import { type Contradictions, findContradictions } from '../analysis/contradictions.ts';
import { idWords, meaningText, type Saying, type Utterances } from '../analysis/utterances.ts';
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
  sameSpeaker?: boolean,
): Promise<Contradictions> {
  const found = await loadTogether(
    source,
    `contradictions ${JSON.stringify([scope, sameSpeaker])}`,
    relationshipId,
    async (ids) => {
      const groups = groupedBy(await readGroups(source, ids, scope), groupOf);
      return new Map(
        [...groups].map(([id, all]) => [id, findContradictions(utterancesOf(all), sameSpeaker)]),
      );
    },
  );
  return found ?? findContradictions(utterancesOf([]));
}

interface Group {
  saying: Saying;
  /** In hexadecimal digits, of each utterance the ids of its statement and of its speaker, and the first and the last day. */
  said: string;
}

/** How many bytes an id has, a word and an utterance. */
const [idLength, wordLength] = [16, 4];
const length = 2 * idLength + 2 * wordLength;

/**
 * Affirmations and denials, in groups of one meaning: a hundred thousand rows take longer to come than to be compared. What is said is null
 * where there are too many. Postgres knows nothing of how many values an array has, and a subquery with OFFSET it plans by itself: so it
 * groups in a table in memory, and does not sort.
 */
function readGroups(source: Source, ids: readonly string[], scope: Scope) {
  const statement = new Statement(source);
  return source.run(
    `WITH ${countedSql(statement, ids, scope)}
     SELECT meaning[1], meaning[2], meaning[3], min(level), stance, CASE WHEN sum(count(*)) OVER () <= ${most} THEN
       encode(string_agg(uuid_send(statement) || uuid_send(speaker) || date_send(first) || date_send(last), ''), 'hex') END
     FROM (SELECT *, ARRAY[relationship, side, concept] AS meaning FROM counted WHERE stance IN ('AFFIRMS', 'DENIES') OFFSET 0) said
     GROUP BY meaning, stance`,
    statement.parameters,
    statement.once,
  );
}

function groupOf([side, concept, level, stance, said]: (string | null)[]): Group {
  if (typeof said !== 'string')
    throw new EntenteError(
      'LIMIT_EXCEEDED',
      `More than ${most} affirmations and denials would be compared: ask for a shorter window, or for some voices.`,
    );
  const place = level === null ? null : levels.indexOf(level as string);
  return { saying: { side, concept, level: place, stance } as Saying, said };
}

function utterancesOf(given: readonly Group[]): Utterances {
  const groups = [...given].sort((one, other) =>
    meaningText(one.saying) < meaningText(other.saying) ? -1 : 1,
  );
  const count = groups.reduce((sum, { said }) => sum + said.length / 2 / length, 0);
  const column = () => new Int32Array(count);
  const [saying, speaker, first, last] = [column(), column(), column(), column()];
  const statements = new Uint32Array(count * idWords);
  const speakers = new Map<string, number>();
  let place = 0;
  for (const [meaning, { said }] of groups.entries()) {
    const bytes = Buffer.from(said, 'hex');
    for (let at = 0; at < bytes.length; at += length) {
      for (let word = 0; word < idWords; word++)
        statements[place * idWords + word] = bytes.readUInt32BE(at + word * wordLength);
      const days = at + 2 * idLength;
      const id = said.slice(2 * (at + idLength), 2 * days);
      const known = speakers.get(id);
      if (known === undefined) speakers.set(id, speakers.size);
      saying[place] = meaning;
      speaker[place] = known ?? speakers.size - 1;
      first[place] = bytes.readInt32BE(days);
      last[place] = bytes.readInt32BE(days + wordLength);
      place += 1;
    }
  }
  return {
    sayings: groups.map((group) => group.saying),
    speakers: Array.from(speakers.keys(), (id) => stringify(Buffer.from(id, 'hex'))),
    saying,
    speaker,
    first,
    last,
    statements,
  };
}
