import { afterAll, beforeAll, expect, it } from 'vitest';
import { type App, createApp } from '../../server/src/app.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { holdTable } from '../abuse/held-table.ts';
import { type People, type Person, people } from '../account/people.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// Requests that ask for a row each, at once: what they share, and what they do not.

const nodeQuery = `query ($id: ID!) { node(id: $id) { ... on Statement { id quote speaker { name affiliations(first: 5) { nodes { role } } } } } }`;
const statements: string[] = [];
const faults: unknown[] = [];
let database: TestDatabase;
let made: People;
let app: App;
let seesAll: Person;
let seesClear: Person;
let ids: string[];
let red: string;
beforeAll(async () => {
  database = await testDatabase('example');
  made = people(database);
  seesAll = await made.person(['READER'], { clearance: 'RED' });
  seesClear = await made.person(['READER']);
  app = createApp({
    config: { authentication: 'required', preparedStatements: true },
    database,
    onStatement: (sql) => statements.push(sql),
    onFault: (fault) => faults.push(fault),
  });
  const rows = await made.writer.statement.findMany({ where: { marking: 'CLEAR' }, take: 12 });
  ids = rows.map(({ id }) => encodeGlobalId('Statement', id));
  red = ids.pop() as string;
  await made.writer.$transaction([
    made.writer.$executeRaw`SELECT set_config('entente.user', ${seesAll.id}, true)`,
    made.writer.statement.update({ where: { id: rows.at(-1)?.id as string }, data: { marking: 'RED' } }),
  ]);
});
afterAll(async () => {
  expect(faults).toEqual([]);
  await app.close();
  await made.close();
  await database.drop();
});

async function ask(id: string, { token }: Person = seesAll, signal?: AbortSignal): Promise<unknown> {
  const response = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: nodeQuery, variables: { id } }),
    ...(signal && { signal }),
  });
  return response.json();
}

const aboutStatements = () => statements.filter((sql) => sql.includes('"Statement"'));

it('rows that requests of one plan ask for at once are read by one statement, and each gets its own', async () => {
  const expected: unknown[] = [];
  for (const id of ids) expected.push(await ask(id));
  statements.length = 0;
  expect(await Promise.all(ids.map((id) => ask(id)))).toEqual(expected);
  expect(aboutStatements()).toHaveLength(1);
});

it('a row that is not there is null for whoever asks for it, and for nobody else', async () => {
  const nowhere = encodeGlobalId('Statement', '01900008-0000-7000-8000-0000000fffff');
  const [there, absent] = await Promise.all([ask(ids[0] as string), ask(nowhere)]);
  expect(there).toMatchObject({ data: { node: { id: ids[0] } } });
  expect(absent).toEqual({ data: { node: null } });
});

it('whoever sees less shares nothing with whoever sees more', async () => {
  statements.length = 0;
  const [seen, unseen] = await Promise.all([ask(red), ask(red, seesClear)]);
  expect(seen).toMatchObject({ data: { node: { id: red } } });
  expect(unseen).toEqual({ data: { node: null } });
  expect(aboutStatements()).toHaveLength(2);
});

it('who leaves takes nothing from those who stay', async () => {
  const held = await holdTable(database, 'Statement');
  const leaving = new AbortController();
  const left = ask(ids[0] as string, seesAll, leaving.signal).catch(() => 'left');
  const stayed = ask(ids[1] as string);
  await held.waiting(1);
  leaving.abort();
  await held.release();
  expect(await stayed).toMatchObject({ data: { node: { id: ids[1] } } });
  await left;
});
