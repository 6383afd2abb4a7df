import { stringify } from 'uuid';

/** What is said for a side of a concept, with one stance. */
export interface Saying {
  /** Null where the speaker is on no side. */
  side: string | null;
  concept: string;
  /** The level of a characterisation, 0 to 6; null for a position. */
  level: number | null;
  stance: 'AFFIRMS' | 'DENIES';
}

/** A text in whose order sayings stand. */
export const meaningText = ({ concept, stance }: Saying) => `${concept} ${stance}`;

/**
 * Who said what when, in columns with one place for each utterance: objects for a hundred thousand take longer to make than to compare.
 * One statement may say several things.
 */
export interface Utterances {
  /** In the order of their meanings' texts. */
  sayings: readonly Saying[];
  speakers: readonly string[];
  /** What each says: a place in `sayings`. */
  saying: Int32Array;
  /** Who says it: a place in `speakers`. */
  speaker: Int32Array;
  /** The first and the last day that its date can mean, as days since 2000-01-01. */
  first: Int32Array;
  last: Int32Array;
  /** The ids of their statements: four words of 32 bits each, the highest first. */
  statements: Uint32Array;
}

/** An utterance by itself. */
export interface Utterance extends Saying {
  /** The id of its statement. */
  id: string;
  speaker: string;
  /** The first and the last day that its date can mean. */
  first: string;
  last: string;
}

/** Words in an id. */
export const idWords = 4;

export function utteranceAt(all: Utterances, place: number): Utterance {
  return {
    ...(all.sayings[all.saying[place] as number] as Saying),
    id: idText(all.statements.subarray(place * idWords, (place + 1) * idWords)),
    speaker: all.speakers[all.speaker[place] as number] as string,
    first: dayText(all.first[place] as number),
    last: dayText(all.last[place] as number),
  };
}

function idText(words: Uint32Array): string {
  const bytes = Buffer.alloc(words.byteLength);
  for (const [place, word] of words.entries()) bytes.writeUInt32BE(word, place * words.BYTES_PER_ELEMENT);
  return stringify(bytes);
}

const dayLength = 86_400_000;
const firstDay = Date.UTC(2000, 0, 1);

/** A day of the years 1 to 9999 as YYYY-MM-DD. */
function dayText(day: number): string {
  return new Date(firstDay + day * dayLength).toISOString().slice(0, 10);
}

/** Whether two utterances are of one statement. */
export function isOneStatement(all: Utterances, one: number, other: number): boolean {
  return compareIds(all.statements, one, other) === 0;
}

function compareIds(ids: Uint32Array, one: number, other: number): number {
  for (let word = 0; word < idWords; word++) {
    const difference = (ids[one * idWords + word] as number) - (ids[other * idWords + word] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Their places by the last day that their dates can mean, then by the first; what one statement says stands together. */
export function inOrder(all: Utterances): Int32Array {
  const { saying, first, last, statements } = all;
  // Those of one day are few, and put in order by themselves: ids are compared for these alone
  const byDay = new Map<number, number[]>();
  for (let place = 0; place < last.length; place++) {
    const day = last[place] as number;
    const same = byDay.get(day);
    if (same) same.push(place);
    else byDay.set(day, [place]);
  }
  const compare = (one: number, other: number) =>
    (first[one] as number) - (first[other] as number) ||
    compareIds(statements, one, other) ||
    (saying[one] as number) - (saying[other] as number);
  const ordered = new Int32Array(last.length);
  let end = 0;
  for (const day of Int32Array.from(byDay.keys()).sort()) {
    const same = (byDay.get(day) as number[]).sort(compare);
    ordered.set(same, end);
    end += same.length;
  }
  return ordered;
}
