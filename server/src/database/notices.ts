import pg from 'pg';
import { wordsOf } from '../startup-error.ts';
import type { Login } from './connection.ts';

/** The channel on which a trigger of the table of revisions tells of them. */
export const CHANGES = 'entente_changes';

/** Tells, when the transaction commits, of a change that leaves no revision. */
export const tellChanges = (client: pg.ClientBase) => client.query('SELECT pg_notify($1, $2)', [CHANGES, '']);

/** What the database tells on one channel. A notice is a hint to look: it says nothing, and may get lost. */
export interface Notices {
  /** How many have come. */
  readonly count: number;
  /** Whether none that was told until a moment ago is missing. Known only from `watch` on. */
  readonly isSure: boolean;
  /** Looks once a second whether notices still come. Connects. */
  watch(): void;
  /**
   * Resolves when more than `count` have come, at once if they have already; at the latest after so many milliseconds, or when
   * the signal aborts. The first call connects.
   */
  beyond(count: number, milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** How long a connection that was lost, or could not be made, waits before the next try. */
const RECONNECT = 1_000;
/** Milliseconds between looks, and how long after one that went well it is still sure that notices come. */
const LOOK = { pause: 1_000, holds: 3_000 };
/** Milliseconds without an answer after which a connection counts as lost. */
const PATIENCE = 10_000;

/**
 * Listens on one connection of its own. One that is lost is made again, and that counts as a notice: others may have been missed.
 * Where none can be made, as behind some poolers, the waiting just takes its whole time.
 */
export function openNotices(login: Login, channel: string, log: (line: string) => void = () => {}): Notices {
  const waiting = new Set<() => void>();
  let count = 0;
  let client: pg.Client | undefined;
  let isListening = false;
  let retry: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;
  let isWatched = false;
  let sureUntil = Number.NEGATIVE_INFINITY;
  let closed = false;

  const tell = () => {
    count += 1;
    for (const wake of waiting) wake();
  };
  const lose = (lost: pg.Client, error?: unknown) => {
    if (closed || client !== lost) return;
    client = undefined;
    isListening = false;
    sureUntil = Number.NEGATIVE_INFINITY;
    clearTimeout(looking);
    if (error) log(`The connection that listens for changes was lost: ${wordsOf(error)}.`);
    lost.end().catch(() => undefined);
    retry = setTimeout(connect, RECONNECT);
  };
  /** What was told before the answer was sent comes before it, on the same connection. */
  const look = async (listening: pg.Client) => {
    const at = performance.now();
    try {
      const isDirect = await isAnsweredByItsOwn(listening);
      if (closed || client !== listening) return;
      if (isDirect) sureUntil = at + LOOK.holds;
      looking = setTimeout(look, LOOK.pause, listening);
    } catch (error) {
      lose(listening, error);
    }
  };
  const connect = async () => {
    const made = new pg.Client({
      ...login,
      application_name: 'entente notices',
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
    });
    client = made;
    made
      .on('error', (error) => lose(made, error))
      .on('end', () => lose(made))
      .on('notification', tell);
    try {
      await made.connect();
      await made.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      isListening = true;
      tell();
      if (isWatched) await look(made);
    } catch (error) {
      lose(made, error);
    }
  };
  const connectFirst = () => {
    if (!closed && client === undefined && retry === undefined) void connect();
  };

  return {
    get count() {
      return count;
    },
    get isSure() {
      return performance.now() < sureUntil;
    },
    watch() {
      if (isWatched) return;
      isWatched = true;
      if (client && isListening) void look(client);
      else connectFirst();
    },
    beyond(known, milliseconds, signal) {
      connectFirst();
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
      clearTimeout(looking);
      for (const wake of waiting) wake();
      await client?.end().catch(() => undefined);
    },
  };
}

/**
 * Whether the process of Postgres that a connection was made with is the one that answers on it. Behind a pooler in transaction mode it
 * may be any, and notices go to the one that was asked to listen.
 */
export async function isAnsweredByItsOwn(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]?.pid === (client as unknown as { processID: number | null }).processID;
}
