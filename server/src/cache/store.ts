import { LRUCache } from 'lru-cache';
import type { Database } from '../database/pools.ts';
import { BEGINNING, later, type Position } from '../database/position.ts';
import type { Shown } from '../database/reading-place.ts';

/** How a query that was answered from its plan met the cache: "passed" is what could not be kept. */
export type Outcome = 'hit' | 'miss' | 'passed';

/** The time from one write to the next that has been heard of. */
export interface Lull {
  notices: number;
  /** Whoever is as far in the log of Postgres has everything that was written before; undefined while that is not known. */
  since: Position | undefined;
}

/** Answers, kept until anything is written. */
export interface AnswerStore {
  /** The present lull; undefined while it is not known whether there is one: then nothing may be taken from here or put there. */
  lull(): Lull | undefined;
  /** The answer to a question that is no older than `asked`. */
  find(question: string, asked: Position): string | undefined;
  /** Keeps an answer that was begun in a lull. False where that is over, or where it was read from what has less. */
  keep(lull: Lull, question: string, answer: string, shown: Shown): boolean;
  /** Forgets everything, since this server has written something: the notice of it may come later than the next question. */
  forget(): void;
  count(outcome: Outcome): void;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly bytes: number;
}

interface Kept {
  answer: Buffer;
  /** It holds at least what had been written up to there. */
  position: Position;
}

/** Bytes that an entry takes besides its question and its answer: 876 were measured with a hundred thousand of them. */
const ENTRY = 900;

/** Opens a store of so many million bytes, and begins to listen for changes. */
export function openAnswerStore(megabytes: number, { notices, replicas }: Database): AnswerStore {
  const kept = new LRUCache<string, Kept>({
    maxSize: megabytes * 1_000_000,
    sizeCalculation: ({ answer }, question) => answer.length + 2 * question.length + ENTRY,
  });
  const counts = { hit: 0, miss: 0, passed: 0 };
  const since = replicas ? undefined : BEGINNING;
  let present: Lull = { notices: notices.count, since };
  let isLocating = false;
  notices.watch();

  const begin = () => {
    kept.clear();
    present = { notices: notices.count, since };
  };
  /** By a look that begins after the notice: what it tells of lies before that. */
  const locate = async () => {
    if (!replicas || isLocating) return;
    isLocating = true;
    const begun = present;
    begun.since = await replicas.primary.look();
    isLocating = false;
  };
  const lull = () => {
    if (!notices.isSure) return undefined;
    if (present.notices !== notices.count) begin();
    if (present.since !== undefined) return present;
    void locate();
    return undefined;
  };

  return {
    lull,
    find(question, asked) {
      const found = kept.get(question);
      return found && found.position >= asked ? found.answer.toString() : undefined;
    },
    keep(begun, question, answer, { asked, reached }) {
      const { since: least } = begun;
      if (lull() !== begun || least === undefined || reached() < least) return false;
      kept.set(question, { answer: bytesOf(answer), position: later(asked(), least) });
      return kept.has(question);
    },
    forget: begin,
    count(outcome) {
      counts[outcome] += 1;
    },
    counts,
    get bytes() {
      return kept.calculatedSize;
    },
  };
}

/** In memory of its own: a text that was put together drags its pieces along, and a pooled buffer its neighbours. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
