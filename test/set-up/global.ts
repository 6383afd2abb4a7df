import type { TestProject } from 'vitest/node';
import { startTemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { loadExample } from '../../server/src/example/load.ts';
import { databaseAt, poolSettings, withSuperuser } from './databases.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    superuserUrl: string;
    ownerUrl: string;
  }
}

/**
 * One Postgres for all tests, with two databases to clone: `empty` has the migrations, `example` the worked example as well.
 */
export default async function setUp({ provide }: TestProject) {
  const postgres = await startTemporaryPostgres();
  await withSuperuser(postgres.superuserUrl, (client) =>
    client.query('CREATE DATABASE empty OWNER entente_owner'),
  );
  const emptyUrl = databaseAt(postgres.ownerUrl, 'empty');
  await migrate(emptyUrl);
  await prepareRoles(emptyUrl);
  await withSuperuser(postgres.superuserUrl, (client) =>
    client.query('CREATE DATABASE example OWNER entente_owner TEMPLATE empty'),
  );
  const database = openDatabase(await prepareRoles(databaseAt(postgres.ownerUrl, 'example')), poolSettings);
  await loadExample(database);
  await database.close();
  provide('superuserUrl', postgres.superuserUrl);
  provide('ownerUrl', postgres.ownerUrl);
  return () => postgres.stop();
}
