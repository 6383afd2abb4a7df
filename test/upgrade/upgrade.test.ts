import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { migrate } from '../../server/src/database/migrate.ts';
import { readMigrations } from '../../server/src/database/migration-files.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { prepareRoles } from '../../server/src/database/roles.ts';
import { checks } from '../../server/src/doctor/checks.ts';
import { examine } from '../../server/src/doctor/examine.ts';
import { askAs } from '../set-up/app.ts';
import { databaseAt, poolSettings, withSuperuser } from '../set-up/databases.ts';
import { migrationsOf } from '../start/temporary.ts';
import { fillEarlier, readTables, shapeOf, type Tables, within } from './earlier.ts';
import { type FullWorld, fullWorld } from './full-world.ts';

/** Before this one nobody may write, so that no row can be of an earlier version. */
const FIRST = '20261124080300_visibility';

/** A database that goes from version to version, empty, and a copy of it that is filled and upgraded at once. */
const [STEPS, COPY] = ['upgrade_steps', 'upgrade_copy'];
const superuser = (name: string) => databaseAt(inject('superuserUrl'), name);
const owner = (name: string) => databaseAt(inject('ownerUrl'), name);
const administer = (sql: string) => withSuperuser(inject('superuserUrl'), (client) => client.query(sql));

const QUESTION = `{
  actors(first: 50) { totalCount nodes { id name identity { id } } }
  statements(first: 50) { totalCount nodes { id version quote speaker { name } side { name } voice } }
  assessments(first: 50) { totalCount nodes { id version state staleReasons { kind } evidence(first: 5) { totalCount } } }
}`;
const RECORD = `mutation ($input: CreateActorInput!) { createActor(input: $input) { ... on Actor { name } } }`;

interface Upgrade {
  applied: string[];
  before: Tables;
  after: Tables;
  wrong: string[];
  read: unknown;
  recorded: unknown;
}

async function upgrade(world: Tables): Promise<Upgrade> {
  await administer(`CREATE DATABASE ${COPY} OWNER entente_owner TEMPLATE ${STEPS}`);
  const read = () => withSuperuser(superuser(COPY), readTables);
  await withSuperuser(superuser(COPY), (client) => fillEarlier(client, world));
  const before = await read();
  const applied = await migrate(owner(COPY));
  const after = await read();
  const database = openDatabase(await prepareRoles(owner(COPY)), poolSettings);
  const config = { writeConnections: 5, readConnections: 5 };
  const findings = await examine(checks, {
    ownerUrl: owner(COPY),
    config,
    directory: undefined,
    patience: 60,
  });
  const answer = await askAs(database, 'RED', QUESTION);
  const input = { kind: 'GROUP', name: 'Recorded after the upgrade' };
  const recorded = await askAs(database, 'RED', RECORD, { input });
  await database.close();
  await administer(`DROP DATABASE ${COPY} WITH (FORCE)`);
  return { applied, before, after, wrong: findings.flatMap(({ wrong }) => wrong), read: answer, recorded };
}

let world: FullWorld;
const upgrades = new Map<string, Upgrade>();

// Of versions with the same tables the first is tried, which goes through what the others do; with UPGRADE=all, all of them
beforeAll(async () => {
  world = await fullWorld(QUESTION);
  await administer(`CREATE DATABASE ${STEPS} OWNER entente_owner`);
  const directory: Record<string, string> = {};
  let shape = '';
  for (const { name, sql } of await readMigrations()) {
    directory[name] = sql;
    await migrate(owner(STEPS), { directory: await migrationsOf(directory) });
    const next = await withSuperuser(superuser(STEPS), shapeOf);
    if (name < FIRST) continue;
    if (next !== shape || process.env.UPGRADE === 'all') upgrades.set(name, await upgrade(world.tables));
    shape = next;
  }
}, 600_000);
afterAll(async () => {
  for (const name of [STEPS, COPY]) await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
});

/** Something of each upgrade, by the version that it starts from. */
const each = <T>(of: (upgrade: Upgrade) => T) =>
  Object.fromEntries([...upgrades].map(([name, upgraded]) => [name, of(upgraded)]));

it('is tried with rows of every table', async () => {
  expect([...world.tables].filter(([, rows]) => rows.length === 0)).toEqual([]);
  const names = (await readMigrations()).map(({ name }) => name);
  expect(each(({ applied }) => applied)).toEqual(
    Object.fromEntries([...upgrades.keys()].map((name) => [name, names.slice(names.indexOf(name) + 1)])),
  );
  expect(upgrades.has(FIRST)).toBe(true);
});

it('leaves every row as it was, in every column that it had', () => {
  expect(each(({ before, after }) => within(after, before))).toEqual(each(({ before }) => before));
});

it('leaves the doctor nothing to find', () => {
  expect(each(({ wrong }) => wrong)).toEqual(each(() => []));
});

it('reads and records through the API as a database that was always at this version', () => {
  expect(world.answer).not.toHaveProperty('errors');
  expect(each(({ read }) => read)).toEqual(each(() => world.answer));
  expect(each(({ recorded }) => recorded)).toEqual(
    each(() => ({ data: { createActor: { name: 'Recorded after the upgrade' } } })),
  );
});
