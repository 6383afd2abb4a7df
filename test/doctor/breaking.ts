import pg from 'pg';
import { loginOf } from '../../server/src/database/connection.ts';
import { type Check, type Examined, NotExamined } from '../../server/src/doctor/check.ts';
import { localUserId } from '../../server/src/viewer.ts';
import type { TestDatabase } from '../set-up/database.ts';

export type Look = (check: Check, surroundings?: Partial<Examined>) => Promise<string[]>;

/** Lets a test break whatever it likes, as the superuser, in a transaction that is undone. Triggers are off until `withTriggers`. */
export async function broken<T>(
  database: TestDatabase,
  work: (client: pg.Client, look: Look) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  const look: Look = (check, surroundings) =>
    check.look({
      client,
      login: loginOf(database.ownerUrl),
      config: { writeConnections: 1, readConnections: 1 },
      directory: undefined,
      ...surroundings,
    });
  try {
    await client.query('BEGIN; SET LOCAL search_path = public; SET LOCAL session_replication_role = replica');
    return await work(client, look);
  } finally {
    await client.query('ROLLBACK');
    await client.end();
  }
}

/** What a check says once these statements have run. */
export const findingsAfter = (database: TestDatabase, check: Check, sql: string): Promise<string[]> =>
  broken(database, async (client, look) => {
    await client.query(sql);
    return look(check).catch((error) => {
      if (error instanceof NotExamined) return [`left out: ${error.message}`];
      throw error;
    });
  });

export const withTriggers = (client: pg.Client) =>
  client.query(
    `SET LOCAL session_replication_role = origin; SELECT set_config('entente.user', '${localUserId}', true)`,
  );
