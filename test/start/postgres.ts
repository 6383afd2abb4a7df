import type pg from 'pg';
import type { TemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { loginOf, withConnection } from '../../server/src/database/connection.ts';

/** The answer's rows. */
export async function query<T extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values?: unknown[],
): Promise<T[]> {
  return withConnection(loginOf(url), async (client) => (await client.query<T>(sql, values)).rows);
}

let count = 0;

/** A new database of the owner's, or of another login's; returns the address by which its owner reaches it. */
export async function createDatabase(
  postgres: TemporaryPostgres,
  {
    owner = 'entente_owner',
    password,
    options = '',
  }: { owner?: string; password?: string; options?: string } = {},
): Promise<string> {
  count += 1;
  const name = `test_${count}`;
  await query(postgres.superuserUrl, `CREATE DATABASE ${name} OWNER ${owner} ${options}`);
  const url = new URL(postgres.ownerUrl);
  url.pathname = name;
  url.username = owner;
  if (password) url.password = password;
  return url.href;
}
