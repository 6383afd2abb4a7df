import pg from 'pg';
import { codeOf, wordsOf } from '../startup-error.ts';
import type { Clearance } from './clearance.ts';
import { type Login, loginOf } from './connection.ts';
import { openPool, type PoolSettings, READING } from './pool.ts';
import { BEGINNING, later, type Position, readPosition } from './position.ts';
import type { Logins } from './roles.ts';

/** As whom a replica is read: the reader of a clearance, or the writer, who reads who asks. */
export type Reader = Clearance | 'writer';

/** One copy of the database, followed by its own Postgres. */
export interface Replica {
  /** "db2.example.org:5432". */
  name: string;
  /** How far it had got at the last look. */
  readonly reached: Position;
  /** How much of the log it had been sent by then, though not all of it is to be read yet. */
  readonly received: Position;
  pool(reader: Reader): pg.Pool;
  /** Every pool that is open, by the name of its reader. */
  pools(): Iterable<[Reader, pg.Pool]>;
  /** Asks how it is; looks that come at once are one. Gives why it cannot be read, or null. */
  look(system: string | undefined): Promise<string | null>;
  close(): Promise<unknown>;
}

/** Milliseconds in which a replica has to answer a look, and to give a connection: there are others. */
const PATIENCE = 2_000;

const LOOK = `SELECT pg_is_in_recovery() AS standby, pg_last_wal_replay_lsn()::text AS reached,
  pg_last_wal_receive_lsn()::text AS received,
  (SELECT system_identifier::text FROM pg_control_system()) AS system`;

/** One connection for looking how a Postgres is, with so many milliseconds of patience. */
export function openWatch(login: Login, patience: number): pg.Pool {
  const pool = new pg.Pool({
    ...login,
    max: 1,
    application_name: 'entente watch',
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    keepAlive: true,
  });
  // A connection that is lost is found by the next look
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** A physical copy has the roles and passwords of its primary: the address says only where it is. */
export function openReplica(url: string, logins: Logins, settings: PoolSettings): Replica {
  const { host, port, database, ssl, options } = loginOf(url);
  const at = (login: Login): Login => ({ ...login, host, port, database, ssl, options });
  const eager = {
    ...settings,
    connectTimeout: Math.min(settings.connectTimeout, PATIENCE / 1000),
    log: undefined, // what is lost is told once, when the next look finds it
  };
  const connections = new Set<pg.PoolClient>();
  const opened = new Map<Reader, pg.Pool>();
  const watch = openWatch(at(logins.writer), PATIENCE);
  let reached = BEGINNING;
  let received = BEGINNING;
  let looking: Promise<string | null> | undefined;
  // One that was started again may be further back than it was
  watch.on('remove', () => {
    reached = BEGINNING;
  });

  const open = (reader: Reader) => {
    const pool =
      reader === 'writer'
        ? openPool(at(logins.writer), settings.readConnections, eager)
        : openPool(at(logins.reader(reader)), settings.readConnections, eager, READING);
    pool.on('connect', (client) => connections.add(client));
    pool.on('remove', (client) => connections.delete(client));
    opened.set(reader, pool);
    return pool;
  };
  const ask = async (system: string | undefined): Promise<string | null> => {
    try {
      const { rows } = await watch.query(LOOK);
      reached = readPosition(rows[0].reached ?? '') ?? BEGINNING;
      received = later(reached, readPosition(rows[0].received ?? '') ?? BEGINNING);
      if (!rows[0].standby) return 'it is no standby';
      return system === undefined || rows[0].system === system ? null : 'it is a copy of another Postgres';
    } catch (error) {
      // It may have gone without a word: what is under way there is asked elsewhere
      if (codeOf(error) === undefined) for (const client of connections) cut(client);
      return wordsOf(error);
    }
  };
  return {
    name: `${host}:${port}`,
    get reached() {
      return reached;
    },
    get received() {
      return received;
    },
    pool: (reader) => opened.get(reader) ?? open(reader),
    pools: () => opened,
    look(system) {
      looking ??= ask(system).finally(() => {
        looking = undefined;
      });
      return looking;
    },
    close: () => Promise.all([watch, ...opened.values()].map((pool) => pool.end())),
  };
}

function cut(client: pg.PoolClient): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
