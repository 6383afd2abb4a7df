import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { type Database, openDatabase } from '../../server/src/database/pools.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { poolSettings } from '../set-up/databases.ts';
import { query } from '../start/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const appOn = (on: Database) =>
  createApp({
    config: { authentication: 'required', clearance: 'CLEAR', preparedStatements: true },
    database: on,
  });

async function answers(app: ReturnType<typeof appOn>, path: string) {
  const response = await app.fetch(`http://localhost${path}`);
  return [response.status, await response.text()];
}

describe('health', () => {
  it('is asked without a token: /livez while the process answers, /readyz while it can do its work', async () => {
    const app = appOn(database);
    expect((await answers(app, '/livez'))[0]).toBe(200);
    expect(await answers(app, '/readyz')).toEqual([200, 'ready\n']);
    app.retire();
    expect(await answers(app, '/readyz')).toEqual([503, 'stopping\n']);
    expect((await answers(app, '/livez'))[0]).toBe(200);
    await app.close();
  });

  it('is not ready on a database that lacks a migration, and is on one that has more', async () => {
    const app = appOn(database);
    await query(
      database.superuserUrl,
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('later', '', now(), '9_later')`,
    );
    expect(await answers(app, '/readyz')).toEqual([200, 'ready\n']);
    await query(
      database.superuserUrl,
      `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = (SELECT min(migration_name) FROM _prisma_migrations)`,
    );
    expect(await answers(app, '/readyz')).toEqual([503, 'migrations\n']);
    await query(database.superuserUrl, 'DROP TABLE _prisma_migrations');
    expect(await answers(app, '/readyz')).toEqual([503, 'migrations\n']);
    await app.close();
  });

  it('is not ready without Postgres, and says no more than that', async () => {
    const { writer, reader } = database.logins;
    const nowhere = openDatabase(
      { writer: { ...writer, port: 1 }, reader: (clearance) => ({ ...reader(clearance), port: 1 }) },
      poolSettings,
    );
    const app = appOn(nowhere);
    expect(await answers(app, '/readyz')).toEqual([503, 'database\n']);
    expect((await answers(app, '/livez'))[0]).toBe(200);
    await app.close();
    await nowhere.close();
  });

  it('is not ready while all connections are taken', async () => {
    const small = openDatabase(database.logins, { ...poolSettings, writeConnections: 1 });
    const app = appOn(small);
    const held = await small.write.connect();
    expect(await answers(app, '/readyz')).toEqual([503, 'busy\n']);
    held.release();
    await app.close();
    await small.close();
  });
});
