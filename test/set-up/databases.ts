import pg from 'pg';
import type { PoolSettings } from '../../server/src/database/pool.ts';

export const poolSettings: PoolSettings = {
  writeConnections: 5,
  readConnections: 5,
  connectTimeout: 30,
  statementTimeout: 60,
  preparedStatements: true,
};

/** The address of another database on the same Postgres. */
export function databaseAt(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

export async function withSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
