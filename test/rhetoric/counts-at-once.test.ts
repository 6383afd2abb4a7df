import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../bench/data/random.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { type SpokenWorld, spokenWorld } from './world.ts';

// Many write about one relationship at once: nobody waits for anybody, and nothing is lost.

const writers = 8;
const deeds = 30;
let world: SpokenWorld;
/** Of each writer. */
let said: string[][];
let coders: string[];
const clients: pg.Client[] = [];
beforeAll(async () => {
  world = await spokenWorld();
  said = await Promise.all(
    Array.from({ length: writers }, async () => [
      await world.say('boris', '2014'),
      await world.say('chen', '2015'),
    ]),
  );
  coders = (
    await world.sql(
      'ada',
      `INSERT INTO "User" ("id", "name", "roles", "clearance") SELECT gen_random_uuid(), 'Coder ' || n, '{CODER}', 'RED'
       FROM generate_series(1, ${deeds}) n RETURNING "id"::text`,
    )
  ).map(({ id }) => id as string);
  const { user, password, host, port, database } = world.database.logins.writer;
  for (let i = 0; i < writers; i++) {
    const client = new pg.Client({ user, password, host, port, database });
    await client.connect();
    await client.query(`SET lock_timeout = '20s'`);
    clients.push(client);
  }
});
afterAll(async () => {
  for (const client of clients) await client.end();
  await world?.close();
});

const begin = (client: pg.Client) =>
  client.query(`BEGIN; SELECT set_config('entente.user', '${world.viewers.ada.userId}', true)`);
const code = (client: pg.Client, statement: string, concept: string, stance: string, coder: string) =>
  client.query(
    `INSERT INTO "Coding" ("id", "statementId", "conceptId", "stance", "coderId", "round", "state")
     VALUES (gen_random_uuid(), $1, $2, $3, $4, 1, 'CODED') ON CONFLICT DO NOTHING`,
    [statement, concept, stance, coder],
  );
const owner = <Row extends object>(sql: string) =>
  withSuperuser(world.database.superuserUrl, async (client) => (await client.query<Row>(sql)).rows);
const miscounted = () => owner('SELECT * FROM entente_miscounted_readings()');
const rowsOf2019 = async () =>
  (await owner<{ n: number }>('SELECT "n" FROM "ReadingCount" WHERE "firstYear" = 2019 ORDER BY 1')).map(
    ({ n }) => n,
  );

it('counts right, whoever writes at once, commits or not', async () => {
  const concepts = Object.values(world.concepts);
  await Promise.all(
    clients.map(async (client, i) => {
      const random = new Random(i + 1);
      for (let deed = 0; deed < deeds; deed++) {
        await begin(client);
        // Cells in whatever order: with locks that are waited for, some of these would wait for each other
        for (let step = 0; step < 4; step++) {
          const statement = random.pick(said[i] ?? []);
          if (random.below(4))
            await code(
              client,
              statement,
              random.pick(concepts),
              random.pick(['AFFIRMS', 'DENIES']),
              coders[deed] as string,
            );
          else
            await client.query(
              `UPDATE "Coding" SET "retractedAt" = now(), "retractionReason" = 'Wrong'
               WHERE "id" = (SELECT "id" FROM "Coding" WHERE "statementId" = $1 AND "retractedAt" IS NULL LIMIT 1)`,
              [statement],
            );
        }
        await client.query(random.below(5) ? 'COMMIT' : 'ROLLBACK');
      }
    }),
  );
  expect(await miscounted()).toEqual([]);
  const [{ n } = { n: 0 }] = await owner<{ n: number }>('SELECT count(*)::int AS n FROM "Reading"');
  expect(n).toBeGreaterThan(writers);
});

it('nobody waits for a transaction that is open, and its rows are folded later', async () => {
  const [one, other, third] = clients as [pg.Client, pg.Client, pg.Client];
  const concept = world.concepts.trust as string;
  const [first, second, last] = await Promise.all([1, 2, 3].map(() => world.say('boris', '2019')));
  const coder = coders[0] as string;
  const write = (client: pg.Client, statement?: string) =>
    begin(client).then(() => code(client, statement as string, concept, 'AVOIDS', coder));
  await write(other, first);
  await other.query('COMMIT');
  // Holds the one row of the cell
  await write(one, second);
  await third.query(`SET lock_timeout = '2s'`);
  await write(third, last);
  await third.query('COMMIT');
  expect(await miscounted()).toEqual([]);
  await one.query('COMMIT');
  expect(await rowsOf2019()).toEqual([1, 2]);
  await begin(other);
  await other.query(
    `UPDATE "Coding" SET "retractedAt" = now(), "retractionReason" = 'Wrong' WHERE "statementId" = $1`,
    [first],
  );
  await other.query('COMMIT');
  expect(await rowsOf2019()).toEqual([2]);
  expect(await miscounted()).toEqual([]);
});

it('counts what goes with a statement or a concept', async () => {
  await withSuperuser(world.database.superuserUrl, async (client) => {
    const { rows } = await client.query(
      `SELECT (SELECT "statementId" FROM "Reading" LIMIT 1) AS statement, (SELECT "conceptId" FROM "Reading" ORDER BY "id" DESC LIMIT 1) AS concept`,
    );
    const before = await client.query('SELECT sum("n") AS n FROM "ReadingCount"');
    // What else refers to them is not looked at
    await begin(client);
    for (const table of ['Coding', 'CodingAssignment', 'Adjudication'])
      await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    for (const [column, id] of [
      ['statementId', rows[0].statement],
      ['conceptId', rows[0].concept],
    ])
      await client.query(`DELETE FROM "Coding" WHERE "${column}" = $1`, [id]);
    await client.query('DELETE FROM "Statement" WHERE "id" = $1', [rows[0].statement]);
    await client.query('DELETE FROM "Concept" WHERE "id" = $1', [rows[0].concept]);
    const after = await client.query('SELECT sum("n") AS n FROM "ReadingCount"');
    expect(Number(after.rows[0].n)).toBeLessThan(Number(before.rows[0].n));
    expect((await client.query('SELECT * FROM entente_miscounted_readings()')).rows).toEqual([]);
    await client.query('ROLLBACK');
  });
});

it('is mended while others write, twice at once', async () => {
  await withSuperuser(world.database.superuserUrl, (client) =>
    client.query(
      `SET session_replication_role = replica; UPDATE "ReadingCount" SET "n" = 2 * "n"; DELETE FROM "ReadingCount" WHERE "stance" = 'DENIES'`,
    ),
  );
  expect(await miscounted()).not.toEqual([]);
  const statements = await Promise.all([1, 2].map(() => world.say('boris', '2014')));
  const [one, other] = clients as [pg.Client, pg.Client];
  await Promise.all([
    owner('SELECT entente_mend_reading_counts()'),
    owner('SELECT entente_mend_reading_counts()'),
    ...[one, other].map(async (client, i) => {
      await begin(client);
      await code(
        client,
        statements[i] as string,
        world.concepts.alliance as string,
        'DENIES',
        coders[1] as string,
      );
      await client.query('COMMIT');
    }),
  ]);
  expect(await miscounted()).toEqual([]);
});
