import { startTemporaryPostgres, type TemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import type { TestDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';

/** An empty database on a Postgres of its own, which a test may stop and start. */
export async function ownDatabase(): Promise<TestDatabase & { postgres: TemporaryPostgres }> {
  const postgres = await startTemporaryPostgres();
  await migrate(postgres.ownerUrl);
  const logins = await prepareRoles(postgres.ownerUrl);
  const database = openDatabase(logins, poolSettings);
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
