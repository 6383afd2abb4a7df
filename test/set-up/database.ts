import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../server/src/database/pools.ts';
import { type Logins, prepareRoles } from '../../server/src/database/roles.ts';
import { databaseAt, poolSettings, withSuperuser } from './databases.ts';

export interface TestDatabase extends Database {
  logins: Logins;
  ownerUrl: string;
  superuserUrl: string;
  drop(): Promise<void>;
}

/** A database of the calling test file's own: a clone of the empty one, or of the worked example. */
export async function testDatabase(template: 'empty' | 'example'): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const superuserUrl = inject('superuserUrl');
  await withSuperuser(superuserUrl, (client) =>
    client.query(`CREATE DATABASE ${name} OWNER entente_owner TEMPLATE ${template}`),
  );
  const ownerUrl = databaseAt(inject('ownerUrl'), name);
  const logins = await prepareRoles(ownerUrl);
  const database = openDatabase(logins, poolSettings);
  return {
    ...database,
    logins,
    ownerUrl,
    superuserUrl: databaseAt(superuserUrl, name),
    async drop() {
      await database.close();
      await withSuperuser(superuserUrl, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}
