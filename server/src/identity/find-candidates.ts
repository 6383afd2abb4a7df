import { ValidationError } from '../errors.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { profileOf } from './actor-profile.ts';
import { candidatePairs } from './candidates.ts';
import { parseLabel } from './label.ts';
import { loadActors } from './load-actors.ts';

/** Another actor that may be the same. */
export interface ActorCandidate {
  id: string;
  score: number;
  reasons: string[];
}

/** So many actors whose names share a word with the actor's are compared with it. */
const compared = 300;

/**
 * Who else an actor may be, the likeliest first, in three statements. Empty for an actor that is no person, or not to be seen. Those that
 * a live judgement names with it are left out.
 */
export async function candidatesOf(source: Source, id: string, first: number): Promise<ActorCandidate[]> {
  if (!(first >= 1 && first <= 100))
    throw new ValidationError(`"first" lies between 1 and 100; it is ${first}.`, ['first']);
  const [actor] = await loadActors(source, [id]);
  if (!actor) return [];
  const words = actor.names.flatMap((name) => {
    const { surname, given } = parseLabel(name);
    return surname ? [surname] : given;
  });
  if (words.length === 0) return [];
  const near = await idsNear(source, id, [...new Set(words)]);
  const profiles = [actor, ...(await loadActors(source, near))].map(profileOf);
  return [...candidatePairs(profiles)]
    .filter(({ a, b }) => a === id || b === id)
    .map(({ a, b, score, reasons }) => ({ id: a === id ? b : a, score, reasons }))
    .sort((one, other) => other.score - one.score)
    .slice(0, first);
}

/** Persons with a name in which one of these words stands, or one like it, and who were not judged against the actor. */
async function idsNear(source: Source, id: string, words: string[]): Promise<string[]> {
  const statement = new Statement(source);
  const names = (table: string, key: string, column: string) =>
    `SELECT n."${key}" AS id, word_similarity(word, n."${column}") AS alike FROM word JOIN ${statement.table(table)} n ` +
    `ON word <% n."${column}" WHERE n."retractedAt" IS NULL`;
  const self = `${statement.parameter(id)}::uuid`;
  const rows = await source.run(
    `WITH word (word) AS (SELECT unnest(${statement.parameter(words)}::text[])), near AS (
       SELECT id, max(alike) AS alike FROM (${names('Actor', 'id', 'name')} UNION ALL ${names('ActorName', 'actorId', 'text')}) n GROUP BY 1)
     SELECT near.id FROM near JOIN ${statement.table('Actor')} a ON a."id" = near.id AND a."retractedAt" IS NULL AND a."kind" = 'PERSON'
     WHERE near.id <> ${self} AND NOT EXISTS (
       SELECT FROM ${statement.table('IdentityJudgement')} j WHERE j."retractedAt" IS NULL
         AND j."actorId" = least(near.id, ${self}) AND j."otherActorId" = greatest(near.id, ${self}))
     ORDER BY alike DESC, near.id LIMIT ${compared}`,
    statement.parameters,
  );
  return rows.map(([found]) => found as string);
}
