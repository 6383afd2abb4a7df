import pg from 'pg';
import { wordsOf } from '../startup-error.ts';
import type { Login } from './connection.ts';

/** What the database tells on one channel. A notice is a hint to look: it says nothing, and may get lost. */
export interface Notices {
  /** How many have come. */
  readonly count: number;
  /**
   * Resolves when more than `count` have come, at once if they have already; at the latest after so many milliseconds, or when
   * the signal aborts. The first call connects.
   */
  beyond(count: number, milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** How long a connection that was lost, or could not be made, waits before the next try. */
const RECONNECT = 1_000;

/**
 * Listens on one connection of its own. One that is lost is made again, and that counts as a notice: others may have been missed.
 * Where none can be made, as behind some poolers, the waiting just takes its whole time.
 */
export function openNotices(login: Login, channel: string, log: (line: string) => void = () => {}): Notices {
  const waiting = new Set<() => void>();
  let count = 0;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;

  const tell = () => {
    count += 1;
    for (const wake of waiting) wake();
  };
  const connect = async () => {
    const made = new pg.Client({
      ...login,
      application_name: 'entente notices',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
    });
    client = made;
    const lost = (error?: unknown) => {
      if (closed || client !== made) return;
      client = undefined;
      if (error) log(`The connection that listens for changes was lost: ${wordsOf(error)}.`);
      made.end().catch(() => undefined);
      retry = setTimeout(connect, RECONNECT);
    };
    made
      .on('error', lost)
      .on('end', () => lost())
      .on('notification', tell);
    try {
      await made.connect();
      await made.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      tell();
    } catch (error) {
      lost(error);
    }
  };

  return {
    get count() {
      return count;
    },
    beyond(known, milliseconds, signal) {
      if (!closed && client === undefined && retry === undefined) void connect();
      return new Promise((resolve) => {
        if (count > known || signal.aborted || closed) return resolve();
        const wake = () => {
          clearTimeout(timer);
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        waiting.add(wake);
        signal.addEventListener('abort', wake);
      });
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      for (const wake of waiting) wake();
      await client?.end().catch(() => undefined);
    },
  };
}
