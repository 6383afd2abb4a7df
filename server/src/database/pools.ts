import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { StartupError, wordsOf } from '../startup-error.ts';
import type { Clearance } from './clearance.ts';
import { CHANGES, type Notices, openNotices } from './notices.ts';
import { openPool, type PoolSettings, READING } from './pool.ts';
import { openReplicas, type ReplicaSettings, type Replicas } from './replicas.ts';
import type { Logins } from './roles.ts';

/** The connections through which the server writes and reads. */
export interface Database {
  /** Logs in as the writer: everything that changes rows, and what is read in order to change it. */
  write: pg.Pool;
  /** Logs in as the reader of a clearance, who sees its schema only. Opened when first asked for, then kept. */
  reader(clearance: Clearance): pg.Pool;
  /** Copies of the database that are read instead of it; undefined where the settings name none. */
  replicas: Replicas | undefined;
  /** Tells that something was recorded. */
  notices: Notices;
  /** Ends all connections when the statements under way are done, and does not wait for them longer than five seconds. */
  close(): Promise<void>;
}

/** Opens the pools. No connection is made before the first query. */
export function openDatabase(logins: Logins, settings: PoolSettings & Partial<ReplicaSettings>): Database {
  const write = openPool(logins.writer, settings.writeConnections, settings);
  const readers = new Map<Clearance, pg.Pool>();
  const notices = openNotices(logins.writer, CHANGES, settings.log);
  const { replicaUrls = [], replicaLag = 10 } = settings;
  const replicas =
    replicaUrls.length > 0 ? openReplicas(logins, { ...settings, replicaUrls, replicaLag }) : undefined;
  return {
    write,
    replicas,
    notices,
    reader(clearance) {
      const pool =
        readers.get(clearance) ??
        openPool(logins.reader(clearance), settings.readConnections, settings, READING);
      readers.set(clearance, pool);
      return pool;
    },
    async close() {
      const pools = [write, ...readers.values()].map((pool) => pool.end());
      const ended = Promise.all([notices.close(), replicas?.close(), ...pools]);
      await Promise.race([ended, pause(5_000, undefined, { ref: false })]);
    },
  };
}

/**
 * Makes the first connection of the writer and of one reader, so that what stands in their way is found at the start.
 * @throws StartupError if a pooler refuses the settings that are sent with a connection.
 */
export async function connectFirst(database: Database, clearance: Clearance): Promise<void> {
  try {
    await Promise.all([database.write, database.reader(clearance)].map((pool) => pool.query('SELECT')));
  } catch (error) {
    if (!/unsupported startup parameter/.test(wordsOf(error))) throw error;
    throw new StartupError(
      `A pooler stands before Postgres (${wordsOf(error)}): set DATABASE_PREPARED_STATEMENTS=no.`,
      { cause: error },
    );
  }
}
