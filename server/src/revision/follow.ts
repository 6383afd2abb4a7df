import type { Notices } from '../database/notices.ts';
import { UnavailableError } from '../errors.ts';
import type { Entity } from '../read/selection.ts';
import type { Changes } from './feed.ts';

/** What a subscription sends: where it is, and what changed there; null where it only says where it is. */
export interface ChangeEvent {
  cursor: string;
  revision: Entity | null;
}

export interface Following {
  /** Where to begin. */
  after: string;
  read: (after: string) => Promise<Changes>;
  notices: Notices;
}

/** Notices are hints: without one, the table is looked at after so many milliseconds. */
const patience = 5_000;

/**
 * The changes after a cursor, and then those that come, each once and in order. It reads a batch when the one before is used up,
 * so that a slow consumer holds up itself alone. It outlasts a database that is away for a while, and ends when the signal aborts.
 */
export async function* follow(following: Following, signal: AbortSignal): AsyncGenerator<ChangeEvent> {
  const { read, notices } = following;
  let { after } = following;
  yield { cursor: after, revision: null };
  while (!signal.aborted) {
    // Told before the look, so that a notice between the look and the wait is not lost
    const { count } = notices;
    const batch = await lookAt(() => read(after));
    for (const revision of batch?.rows ?? []) {
      if (signal.aborted) return;
      yield { cursor: batch?.cursorOf(revision) as string, revision };
    }
    if (batch) after = batch.next;
    if (!batch?.more) await notices.beyond(count, patience, signal);
  }
}

/** Undefined where the database is away. */
async function lookAt<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof UnavailableError) return undefined;
    throw error;
  }
}
