import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// The queries of docs/sql.md, run as an analyst.

const page = readFileSync(join(import.meta.dirname, '../../docs/sql.md'), 'utf8');
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

const rows = async (question: string) => {
  const { sql } = queries.find((query) => query.question.startsWith(question)) as { sql: string };
  return (await analyst.query(sql)).rows;
};

describe('an analyst finds in SQL', () => {
  it('eight answers on the page', () => expect(queries).toHaveLength(8));

  it('how each side characterises the relationship', async () => {
    const found = await rows('How has each side');
    expect(found.filter(({ side, stance }) => side === 'China' && stance === 'AVOIDS')).toHaveLength(2);
    expect(
      found.some(
        ({ speaker, stance, concept }) =>
          speaker === 'Dmitry Peskov' && stance === 'AFFIRMS' && concept === 'allied relations',
      ),
    ).toBe(true);
  });

  it('who first said "allied" and who denied it', async () => {
    const found = await rows('Who first said');
    expect(found[0]).toMatchObject({ said_on: '2018-08', stance: 'AFFIRMS' });
    expect(found.filter(({ stance }) => stance === 'DENIES').map(({ speaker }) => speaker)).toContain(
      'Vladimir Putin',
    );
  });

  it('where one speaker contradicts himself', async () => {
    expect(await rows('Where does one')).toMatchObject([
      {
        speaker: 'Vladimir Putin',
        concept: 'military alliance',
        denied_on: '2019-06-07',
        affirmed_on: '2019-10-03',
      },
    ]);
  });

  it('what they do together and what is withheld', async () => {
    const found = await rows('What do they do');
    expect(
      found.filter(({ kind }) => kind === 'RESTRAINT').map(({ area, participants }) => [area, participants]),
    ).toEqual([
      ['Land forces', 'Russia'],
      ['Military cooperation', 'Russia'],
    ]);
  });

  it('what analysts conclude', async () => {
    const found = await rows('What do analysts');
    expect(new Set(found.map(({ judgement }) => judgement)).size).toBe(6);
    expect(found.every(({ evidence }) => evidence)).toBe(true);
  });

  it('how far coders agree', async () => {
    const found = await rows('How far do coders');
    expect(found.length).toBeGreaterThan(5);
    for (const row of found)
      expect(row).toMatchObject({ alpha: null, alpha_undefined_because: 'NO_PAIRABLE_VALUES' });
  });

  it('what comes second-hand', async () => {
    const found = await rows('Which claims');
    expect(found.find(({ words }) => words === 'allied relations').through).toBe(
      'Vasily Kashin → Author of Eurasia Daily Monitor 16/146',
    );
  });

  it('which citations are incomplete', async () => {
    const found = await rows('Which citations');
    expect(found.filter(({ status }) => status === 'INCOMPLETE')).toHaveLength(3);
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
