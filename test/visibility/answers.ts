import { expect } from 'vitest';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import type { Doors, Eyes } from './eyes.ts';
import { wordOf } from './filling.ts';
import type { Question } from './questions.ts';

/** No more than an operation may ask for. */
const usualTogether = 20;

/** The documents that ask the questions, a few to each. */
export function documentsOf(questions: readonly Question[], together = usualTogether): string[] {
  const documents = [];
  for (let from = 0; from < questions.length; from += together) {
    const asked = questions.slice(from, from + together).map(({ field }, i) => `q${from + i}: ${field}`);
    documents.push(`{ ${asked.join('\n')} }`);
  }
  return documents;
}

const unseen = new WeakMap<Eyes, Set<string>>();

/** What must be in no answer: ids and own words of what is hidden. */
function hiddenFrom(eyes: Eyes): Set<string> {
  const known = unseen.get(eyes) ?? new Set();
  if (!unseen.has(eyes)) {
    for (const [table, rows] of eyes.hidden)
      for (const { id } of rows.filter((row) => typeof row.id === 'string'))
        for (const sign of [id, encodeGlobalId(table, id as string), wordOf(id as string)])
          known.add(sign as string);
    unseen.set(eyes, known);
  }
  return known;
}

/** Fails where an answer tells an id or a word of a hidden row, wherever it stands. */
export function tellsNothingHidden(eyes: Eyes, answer: unknown, of: string): void {
  const hidden = hiddenFrom(eyes);
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  const told = text.match(/[\w-]{10,}/g)?.filter((sign) => hidden.has(sign)) ?? [];
  if (told.length)
    expect.fail(`${eyes.name} is told of ${told.slice(0, 3)} by ${of}: ${text.slice(0, 2_000)}`);
}

/** Asks beside the hidden rows and in a world without them, and expects the same answers, with nothing hidden in them. */
export async function answersAsWithout(
  doors: Doors,
  eyes: Eyes,
  questions: readonly Question[],
  { together, knownAt, refusals }: { together?: number; knownAt?: Date; refusals?: boolean } = {},
) {
  const documents = documentsOf(questions, together);
  const ask = async (of: (document: string) => Promise<unknown>) => {
    const answers = [];
    for (const document of documents) answers.push(await of(document));
    return answers as { data?: Record<string, unknown>; errors?: { message: string }[] }[];
  };
  const among = doors.ask(eyes);
  const beside = await ask((document) => among(document, {}, knownAt));
  const without = await doors.without(eyes, (bare) => ask((document) => bare(document, {}, knownAt)));
  const data: Record<string, unknown> = {};
  for (const [i, answer] of beside.entries()) {
    const messages = [answer, without[i]].map((each) => each?.errors?.map(({ message }) => message));
    if (refusals) expect(messages[0], eyes.name).toEqual(messages[1]);
    else expect(messages, eyes.name).toEqual([undefined, undefined]);
    for (const [alias, value] of Object.entries(answer.data ?? {})) {
      const { name } = questions[Number(alias.slice(1))] as Question;
      data[name] = value;
      tellsNothingHidden(eyes, value, name);
      if (JSON.stringify(value) !== JSON.stringify(without[i]?.data?.[alias]))
        expect(value, `${name}, asked by ${eyes.name}`).toEqual(without[i]?.data?.[alias]);
    }
  }
  return data;
}
