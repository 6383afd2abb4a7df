import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { query } from '../start/postgres.ts';

let test: TestApp;
beforeEach(async () => {
  test = await testApp('empty');
});
afterEach(() => test.close());

const create = async (name: string) => {
  const { data } = await test.ask(
    'mutation Create($name: String!) { createActor(input: { kind: GROUP, name: $name }) { __typename } }',
    { name },
  );
  expect(data.createActor.__typename).toBe('Actor');
};

/** As if the clock had been set back since: all that is recorded moves on. */
const setBack = (by: string) =>
  query(
    test.database.superuserUrl,
    `UPDATE public."Revision" SET "recordedAt" = "recordedAt" + $1::interval`,
    [by],
  );

/** The last changes, the latest first: seconds by which they lie ahead of the clock. */
const ahead = async (count: number) =>
  await query<{ at: string; seconds: number }>(
    test.database.superuserUrl,
    `SELECT "recordedAt"::text AS at, extract(epoch FROM "recordedAt" - now())::float8 AS seconds FROM public."Revision" ORDER BY "position" DESC LIMIT $1`,
    [count],
  );

it('what is recorded after the clock was set back has the time of the last change before', async () => {
  await create('One');
  await setBack('1 hour');
  const [last] = await ahead(1);
  await create('Two');
  const changes = await ahead(2);
  expect(changes.map(({ at }) => at)).toEqual([last?.at, last?.at]);
});

it('all changes of one transaction have one time, whatever is recorded meanwhile', async () => {
  await create('One');
  const client = await test.database.write.connect();
  const change = () => client.query(`UPDATE public."Actor" SET "description" = gen_random_uuid()`);
  await client.query('BEGIN');
  await client.query(
    `SELECT set_config('entente.user', (SELECT "userId"::text FROM public."Revision" LIMIT 1), true)`,
  );
  await change();
  await create('Two');
  await change();
  await client.query('COMMIT');
  client.release();
  const times = await query(
    test.database.superuserUrl,
    `SELECT count(*)::int AS changes FROM public."Revision" WHERE "entity" = 'Actor' GROUP BY "transactionId", "recordedAt" ORDER BY 1`,
  );
  expect(times).toEqual([{ changes: 1 }, { changes: 1 }, { changes: 3 }]);
});

it('a clock that ran ahead by more than a day is not believed for ever', async () => {
  await create('One');
  await setBack('25 hours');
  await create('Two');
  const [last] = await ahead(1);
  expect(last?.seconds).toBeLessThanOrEqual(0);
});
