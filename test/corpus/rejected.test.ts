import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { documentService } from '../../server/src/document/service.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { rowsOf, valuesOf } from './database.ts';
import { csv, jsonLines, statementHeader, take, turnHeader, viewer } from './sources.ts';
import { withWriter } from './writer.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase('empty');
});
afterEach(() => database.drop());

/** A rule that no service knows. */
const forbid = (table: string, column: string) =>
  rowsOf(
    database,
    `ALTER TABLE "${table}" ADD CONSTRAINT "forbidden" CHECK ("${column}" <> 'Forbidden');
     COMMENT ON CONSTRAINT "forbidden" ON "${table}" IS 'This is forbidden.'`,
  );

describe('Of 500 rows', () => {
  it('each bad one is rejected alone, with its line, the reason and its words, and the others are in', async () => {
    await forbid('Document', 'title');
    await withWriter(database, (writer) =>
      documentService.create(writer, viewer, { title: 'Mine', kind: 'OTHER', sourceId: 'test:300' }),
    );
    const words = Array.from({ length: 240_000 }, (_, i) => `w${i}`).join(' ');
    const bad: Record<number, object | string> = {
      50: { id: '50', title: 'Forbidden' },
      100: { id: '100', title: 'Many words', text: words },
      150: '{"id":"150","title":"NUL","text":"a\\u0000b"}',
      200: '{"id":"200","title":',
      250: { id: '250', title: 'Script', url: 'javascript:alert(1)' },
      300: { id: '300', title: 'Taken' },
    };
    const lines = Array.from(
      { length: 500 },
      (_, i) => bad[i] ?? { id: String(i), title: `Page ${i}`, text: `Text ${i}` },
    );
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    const { summary, notes } = await take(database, 'documents', text);

    expect(summary).toMatchObject({ rows: 500, created: 494, rejected: 6, repaired: 0 });
    expect(notes.map(({ line, reason }) => [line, reason])).toEqual([
      [51, 'This is forbidden.'],
      [101, 'The text has too many different words for the full-text index. Split the document.'],
      [151, 'It contains the NUL character (U+0000), which cannot be stored.'],
      [201, expect.stringMatching(/^The line is no JSON: /)],
      [251, '"url": must begin with http:// or https://.'],
      [301, 'Another document has this source id.'],
    ]);
    for (const { line, raw } of notes)
      expect(text.split('\n')[line - 1]?.startsWith(raw.slice(0, 60_000))).toBe(true);
    expect(Object.values(summary.reasons)).toEqual([1, 1, 1, 1, 1, 1]);
    const ids = await valuesOf(database, `SELECT "sourceId" FROM "Document" WHERE "title" <> 'Mine'`);
    expect(new Set(ids)).toEqual(new Set(lines.flatMap((_, i) => (i in bad ? [] : [`test:${i}`]))));
    // Nothing of a rejected row is left
    expect(await valuesOf(database, `SELECT count(*) FROM "Revision" WHERE "entity" = 'Document'`)).toEqual([
      '495',
    ]);
  });

  it('one is rejected alone whose speaker cannot be made, and one whose speaker is retracted', async () => {
    await forbid('Actor', 'name');
    await take(database, 'documents', jsonLines([{ id: '1', title: 'Page', text: 'Yes.' }]));
    const label = (i: number) => (i === 400 ? 'Forbidden' : i % 2 ? 'Somebody' : 'Another');
    const turns = (from: number, to: number) =>
      csv(
        turnHeader,
        Array.from({ length: to - from }, (_, i) => ['1', '2019', from + i, label(from + i), 0, 4, 'Yes.']),
      );
    const first = await take(database, 'turns', turns(0, 500));
    expect(first.summary).toMatchObject({ created: 499, rejected: 1 });
    expect(first.notes).toMatchObject([{ line: 402, reason: 'This is forbidden.' }]);

    await rowsOf(
      database,
      `SELECT set_config('entente.user', '${viewer.userId}', false);
       UPDATE "Actor" SET "retractedAt" = now(), "retractionReason" = 'Nobody.' WHERE "name" = 'Another'`,
    );
    const second = await take(database, 'turns', turns(500, 502));
    expect(second.notes).toMatchObject([
      { line: 2, reason: expect.stringMatching(/was retracted, or you may not see it/) },
    ]);
    expect(second.summary).toMatchObject({ created: 1, rejected: 1 });
  });

  it('none is kept from coming in by names and titles that are very long, and a second import finds them', async () => {
    const long = '伙伴🛰'.repeat(1_000);
    await take(database, 'documents', jsonLines([{ id: '1', title: 'Page', text: 'Yes.' }]));
    const file = csv(turnHeader, [
      ['1', '2019', 1, long, 0, 4, 'Yes.'],
      ['1', '2019', 2, `${long}!`, 0, 4, 'Yes.'],
    ]);
    expect((await take(database, 'turns', file)).summary).toMatchObject({ created: 2, rejected: 0 });
    expect((await take(database, 'turns', file)).summary).toMatchObject({ created: 0, unchanged: 2 });
    const names = (await valuesOf(
      database,
      `SELECT "name" FROM "Actor" WHERE "kind" <> 'MEDIA_OUTLET'`,
    )) as string[];
    expect(names).toHaveLength(2);
    for (const name of names) expect(long.startsWith(name)).toBe(true);
  });
});

describe('A document that the importer may not see', () => {
  it('is not there for turns: nobody tries out words in it', async () => {
    await take(database, 'documents', jsonLines([{ id: '1', title: 'Page', text: 'Yes.', marking: 'RED' }]));
    const turns = csv(turnHeader, [
      ['1', '2019', 1, 'Somebody', 0, 4, 'Yes.'],
      ['1', '2019', 2, 'Somebody', 0, 3, 'No.'],
    ]);
    const { notes } = await take(database, 'turns', turns, { ...viewer, clearance: 'AMBER' });
    expect(notes.map(({ reason }) => reason)).toEqual(
      Array(2).fill('The document "1" is not there: import the documents first, under the same source.'),
    );
  });

  it('is refused to statements', async () => {
    await take(database, 'documents', jsonLines([{ id: '1', title: 'Page', text: 'Yes.', marking: 'RED' }]));
    const row = ['1', 'A', '', '', '2019', '1', '', 'Yes.', '', '', '', ''];
    const { notes } = await take(database, 'statements', csv(statementHeader, [row]), {
      ...viewer,
      clearance: 'AMBER',
    });
    expect(notes).toMatchObject([{ reason: expect.stringMatching(/you may not see it/) }]);
  });
});
