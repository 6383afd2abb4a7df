import pg from 'pg';
import { wordsOf } from '../startup-error.ts';
import type { Login } from './connection.ts';

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

/** Where to send a statement, told which pools have lost it already; undefined: nowhere any more. */
export type Places = (lost: readonly pg.Pool[]) => Promise<pg.Pool | undefined>;

/** A transaction that its server has forgotten would hold its locks for ever. */
const IDLE_IN_TRANSACTION = 60_000;

/**
 * How readers read. A plan serves for all values of a statement's parameters. Making one takes longer than most reads do, and those read by keys and
 * indexes whatever the values are; a value on which the plan depends stands in the statement itself (`constant` in read/sql.ts). Nor is a page
 * fetched at random dearer than the next one, as Postgres assumes of a disk that turns: it would read all actors to name the speakers of
 * fifty statements. What is counted of a hundred thousand statements is counted in memory, without a sort on disk.
 */
export const READING = '-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c work_mem=32MB';

/** Opens a pool. No connection is made before the first query. */
export function openPool(login: Login, max: number, settings: PoolSettings, options?: string): pg.Pool {
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

/** One connection as a pool, for whoever asks nothing of a pool but to lend one: what is lent stays here. */
export function poolOfOne(client: pg.ClientBase): pg.Pool {
  const lent = { query: (query: pg.Submittable) => client.query(query), release: () => undefined };
  return { connect: async () => lent } as unknown as pg.Pool;
}
