import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { query } from '../start/postgres.ts';

let test: TestApp;
beforeEach(async () => {
  test = await testApp('empty');
  await create('There before');
  await test.ask('mutation { createToken(input: { name: "There before" }) { __typename } }');
});
afterEach(() => test.close());

const asOwner = (sql: string) => query(test.database.ownerUrl, sql);

const create = (name: string) =>
  test.ask(
    'mutation Create($name: String!) { createActor(input: { kind: GROUP, name: $name }) { __typename ... on Error { code message } } }',
    { name },
  );

/** What a read, a read of what only the writer may see, and a write are answered. */
async function answers() {
  const reads = await Promise.all([
    test.ask('{ actors(first: 1) { nodes { name } } }'),
    test.ask('{ viewer { tokens { id } } }'),
  ]);
  const { data } = await create('One');
  const { code, message } = data.createActor;
  return [
    ...reads.map(({ errors }) => ({ code: errors?.[0]?.extensions.code, message: errors?.[0]?.message })),
    { code, message },
  ];
}

it.each([
  ['53100', /^The disk of the database is full\. Nothing was written; try again when/],
  ['53200', /^The database is out of memory\. Nothing was written; try again, with less at once\.$/],
  ['53400', /^The database has no room for this at the moment\. Nothing was written; try again, with less/],
])('a statement that Postgres refuses by %s is answered alike, read or write', async (sqlState, message) => {
  await asOwner(
    `CREATE FUNCTION public.short() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'its own words' USING ERRCODE = '${sqlState}'; END $$`,
  );
  await asOwner(
    'CREATE POLICY short ON public."ApiToken" AS RESTRICTIVE FOR SELECT TO entente_writer USING (public.short())',
  );
  const [view] = await asOwner(`SELECT rtrim(pg_get_viewdef('visible_red."Actor"'::regclass), ';') AS sql`);
  await asOwner(
    `CREATE OR REPLACE VIEW visible_red."Actor" AS SELECT * FROM (${view?.sql}) a WHERE public.short()`,
  );
  await asOwner(
    `CREATE FUNCTION public.short_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM public.short(); RETURN NEW; END $$`,
  );
  await asOwner(
    'CREATE TRIGGER short BEFORE INSERT ON public."Actor" FOR EACH ROW EXECUTE FUNCTION public.short_row()',
  );
  const expected = { code: 'UNAVAILABLE', message: expect.stringMatching(message) };
  expect(await answers()).toEqual([expected, expected, expected]);
  expect(test.faults).toEqual([]);
});

it('where Postgres has no connection left, everybody is told so, and once it has some they are answered', async () => {
  const limit = (most: number) =>
    query(
      test.database.superuserUrl,
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I CONNECTION LIMIT ${most}', current_database()); END $$`,
    );
  await limit(0);
  await query(
    test.database.superuserUrl,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
  const expected = {
    code: 'UNAVAILABLE',
    message: 'The database has no connection left at the moment. Nothing was written; try again.',
  };
  expect(await answers()).toEqual([expected, expected, expected]);
  await limit(-1);
  expect((await answers()).map(({ code }) => code)).toEqual([undefined, undefined, undefined]);
  expect(test.faults).toEqual([]);
});
