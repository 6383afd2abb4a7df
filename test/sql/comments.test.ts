import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentOf, commentStatements } from '../../prisma/tools/comments.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// What psql's \d+ and \df+ say of the schema analysis.

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await testDatabase('empty');
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const described = async () =>
  (
    await owner.query<{ view: string; column: string | null; says: string | null }>(`
      SELECT c.relname AS view, NULL AS column, obj_description(c.oid, 'pg_class') AS says
      FROM pg_class c WHERE c.relnamespace = 'analysis'::regnamespace AND c.relkind = 'v'
      UNION ALL
      SELECT c.relname, a.attname, col_description(c.oid, a.attnum)
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      WHERE c.relnamespace = 'analysis'::regnamespace AND c.relkind = 'v'`)
  ).rows;

describe('the comments of the schema analysis', () => {
  it('are there for every view and every column, and say something', async () => {
    const rows = await described();
    expect(rows.filter(({ column }) => column === null).length).toBeGreaterThan(35);
    for (const { view, column, says } of rows) {
      const name = `${view}.${column}`;
      expect(says, name).toMatch(/^[A-Z(0-9].*\.$/s);
      expect(says?.toLowerCase().replaceAll(/\W/g, ''), name).not.toBe(column?.toLowerCase());
    }
  });

  it('are those of the API, so that a description that changes there is to be changed here: run npm run db:diff', async () => {
    expect(await commentStatements(database.ownerUrl)).toEqual([]);
    expect(commentOf('Statement', 'saidOn')).toBe('When it was said, as exactly as the source tells.');
  });

  it('are missed where a migration adds a column without one', async () => {
    await owner.query('ALTER TABLE "Statement" ADD COLUMN mood text');
    await owner.query('SELECT entente_complete_schema()');
    await expect(commentStatements(database.ownerUrl)).rejects.toThrow(
      'Nobody says what Statement.mood is: describe it in the API or in prisma/tools/comment-words.ts.',
    );
    expect((await described()).filter(({ says }) => says === null)).toEqual([
      { view: 'Statement', column: 'mood', says: null },
    ]);
    // The views of the domain are drawn again with the others
    await owner.query('SELECT FROM analysis.statement_timeline, analysis.coding_agreement, analysis.queue');
  });
});
