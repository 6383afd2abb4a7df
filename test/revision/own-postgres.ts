import { startTemporaryPostgres, type TemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { loadExample } from '../../server/src/example/load.ts';
import type { TestDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';

/**
 * A database on a Postgres of its own. The feed waits for every write on its Postgres, also those of other databases: beside other
 * tests, what it shows would depend on them.
 */
export async function ownDatabase({
  example,
}: {
  example: boolean;
}): Promise<TestDatabase & { postgres: TemporaryPostgres }> {
  const postgres = await startTemporaryPostgres();
  await migrate(postgres.ownerUrl);
  const logins = await prepareRoles(postgres.ownerUrl);
  const database = openDatabase(logins, poolSettings);
  if (example) await loadExample(database);
  return {
    ...database,
    logins,
    postgres,
    ownerUrl: postgres.ownerUrl,
    superuserUrl: new URL('/entente', postgres.superuserUrl).href,
    async drop() {
      await database.close();
      await postgres.stop();
    },
  };
}
