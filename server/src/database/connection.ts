import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { codeOf, StartupError, wordsOf } from '../startup-error.ts';

/** Where Postgres is and as whom to log in; node-postgres takes it as it is. */
export interface Login {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string | undefined;
  ssl: pg.ClientConfig['ssl'];
  /** Settings for the session, as in the address's `options`. */
  options: string | undefined;
}

/**
 * The login that a Postgres address means, completed as every client of Postgres does it (PGHOST, PGPASSWORD …).
 * @throws StartupError if it is no such address.
 */
export function loginOf(url: string): Login {
  try {
    const { host, port, database = '', user = '', password, ssl } = new pg.Client({ connectionString: url });
    const options = new URLSearchParams(url.split('?')[1]).get('options') ?? undefined;
    return { host, port, database, user, password: password ?? undefined, ssl, options };
  } catch (error) {
    throw new StartupError(
      `DATABASE_URL cannot be read (${wordsOf(error)}): write it as postgresql://user:password@host:5432/entente.`,
    );
  }
}

/** "entente at 127.0.0.1:5433", to name a database in a message. */
export function nameOf({ database, host, port }: Login): string {
  return `${database} at ${host}:${port}`;
}

/** How long a start waits for a connection, in milliseconds. */
const PATIENCE = 10_000;

/**
 * One connection for the time of the start. Waits up to half a minute for a Postgres that is itself starting.
 * @throws StartupError that says why there is none.
 */
export async function connect(login: Login): Promise<pg.Client> {
  for (const end = performance.now() + 30_000; ; await pause(200)) {
    try {
      return await tryConnect(login);
    } catch (error) {
      if (codeOf(error) !== STARTING || performance.now() > end) throw explain(error, login);
    }
  }
}

/** As `connect`, with Postgres' own error. */
export async function tryConnect(login: Login): Promise<pg.Client> {
  const client = new pg.Client({
    ...login,
    application_name: 'entente start',
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
  });
  // A connection that is lost while idle is found by the next query; unheard, the event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

const STARTING = '57P03';

/** Runs `work` on a connection for the time of the start, and closes it. */
export async function withConnection<T>(login: Login, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(login);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Runs `work` in one transaction, alone among the servers of this database. The lock lives in the transaction, so it
 * holds behind a pooler too.
 */
export async function alone<T>(client: pg.ClientBase, lock: number, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query('SET LOCAL statement_timeout = 0');
    await client.query('SET LOCAL lock_timeout = 0');
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await client.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

function explain(error: unknown, login: Login): StartupError {
  const where = nameOf(login);
  const sentences: Record<string, string> = {
    ECONNREFUSED: `No Postgres answers at ${login.host}:${login.port}: start it, or mend DATABASE_URL.`,
    ENOTFOUND: `The host ${login.host} in DATABASE_URL is not known: mend the name.`,
    EAI_AGAIN: `The host ${login.host} in DATABASE_URL cannot be looked up now: check the name and the network.`,
    ENOENT: `No Postgres answers at ${login.host}:${login.port}: start it, or mend DATABASE_URL.`,
    '28P01': `Postgres refuses the password of ${login.user} for ${where}: mend DATABASE_URL.`,
    '28000': `Postgres refuses ${login.user} for ${where} (${wordsOf(error)}): mend DATABASE_URL, or allow it in pg_hba.conf.`,
    '3D000': `There is no database ${where}: create it, or mend DATABASE_URL.`,
    '53300': `Postgres has no connection left for ${where}: raise its max_connections, or end other sessions.`,
    [STARTING]: `Postgres at ${where} does not accept connections yet (${wordsOf(error)}): wait and start again.`,
  };
  const sentence = sentences[codeOf(error) ?? ''];
  return new StartupError(
    sentence ??
      `Postgres cannot be reached at ${where} (${wordsOf(error)}): check that it runs, and DATABASE_URL.`,
    { cause: error },
  );
}
