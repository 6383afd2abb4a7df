import type { Login } from './connection.ts';
import { type Position, readPosition } from './position.ts';
import { openWatch } from './replica.ts';

/** The Postgres that takes the writes, as the watch over its replicas sees it. */
export interface Primary {
  /** Whether the last look found it gone, or set back to a standby. */
  readonly isAway: boolean;
  /** Which Postgres it and its copies are; undefined before the first look that found it. */
  readonly system: string | undefined;
  /** Where its log is now: no write that is acknowledged lies further. Undefined where it does not say. */
  look(): Promise<Position | undefined>;
  /** Does it on the primary, or, when that is found away, the other thing. */
  unlessAway<T>(first: () => Promise<T>, otherwise: () => Promise<T>): Promise<T>;
  close(): Promise<unknown>;
}

// A commit that does not wait for the disk lies in the log before it is flushed
const LOOK = `SELECT CASE WHEN pg_is_in_recovery() THEN NULL
    WHEN current_setting('synchronous_commit') = 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END::text AS position,
  (SELECT system_identifier::text FROM pg_control_system()) AS system`;

/** Milliseconds in which it has to answer; a while later reads do without it. */
const PATIENCE = 750;

export function watchPrimary(login: Login): Primary {
  const pool = openWatch(login, PATIENCE);
  const waiting = new Set<() => void>();
  let isAway = false;
  let system: string | undefined;
  let current: Promise<Position | undefined> | undefined;
  let following: Promise<Position | undefined> | undefined;
  const ask = async () => {
    const row = (await pool.query(LOOK).catch(() => undefined))?.rows[0];
    const position = readPosition(row?.position ?? '');
    if (position !== undefined) system = row.system;
    isAway = position === undefined;
    if (isAway) for (const leave of waiting) leave();
    return position;
  };
  /** One that is under way may have begun too early; the next is one for all who wait for it. */
  const look = (): Promise<Position | undefined> => {
    if (current) {
      following ??= current.then(() => {
        following = undefined;
        return look();
      });
      return following;
    }
    current = ask().finally(() => {
      current = undefined;
    });
    return current;
  };
  return {
    get isAway() {
      return isAway;
    },
    get system() {
      return system;
    },
    look,
    async unlessAway(first, otherwise) {
      if (isAway) return otherwise();
      let leave = () => {};
      const left = new Promise<'away'>((resolve) => {
        leave = () => resolve('away');
      });
      waiting.add(leave);
      try {
        const done = await Promise.race([first(), left]);
        return done === 'away' ? await otherwise() : done;
      } finally {
        waiting.delete(leave);
      }
    },
    close: () => pool.end(),
  };
}
