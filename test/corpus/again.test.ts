import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { dumpOf, rowsOf, valuesOf } from './database.ts';
import { sources, takeInBatches } from './generated.ts';
import { csv, jsonLines, type Kind, take, turnHeader } from './sources.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase('example');
});
afterEach(() => database.drop());

const rows = (sql: string) => rowsOf(database, sql);
const values = (sql: string) => valuesOf(database, sql);
const revisions = async () => Number((await values('SELECT count(*) FROM "Revision"'))[0]);
/** What a person does to a row meanwhile. */
const byHand = (sql: string) => rows(`SELECT set_config('entente.user', '${localUserId}', false); ${sql}`);

/** Takes a file in, and tells what became of its rows in few words. */
async function outcome(kind: Kind, text: string) {
  const { summary, notes } = await take(database, kind, text);
  const { created, updated, unchanged, rejected } = summary;
  return { created, updated, unchanged, rejected, reasons: notes.map(({ reason }) => reason) };
}

describe('A second import of the same', () => {
  const files: { kind: Kind; text: string }[] = [{ kind: 'countries', text: '' }, ...sources.slice(0, 5)];

  it('changes nothing at all, whatever the kind of source', async () => {
    const first = [];
    for (const { kind, text } of files) first.push((await takeInBatches(database, kind, text)).summary);
    const dump = await dumpOf(database);
    for (const [i, { kind, text }] of files.entries()) {
      const { summary } = await takeInBatches(database, kind, text);
      expect(summary, kind).toEqual({ ...first[i], created: 0, updated: 0, unchanged: first[i]?.created });
      expect(summary.unchanged, kind).toBe(summary.rows);
    }
    const again = await dumpOf(database);
    for (const [table, lines] of Object.entries(dump)) expect(again[table] === lines, table).toBe(true);
  });
});

describe('A changed document', () => {
  const page = { id: '1', title: 'Page', date: '2019-10-03', text: 'One. 🛰 Two. Three.' };
  const turns = csv(turnHeader, [
    ['1', '2019-10-03', 1, 'A. Speaker', 0, 4, 'One.'],
    ['1', '2019-10-03', 2, 'A. Speaker', 7, 11, 'Two.'],
  ]);
  const anchors = () =>
    rows(`SELECT "selectorExact" AS exact, "selectorStart" AS start, "selectorEnd" AS end FROM "Statement"
      WHERE "sourceId" LIKE 'test:1#%' ORDER BY "sourceId"`);
  beforeEach(async () => {
    await take(database, 'documents', jsonLines([page]));
    await take(database, 'turns', turns);
  });

  it('keeps its id, and moves the anchors in its text; words that are gone lose their place only', async () => {
    const [before] = await values(`SELECT "id" FROM "Document" WHERE "sourceId" = 'test:1'`);
    const corrected = { ...page, text: 'So: one. 🛰🛰 Two. Three.' };
    expect(await outcome('documents', jsonLines([corrected]))).toMatchObject({ created: 0, updated: 1 });
    expect(await values(`SELECT "id" FROM "Document" WHERE "sourceId" = 'test:1'`)).toEqual([before]);
    expect(await anchors()).toEqual([
      { exact: 'One.', start: null, end: null },
      { exact: 'Two.', start: 12, end: 16 },
    ]);
    expect(await outcome('documents', jsonLines([corrected]))).toMatchObject({ updated: 0, unchanged: 1 });
  });

  it('leaves what a user edited as long as the source says the same', async () => {
    await byHand(`UPDATE "Document" SET "title" = 'By hand' WHERE "sourceId" = 'test:1'`);
    expect(await outcome('documents', jsonLines([page]))).toMatchObject({ updated: 0, unchanged: 1 });
    const title = `SELECT "title" FROM "Document" WHERE "sourceId" = 'test:1'`;
    expect(await values(title)).toEqual(['By hand']);
    // A change of something else leaves it, too
    const elsewhere = { ...page, place: 'Sochi' };
    expect(await outcome('documents', jsonLines([elsewhere]))).toMatchObject({ updated: 1 });
    expect(await values(title)).toEqual(['By hand']);
    expect(await outcome('documents', jsonLines([{ ...elsewhere, title: 'New' }]))).toMatchObject({
      updated: 1,
    });
    expect(await values(title)).toEqual(['New']);
  });

  it('that a user retracted stays retracted, and is neither read nor quoted', async () => {
    await byHand(
      `UPDATE "Document" SET "retractedAt" = now(), "retractionReason" = 'Forged.' WHERE "sourceId" = 'test:1'`,
    );
    const before = await revisions();
    for (const text of [page.text, 'Another text.'])
      expect(await outcome('documents', jsonLines([{ ...page, text }]))).toMatchObject({
        unchanged: 1,
        rejected: 0,
      });
    expect(await outcome('turns', turns)).toMatchObject({ rejected: 2, created: 0 });
    expect(await revisions()).toBe(before);
  });
});
