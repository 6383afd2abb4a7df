import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { valuesOf } from './database.ts';
import { jsonLines, take } from './sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const papers = (count: number) =>
  jsonLines(Array.from({ length: count }, (_, i) => ({ id: `paper-${i}`, title: `Paper ${i}` })));
const known = async (table: string) =>
  Number((await valuesOf(database, `SELECT reltuples FROM pg_class WHERE oid = '"${table}"'::regclass`))[0]);

it('after much was taken in, Postgres plans with what is there, and does not wait for autovacuum', async () => {
  expect(await known('Document')).toBe(-1);
  await take(database, 'documents', papers(20));
  expect(await known('Document')).toBe(-1);
  await take(database, 'documents', papers(700));
  // An estimate, from the pages that were looked at
  for (const table of ['Document', 'ImportRecord', 'Revision'])
    expect(await known(table)).toBeGreaterThan(600);
});
