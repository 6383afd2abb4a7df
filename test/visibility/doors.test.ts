import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { grantSqlLogin, revokeSqlLogin } from '../../server/src/database/sql-login.ts';
import { createReadClient, readerOf } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { modelNamed, modelNames } from '../../server/src/read/model.ts';
import { sourceFor, visibleTo } from '../../server/src/visibility.ts';
import { delegateOf } from '../../server/src/write/transaction.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { type Person, people } from './people.ts';
import { type Asker, ruleBook } from './rules.ts';
import { hiddenWorld, type World } from './world.ts';

// Every row of every table, for every person and clearance, through each door: the API's reads, its writes, and SQL.

const internal = ['ApiToken', 'IdempotencyKey', 'ImportRecord', 'ImportJob'];
const tables = modelNames.filter((name) => 'id' in modelNamed(name).fields && !internal.includes(name));
/** What nobody names in order to write: it is derived, or a record. */
const notReferredTo = ['Revision', 'Reading', 'ReadingCount'];
const login = 'test_doors';

let world: World;
let sees: Awaited<ReturnType<typeof ruleBook>>;
let writer: PrismaClient;
let sqlClient: pg.Client;
const rows = new Map<string, Record<string, unknown>[]>();
beforeAll(async () => {
  world = await hiddenWorld();
  sees = await ruleBook(world);
  writer = new PrismaClient({ adapter: new PrismaPg(world.write) });
  for (const table of tables) rows.set(table, await world.rows(table));
  await withSuperuser(world.superuserUrl, (client) => grantSqlLogin(client, login, 'RED', 'secret'));
  const url = new URL(world.superuserUrl);
  [url.username, url.password] = [login, 'secret'];
  sqlClient = new pg.Client({ connectionString: url.href });
  await sqlClient.connect();
});
afterAll(async () => {
  await sqlClient.end();
  await writer.$disconnect();
  await withSuperuser(world.superuserUrl, (client) => revokeSqlLogin(client, login));
  await world.drop();
});

/** Without triggers: the history is a table that is compared as well. */
async function loginBelongsTo({ userId, clearance }: Asker) {
  await world.sql('SET session_replication_role = replica');
  await world.sql('UPDATE "User" SET "sqlLogin" = NULL');
  await world.sql('UPDATE "User" SET "sqlLogin" = $2 WHERE "id" = $1', [userId, login]);
  await world.sql('UPDATE "User" SET "clearance" = $2::"Marking" WHERE "id" = $1', [userId, clearance]);
  await world.sql('RESET session_replication_role');
}

const expected = (asker: Asker, table: string) =>
  (rows.get(table) ?? []).flatMap((row) => (sees(asker, table, row) ? [row.id as string] : []));

for (const [name, roles] of Object.entries(people)) {
  describe(`the ${name}`, () => {
    const askers = () =>
      CLEARANCES.map((clearance): Asker => ({ userId: world.users[name as Person], roles, clearance }));

    it('reads what the rules say, and counts no more', async () => {
      for (const asker of askers()) {
        const run = runOn(world.reader(asker.clearance), { preparedStatements: true });
        const db = createReadClient(sourceFor(asker, run));
        for (const table of tables) {
          const found = await readerOf(db, table).findMany({
            select: { id: true },
            orderBy: [{ id: 'asc' }],
          });
          expect(
            found.map(({ id }) => id),
            `${table} at ${asker.clearance}`,
          ).toEqual(expected(asker, table));
          expect(await readerOf(db, table).count(), table).toBe(found.length);
        }
      }
    });

    it('can refer to the same, and to nothing else', async () => {
      for (const asker of askers()) {
        for (const table of tables.filter((table) => !notReferredTo.includes(table))) {
          const found = await delegateOf(writer, table).findMany({
            where: visibleTo(asker, table),
            select: { id: true },
            orderBy: { id: 'asc' },
          });
          expect(
            found.map(({ id }) => id),
            `${table} at ${asker.clearance}`,
          ).toEqual(expected(asker, table));
        }
      }
    });

    it('finds the same in SQL', async () => {
      for (const asker of askers()) {
        await loginBelongsTo(asker);
        await expect(sqlClient.query('SELECT FROM "ReadingCount"')).rejects.toThrow(/does not exist/);
        await expect(sqlClient.query('SELECT FROM public."ReadingCount"')).rejects.toThrow(
          /permission denied/,
        );
        for (const table of tables.filter((table) => table !== 'ReadingCount')) {
          const found = await sqlClient.query(`SELECT "id" FROM "${table}" ORDER BY "id"`);
          expect(
            found.rows.map(({ id }) => id),
            `${table} at ${asker.clearance}`,
          ).toEqual(expected(asker, table));
        }
      }
    });
  });
}

it('hides something from everybody but those who may see all', async () => {
  const hidden = (asker: Asker) =>
    tables.filter((table) => expected(asker, table).length < (rows.get(table) ?? []).length);
  expect(hidden({ userId: world.users.admin, roles: ['ADMIN'], clearance: 'RED' })).toEqual([
    // Of what counts, the rows for other eyes, and the sums of all
    'Reading',
    'ReadingCount',
  ]);
  expect(hidden({ userId: world.users.reader, roles: ['READER'], clearance: 'RED' })).toEqual(
    expect.arrayContaining(['Assessment', 'EvidenceRating', 'Coding', 'Revision', 'Review']),
  );
  expect(hidden({ userId: world.users.assigned, roles: ['CODER'], clearance: 'RED' })).toContain(
    'Adjudication',
  );
});
