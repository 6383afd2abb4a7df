import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StartupError, wordsOf } from '../startup-error.ts';
import type { Clearance } from './clearance.ts';
import type { Login } from './connection.ts';
import { type Notices, openNotices } from './notices.ts';
import type { Logins } from './roles.ts';

/** The connections through which the server writes and reads. */
export interface Database {
  /** Logs in as the writer: everything that changes rows, and what is read in order to change it. */
  write: pg.Pool;
  /** Logs in as the reader of a clearance, who sees its schema only. Opened when first asked for, then kept. */
  reader(clearance: Clearance): pg.Pool;
  /** Tells that something was recorded. */
  notices: Notices;
  /** Ends all connections when the statements under way are done, and does not wait for them longer than five seconds. */
  close(): Promise<void>;
}

export interface PoolSettings {
  writeConnections: number;
  /** Per clearance. */
  readConnections: number;
  /** Seconds that a query waits for a connection. */
  connectTimeout: number;
  /** Seconds after which Postgres gives a statement up; 0: never. */
  statementTimeout: number;
  /** False behind a pooler in transaction mode: it would refuse the timeouts as well. */
  preparedStatements: boolean;
  /** Told when an idle connection is lost; the pool opens another. */
  log?: (line: string) => void;
}

/** The channel on which a trigger of the table of revisions tells of them. */
const CHANGES = 'entente_changes';

/** Opens the pools. No connection is made before the first query. */
export function openDatabase(logins: Logins, settings: PoolSettings): Database {
  const write = openPool(logins.writer, settings.writeConnections, settings);
  const readers = new Map<Clearance, pg.Pool>();
  const notices = openNotices(logins.writer, CHANGES, settings.log);
  return {
    write,
    notices,
    reader(clearance) {
      const pool =
        readers.get(clearance) ??
        openPool(logins.reader(clearance), settings.readConnections, settings, READING);
      readers.set(clearance, pool);
      return pool;
    },
    async close() {
      const ended = Promise.all([notices.close(), ...[write, ...readers.values()].map((pool) => pool.end())]);
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

/** A transaction that its server has forgotten would hold its locks for ever. */
const IDLE_IN_TRANSACTION = 60_000;

/**
 * How readers read. A plan serves for all values of a statement's parameters. Making one takes longer than most reads do, and those read by keys and
 * indexes whatever the values are; a value on which the plan depends stands in the statement itself (`constant` in read/sql.ts). What is
 * counted of a hundred thousand statements is counted in memory, without a sort on disk.
 */
export const READING = '-c plan_cache_mode=force_generic_plan -c work_mem=32MB';

function openPool(login: Login, max: number, settings: PoolSettings, options?: string): pg.Pool {
  const timeouts = {
    statement_timeout: settings.statementTimeout * 1000,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
  };
  const pool = new pg.Pool({
    ...login,
    max,
    application_name: 'entente',
    connectionTimeoutMillis: settings.connectTimeout * 1000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    ...(settings.preparedStatements ? { ...timeouts, options } : {}),
  });
  pool.on('error', (error) => settings.log?.(`A connection of ${login.user} was lost: ${wordsOf(error)}.`));
  // The pool listens to a connection only while it is idle: one lost between two statements of a transaction would
  // end the process. The next statement reports it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
