import type pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { type Login, nameOf } from './connection.ts';

/** The oldest Postgres on which Entente is tried. Newer ones than those tried are let through. */
const OLDEST = 15;

/**
 * Whether this Postgres and this database are fit for Entente.
 * @throws StartupError that says what is not.
 */
export async function checkRequirements(client: pg.ClientBase, login: Login): Promise<void> {
  const { rows } = await client.query(`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,
      pg_is_in_recovery() AS standby, pg_encoding_to_char(encoding) AS encoding, datctype AS ctype
    FROM pg_database WHERE datname = current_database()`);
  const { version, number, standby, encoding, ctype } = rows[0];
  const create = `CREATE DATABASE ${login.database} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`;
  if (number < OLDEST * 10_000) {
    throw new StartupError(
      `Entente needs Postgres ${OLDEST} or newer, and ${nameOf(login)} runs ${version}: upgrade it, or leave DATABASE_URL unset to use the embedded one.`,
    );
  }
  if (standby) {
    throw new StartupError(
      `${nameOf(login)} is a standby, which takes no writes: point DATABASE_URL at the primary.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw new StartupError(
      `${nameOf(login)} has the encoding ${encoding}, and Entente needs UTF8: make one with ${create}.`,
    );
  }
  // pg_trgm asks the C library what a letter is, by LC_CTYPE, whatever the database's collation provider.
  if (ctype === 'C' || ctype === 'POSIX') {
    throw new StartupError(
      `${nameOf(login)} has LC_CTYPE ${ctype}, under which names in Cyrillic or Chinese cannot be searched: make one with ${create}.`,
    );
  }
}
