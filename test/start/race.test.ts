import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrate } from '../../server/src/database/migrate.ts';
import { readMigrations } from '../../server/src/database/migration-files.ts';
import { databaseAt, withSuperuser } from '../set-up/databases.ts';
import { query } from './postgres.ts';
import { startServer } from './running-server.ts';
import { migrationsOf } from './temporary.ts';

const NAME = 'race';
const url = databaseAt(inject('ownerUrl'), NAME);
const administer = (sql: string) => withSuperuser(inject('superuserUrl'), (client) => client.query(sql));
const migrations = await readMigrations();

beforeEach(() => administer(`CREATE DATABASE ${NAME} OWNER entente_owner`));
afterEach(() => administer(`DROP DATABASE ${NAME} WITH (FORCE)`));

it.each([
  ['an empty database', 0],
  ['a database that has half of the migrations', Math.ceil(migrations.length / 2)],
])('two servers that start at once on %s apply each migration once, and both come up', async (_, half) => {
  const before = migrations.slice(0, half);
  if (half > 0)
    await migrate(url, {
      directory: await migrationsOf(Object.fromEntries(before.map(({ name, sql }) => [name, sql]))),
    });
  const servers = [0, 1].map(() => startServer({ DATABASE_URL: url, PORT: '0' }));
  await Promise.all(servers.map(({ ready }) => ready));
  const said = servers.map(({ output }) => output.stdout).join('');
  const applied = [...said.matchAll(/^Applying migration (\S+)\.$/gm)].map(([, name]) => name);
  expect(applied.sort()).toEqual(migrations.slice(half).map(({ name }) => name));
  expect(said.match(/Loaded the worked example\./g)).toHaveLength(1);
  expect(
    await query(
      url,
      `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1`,
    ),
  ).toEqual(migrations.map(({ name }) => ({ name, done: true })));
  expect(await Promise.all(servers.map((server) => server.end('SIGTERM')))).toEqual([0, 0]);
  expect(servers.map(({ output }) => output.stderr)).toEqual(['', '']);
});
