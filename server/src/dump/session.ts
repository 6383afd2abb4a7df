import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Login, loginOf, nameOf, withConnection } from '../database/connection.ts';
import { codeOf, wordsOf } from '../startup-error.ts';
import { DumpError } from './dump-error.ts';

/**
 * What the text of a value depends on, besides the value. The same in both directions, so that neither the defaults of
 * the role, the database and the server nor the surroundings of the program matter.
 */
const SETTINGS = {
  search_path: 'public',
  timezone: 'UTC',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  // The shortest text that gives the same number again
  extra_float_digits: '1',
  bytea_output: 'hex',
  lc_monetary: 'C',
  xmloption: 'content',
  client_encoding: 'UTF8',
  // A policy that hides rows from the owner is an error, not a dump with fewer rows
  row_security: 'off',
  lock_timeout: '10s',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
  // Since Postgres 17
  transaction_timeout: '0',
};

/**
 * Runs `work` in one transaction of the owner, which waits ten seconds for a lock. If `work` throws, the connection
 * ends and the transaction with it: nothing of it stays.
 * @param mode what follows BEGIN, such as READ ONLY.
 * @param signal ends the statement that runs when it is aborted; its reason is thrown then.
 */
export async function inTransaction<T>(
  ownerUrl: string,
  mode: string,
  signal: AbortSignal | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const login = loginOf(ownerUrl);
  const name = `entente ${randomUUID()}`;
  const cancel = () =>
    withConnection(login, (other) =>
      other.query('SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [name]),
    ).catch(() => undefined);
  return withConnection(login, async (client) => {
    const settings = await settingsOf(client, name);
    signal?.addEventListener('abort', cancel);
    try {
      await client.query(`BEGIN ${mode}; ${settings}`);
      const result = await work(client);
      signal?.throwIfAborted();
      await client.query('COMMIT');
      return result;
    } catch (error) {
      signal?.throwIfAborted();
      throw explain(error, login);
    } finally {
      signal?.removeEventListener('abort', cancel);
    }
  });
}

/** SET LOCAL holds behind a pooler too, and takes no snapshot yet. */
async function settingsOf(client: pg.Client, name: string): Promise<string> {
  const { rows } = await client.query<{ name: string }>('SELECT lower(name) AS name FROM pg_settings');
  const known = new Set(rows.map((row) => row.name));
  return Object.entries({ ...SETTINGS, application_name: name })
    .filter(([setting]) => known.has(setting))
    .map(([setting, value]) => `SET LOCAL ${setting} = ${pg.escapeLiteral(value)};`)
    .join(' ');
}

function explain(error: unknown, login: Login): unknown {
  const code = codeOf(error) ?? '';
  const words = wordsOf(error);
  if (
    /^(08|57P)/.test(code) ||
    ['ECONNRESET', 'EPIPE'].includes(code) ||
    /^(Connection terminated|Client has encountered a connection error)/.test(words)
  ) {
    return new DumpError(`The connection to ${nameOf(login)} was lost (${words}): try again.`, {
      cause: error,
    });
  }
  if (code.startsWith('53')) {
    return new DumpError(`Postgres has no room left (${words}): make some, then try again.`, {
      cause: error,
    });
  }
  if (code !== '42501') return error;
  return new DumpError(
    `${login.user} may not do this in ${nameOf(login)} (${words}): use the login of the database's owner.`,
    { cause: error },
  );
}
