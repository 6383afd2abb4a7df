import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { codeOf, StartupError, wordsOf } from '../startup-error.ts';
import { alone, type Login, loginOf, nameOf, withConnection } from './connection.ts';
import { type Migration, readMigrations } from './migration-files.ts';
import { type Entry, misfits, missing, readRecord } from './migration-record.ts';
import { tellChanges } from './notices.ts';
import { checkRequirements } from './requirements.ts';

/** The advisory lock that Prisma's own `migrate deploy` takes: the two never run at once. */
const LOCK = 72_707_369;

/** As Prisma lays it out. */
const TABLE = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export interface MigrateOptions {
  /** Where the migrations are; the program's own if not given. */
  directory?: string;
  /** Told of each migration that is applied. */
  log?: (line: string) => void;
}

/**
 * Brings a database up to date: applies the migrations that it lacks, in order, each in one transaction, and records
 * them as `prisma migrate deploy` does. Servers that start at once take turns.
 * Revisions that came from another Postgres get their place in the feed.
 * @param url the login of the owner of the database.
 * @returns the names of the migrations that this call applied.
 * @throws StartupError if Postgres or the database is unfit, a migration fails, or the record does not fit the files.
 *   Of a migration that fails nothing stays, no record either.
 */
export async function migrate(url: string, { directory, log }: MigrateOptions = {}): Promise<string[]> {
  const migrations = await readMigrations(directory);
  const login = loginOf(url);
  return withConnection(login, async (client) => {
    await checkRequirements(client, login);
    const applied: string[] = [];
    for (;;) {
      const name = await applyNext(client, migrations, login, log);
      if (name === undefined) break;
      applied.push(name);
    }
    await settleFeed(client);
    return applied;
  });
}

/** After a restore, revisions may name transactions of another Postgres. Migrations up to an early one have no such function. */
async function settleFeed(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `SELECT to_regproc('public.entente_settle_feed') IS NOT NULL AS present`,
  );
  if (rows[0].present) await client.query('SELECT public.entente_settle_feed()');
}

/** Applies the first migration that is missing and returns its name; undefined if none is. */
async function applyNext(
  client: pg.ClientBase,
  migrations: Migration[],
  login: Login,
  log?: (line: string) => void,
): Promise<string | undefined> {
  let under: Migration | undefined;
  try {
    return await alone(client, LOCK, async () => {
      await client.query('SET LOCAL search_path = public');
      under = firstMissing(migrations, await readOrBegin(client, nameOf(login)));
      if (under === undefined) return undefined;
      log?.(`Applying migration ${under.name}.`);
      await client.query(under.sql);
      await client.query(
        `INSERT INTO public._prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
         VALUES ($1, $2, clock_timestamp(), $3, 1)`,
        [randomUUID(), under.checksum, under.name],
      );
      await tellChanges(client);
      return under.name;
    });
  } catch (error) {
    if (under === undefined) throw codeOf(error) === '42501' ? mayNot(error, login) : error;
    throw new StartupError(
      `Migration ${under.name} failed${lineOf(under.sql, error)} and was undone (${wordsOf(error)}): mend what Postgres names, then start again.`,
      { cause: error },
    );
  }
}

/** What the database says of itself; one that says nothing yet gets the table for it. */
async function readOrBegin(client: pg.ClientBase, database: string): Promise<Entry[]> {
  const record = await readRecord(client);
  if (record) return record;
  await refuseForeign(client, database);
  await client.query(TABLE);
  return [];
}

/** A database with tables that no migration made is somebody else's. */
async function refuseForeign(client: pg.ClientBase, database: string): Promise<void> {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
       AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e') LIMIT 1`,
  );
  if (rows.length === 0) return;
  throw new StartupError(
    `The database ${database} holds something else (${rows[0].name}): give Entente an empty database of its own in DATABASE_URL.`,
  );
}

/** @throws StartupError if the record does not fit the files. */
function firstMissing(migrations: Migration[], record: Entry[]): Migration | undefined {
  const [sentence] = misfits(migrations, record);
  if (sentence) throw new StartupError(sentence);
  return missing(migrations, record)[0];
}

function mayNot(error: unknown, { user, database }: Login): StartupError {
  return new StartupError(
    `${user} may not change the database ${database} (${wordsOf(error)}): make it the owner with ALTER DATABASE ${database} OWNER TO ${user}.`,
  );
}

/** " at line 12", if Postgres says where in the script the fault is. */
function lineOf(sql: string, error: unknown): string {
  const position = Number((error as { position?: string }).position);
  if (!position) return '';
  const before = [...sql].slice(0, position - 1);
  return ` at line ${before.filter((character) => character === '\n').length + 1}`;
}
