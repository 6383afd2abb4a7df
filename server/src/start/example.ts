import { alone } from '../database/connection.ts';
import type { Database } from '../database/pools.ts';

const LOCK = 72_707_372;

/**
 * Loads the worked example into a database that has no actors. Of servers that start at once, one loads it and the
 * others wait until it has. Says whether this one did.
 */
export async function loadOnce(
  database: Database,
  load: (database: Database) => Promise<unknown>,
): Promise<boolean> {
  const client = await database.write.connect();
  try {
    return await alone(client, LOCK, async () => {
      const { rows } = await client.query('SELECT EXISTS (SELECT FROM public."Actor") AS filled');
      if (rows[0].filled) return false;
      await load(database);
      return true;
    });
  } finally {
    client.release();
  }
}
