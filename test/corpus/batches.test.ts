import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Importer, importRows } from '../../server/src/corpus/import.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { valuesOf } from './database.ts';
import { jsonLines, take, viewer } from './sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

/** Takes nothing; what is looked at is how much of the file is held meanwhile. */
const refusing: Importer<{ text: string }> = { plan: async (rows) => rows.map(() => 'No.') };

/** Reads so many rows of so many characters, and gives the most that were read and not done with. */
async function mostHeld(rows: number, characters: number): Promise<number> {
  let read = 0;
  let done = 0;
  let most = 0;
  async function* file() {
    for (let line = 1; line <= rows; line++) {
      read++;
      most = Math.max(most, read - done);
      yield { line, raw: 'cut', value: { text: 'x'.repeat(characters) }, repairs: [] };
    }
  }
  const onProgress = (so: { rows: number }) => {
    done = so.rows;
  };
  await importRows({ database, viewer, rows: file(), importer: refusing, onProgress });
  expect(done).toBe(rows);
  return most;
}

describe('An import', () => {
  it('holds at most three batches of 500 rows, however long the file is', async () => {
    expect(await mostHeld(10_000, 10)).toBeLessThanOrEqual(1_500);
  });

  it('holds at most about ten million characters, however long its rows are', async () => {
    expect(await mostHeld(60, 1_000_000)).toBeLessThanOrEqual(10);
  });

  it('that is told to end does so between two batches; what is written stays', async () => {
    const controller = new AbortController();
    const reason = new Error('Enough.');
    let line = 0;
    async function* file() {
      for (;;) yield { line: ++line, raw: '', value: { text: '' }, repairs: [] };
    }
    const onProgress = () => controller.abort(reason);
    const endless = importRows({
      database,
      viewer,
      rows: file(),
      importer: refusing,
      onProgress,
      signal: controller.signal,
    });
    await expect(endless).rejects.toBe(reason);
  });

  it('ends with the error of a reader; the batches before it are in', async () => {
    const good = jsonLines(Array.from({ length: 600 }, (_, i) => ({ id: String(i), title: `Page ${i}` })));
    const text = `${good}${'x'.repeat(16_100_000)}`;
    await expect(take(database, 'documents', text)).rejects.toThrow(/begins in line 601/);
    expect(await valuesOf(database, 'SELECT count(*) FROM "Document"')).toEqual(['500']);
  });
});
