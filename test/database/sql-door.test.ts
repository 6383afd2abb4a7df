import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// The SQL of docs/questions.md, run by a login of its own. What it answers is compared with the API in test/client/questions.test.ts.

const page = readFileSync(join(import.meta.dirname, '../../docs/questions.md'), 'utf8');
const queries = page.split('\n## ').flatMap((part) => {
  const [, question, sql] = part.match(/^(.+)\n[\s\S]*?```sql\n([\s\S]+?)```/) ?? [];
  return question && sql ? [{ question, sql }] : [];
});

let database: TestDatabase;
let analyst: pg.Client;
beforeAll(async () => {
  database = await testDatabase('example');
  const owner = new pg.Client({ connectionString: database.superuserUrl });
  await owner.connect();
  await owner.query(
    `DO $$ BEGIN CREATE ROLE test_analyst LOGIN PASSWORD 'analyst' IN ROLE entente_analyst; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
  );
  await owner.query('ALTER ROLE test_analyst SET search_path = analysis');
  await owner.end();
  const url = new URL(database.ownerUrl);
  url.username = 'test_analyst';
  url.password = 'analyst';
  analyst = new pg.Client({ connectionString: url.href });
  await analyst.connect();
});
afterAll(async () => {
  await analyst.end();
  await database.drop();
});

describe('an analyst finds in SQL', () => {
  const empty = 'What is there for me to do, and which judgements have lost their ground?';
  it.each(queries)('$question', async ({ question, sql }) => {
    const { rows } = await analyst.query(sql);
    expect(rows.length > 0).toBe(question !== empty);
  });

  it('and can neither write nor look behind the views', async () => {
    for (const sql of [
      `INSERT INTO "Actor" (id, kind, name, slug) VALUES (gen_random_uuid(), 'PERSON', 'x', 'x')`,
      'SELECT * FROM public."Statement"',
      'SELECT * FROM visible_red."Statement"',
      'DELETE FROM "Statement"',
    ]) {
      await expect(analyst.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
  });
});
