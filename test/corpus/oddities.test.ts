import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { rowsOf, valuesOf } from './database.ts';
import { csv, jsonLines, type Taken, take, turnHeader } from './sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('empty');
});
afterAll(() => database.drop());

const rows = (sql: string) => rowsOf(database, sql);
const values = (sql: string) => valuesOf(database, sql);

describe('Pages with something missing', () => {
  let taken: Taken;
  beforeAll(async () => {
    taken = await take(
      database,
      'documents',
      jsonLines([
        {
          id: 'whole',
          title: 'Meeting',
          url: 'http://example.org/1',
          date: '2019-10-03',
          place: 'Sochi',
          text: 'Words.',
        },
        {
          id: 'bare',
          title: 'Meeting',
          url: 'http://example.org/2',
          date: '2019-10-03',
          place: '',
          text: '',
        },
        { id: 'nameless', title: '', url: 'http://example.org/3', text: 'Words.' },
        { id: 'third', title: 'Meeting' },
      ]),
    );
  });

  it('are taken, and what is missing stays missing', async () => {
    expect(taken.summary).toMatchObject({ rows: 4, created: 4, repaired: 1, rejected: 0 });
    expect(
      await rows(`SELECT "place", "text", "textSha256" FROM "Document" WHERE "sourceId" = 'test:bare'`),
    ).toEqual([{ place: null, text: null, textSha256: null }]);
  });

  it('have the address as a title where they have none, which is told with the line', async () => {
    expect(await values(`SELECT "title" FROM "Document" WHERE "sourceId" = 'test:nameless'`)).toEqual([
      'http://example.org/3',
    ]);
    expect(taken.notes).toMatchObject(
      [
        {
          line: 3,
          outcome: 'REPAIRED',
          reason: 'The title is missing: the address stands in.',
          raw: /nameless/,
        },
      ].map(({ raw, ...note }) => ({ ...note, raw: expect.stringMatching(raw) })),
    );
  });

  it('may have one title, and are different documents all the same', async () => {
    expect(await values(`SELECT "sourceId" FROM "Document" WHERE "title" = 'Meeting' ORDER BY 1`)).toEqual([
      'test:bare',
      'test:third',
      'test:whole',
    ]);
  });
});

describe('Labels of speakers', () => {
  const putins = [
    'Vladimir Putin',
    'President of Russia Vladimir Putin',
    'Putin',
    'V.Putin',
    'V. Putin',
    'ladimir Putin',
    'of Russia Vladimir Putin',
    'Vladimir  Putin',
    'Prime Minister Vladimir Putin',
    'Владимир Путин',
  ];
  const others = ['Question', 'Remark', '* * *'];
  const labels = [...putins, ...others];
  let taken: Taken;
  beforeAll(async () => {
    const text = labels.map((_, i) => `Line ${i} 🛰.`).join('\n');
    await take(database, 'documents', jsonLines([{ id: 'page', title: 'Page', place: 'Sochi', text }]));
    let start = 0;
    taken = await take(
      database,
      'turns',
      csv(turnHeader, [
        ...labels.map((label, i) => {
          const words = `Line ${i} 🛰.`;
          const length = Array.from(words).length;
          start += length + 1;
          return ['page', '2019-10-03', i, label, start - length - 1, start - 1, words];
        }),
        ['page', '2019-10-03', 20, 'Question', 0, 3, 'Not'],
        ['page', '2019-10-03', 21, 'Question', 0, 0, ''],
        ['absent', '2019-10-03', 1, 'Question', 0, 3, 'Lin'],
      ]),
    );
  });

  it('are an actor each: one man under ten of them stays ten, and nothing is judged', async () => {
    expect(await values(`SELECT "name" FROM "Actor" WHERE "kind" = 'PERSON' ORDER BY "id"`)).toEqual(putins);
    expect(await values('SELECT count(*) FROM "IdentityJudgement"')).toEqual(['0']);
    expect(await values('SELECT count(*) FROM "ActorIdentity" WHERE "merged"')).toEqual(['0']);
  });

  it('that name nobody are groups, and no persons', async () => {
    expect(await values(`SELECT "name" FROM "Actor" WHERE "kind" = 'GROUP' ORDER BY "id"`)).toEqual(others);
  });

  it('have slugs of their own, in any script', async () => {
    const slugs = (await values(
      `SELECT "slug" FROM "Actor" WHERE "kind" IN ('PERSON', 'GROUP')`,
    )) as string[];
    expect(new Set(slugs).size).toBe(labels.length);
    expect(slugs).toEqual(
      expect.arrayContaining(['v-putin', 'v-putin-2', 'vladimir-putin', 'vladimir-putin-2']),
    );
    expect(slugs.every((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toBe(true);
  });

  it('are said words that stand in the document where the source says, in characters', async () => {
    const all = await rows(
      `SELECT substring(d."text" FROM s."selectorStart" + 1 FOR s."selectorEnd" - s."selectorStart") AS there, s."quote"
       FROM "Statement" s JOIN "Document" d ON d."id" = s."documentId"`,
    );
    expect(all).toHaveLength(labels.length);
    for (const { there, quote } of all) expect(there).toBe(quote);
  });

  it('are rejected with their turn where the words are others, where there are none, and where there is no document', () => {
    expect(taken.notes.map(({ line, reason }) => [line, reason])).toEqual([
      [15, "The document's text between start and end is not the text of the turn."],
      [16, 'Nothing is said: the text is empty.'],
      [17, 'The document "absent" is not there: import the documents first, under the same source.'],
    ]);
  });
});
