import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { Random } from '../bench/data/random.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';

// The oracle is Postgres' own search of all rows, without an index that knows of quarters

const words = [
  'alliance',
  'partnership',
  'treaty',
  'pipeline',
  'strategic',
  'equal',
  'союз',
  '伙伴',
  'дружба',
];

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example', 'GREEN');
  const random = new Random(20261129);
  const saying = () =>
    // The first of them are said often, the last hardly ever
    Array.from({ length: 1 + random.below(5) }, () => words[random.early(words.length)]).join(' ');
  const day = () => {
    // Most in a few years, so that some quarters have many; few long before, with empty quarters between
    const year = random.below(20) === 0 ? 1689 + random.below(330) : 2014 + random.below(6);
    return new Date(Date.UTC(year, random.below(12), 1 + random.below(28))).toISOString().slice(0, 10);
  };
  const said = Array.from({ length: 1_500 }, () => ({
    // Of some it is known only that it was said before a day
    day: random.below(5) === 0 ? '0001-01-01' : day(),
    words: saying(),
    retracted: random.below(9) === 0,
    marking: random.below(9) === 0 ? 'AMBER' : 'CLEAR',
  }));
  await rows(
    `INSERT INTO "Statement" ("id", "speakerId", "documentId", "saidOn", "saidOnFirst", "saidOnLast", "paraphrase", "directness", "speechAct", "marking",
       "retractedAt", "retractionReason")
     SELECT entente_new_id(), s."speakerId", s."documentId", day, day::date, day::date, words, 'PARAPHRASE', 'ASSERT', marking::"Marking",
       CASE WHEN retracted THEN now() END, CASE WHEN retracted THEN 'said by nobody' END
     FROM json_to_recordset($1) AS made (day text, words text, retracted boolean, marking text),
       (SELECT "speakerId", "documentId" FROM "Statement" WHERE "marking" = 'CLEAR' ORDER BY "id" LIMIT 1) s`,
    JSON.stringify(said),
  );
});
afterAll(() => test.close());

function rows(sql: string, ...values: unknown[]) {
  return withSuperuser(test.database.superuserUrl, async (client) => {
    await client.query(`SELECT set_config('entente.user', '${localUserId}', false)`);
    return (await client.query(sql, values)).rows;
  });
}

/** The ids of all that hold the words and may be seen, the first said first. */
async function holding(search: string): Promise<string[]> {
  const found = await rows(
    `SELECT "id" FROM "Statement" WHERE "search" @@ websearch_to_tsquery('russian', $1) AND "retractedAt" IS NULL AND "marking" <= 'GREEN'
     ORDER BY "saidOnFirst", "id"`,
    // Signs are indexed one by one
    search.replaceAll('伙伴', '"伙 伴"'),
  );
  return found.map(({ id }) => encodeGlobalId('Statement', id));
}

interface Pages {
  ids: string[];
  sql: Set<string>;
}

/** All pages of a search put together, forwards or backwards. */
async function pagesOf(
  search: string,
  direction: 'ASC' | 'DESC',
  size: number,
  backwards: boolean,
): Promise<Pages> {
  const [ids, sql]: [string[], Set<string>] = [[], new Set()];
  for (let cursor: string | null = null; ; ) {
    const { data, errors } = await test.ask(
      `query ($search: String!, $direction: OrderDirection!, $first: Int, $after: String, $last: Int, $before: String) {
         statements(where: { search: $search }, orderBy: [{ field: SAID_ON, direction: $direction }], first: $first, after: $after, last: $last, before: $before) {
           nodes { id speaker { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
      {
        search,
        direction,
        ...(backwards ? { last: size, before: cursor } : { first: size, after: cursor }),
      },
    );
    expect(errors).toBeUndefined();
    expect(test.statements.length).toBe(1);
    for (const each of test.statements) sql.add(each);
    const { nodes, pageInfo } = data.statements;
    const own = nodes.map(({ id }: { id: string }) => id);
    if (backwards) ids.unshift(...own);
    else ids.push(...own);
    if (!(backwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return { ids, sql };
    cursor = backwards ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

const searches = [
  ...words,
  'alliance treaty',
  'дружба 伙伴',
  'equal союз pipeline',
  '"alliance partnership"',
  '"дружба союз" or treaty',
  'alliance -treaty',
  'strategic -alliance -partnership',
  '-alliance',
  'дружба or -alliance',
  '伙伴 or "equal pipeline"',
  '-дружба -alliance',
  'the',
  'nobody said this',
  `alliance ${'x'.repeat(400)}`,
  "o'clock 'alliance'",
  String.raw`alliance \ treaty`,
];

describe('statements that hold some words, in the order of days', () => {
  for (const [i, search] of searches.entries()) {
    it(`are found in all quarters, on pages of any size, both ways: ${search.slice(0, 40)}`, async () => {
      const expected = await holding(search);
      for (const [turn, size] of [100, 7 + 3 * i].entries()) {
        const direction = (i + turn) % 2 ? 'ASC' : 'DESC';
        const inOrder = direction === 'ASC' ? expected : expected.toReversed();
        for (const backwards of [false, true]) {
          const { ids, sql } = await pagesOf(search, direction, Math.min(size, 100), backwards);
          expect(ids).toEqual(inOrder);
          for (const each of sql) expect(each).toContain('entente_words_by_quarter');
        }
      }
    });
  }

  it('is about often and seldom said words', async () => {
    const counts = await Promise.all(words.map(async (word) => (await holding(word)).length));
    expect(Math.max(...counts)).toBeGreaterThan(500);
    expect(Math.min(...counts.filter(Boolean))).toBeLessThan(250);
  });

  it('are found otherwise where more is asked of them, or the search is longer than a word in the index', async () => {
    const oneOther = `{ search: "treaty", speechAct: { eq: ASSERT } }`;
    const tooLong = `{ search: "treaty or ${'long '.repeat(120)}" }`;
    for (const where of [oneOther, tooLong]) {
      const { data, errors } = await test.ask(
        `{ statements(first: 100, where: ${where}) { totalCount nodes { id } } }`,
      );
      expect(errors).toBeUndefined();
      expect(test.statements.join()).not.toContain('entente_words_by_quarter');
      expect(data.statements.nodes.length).toBe(Math.min(100, data.statements.totalCount));
    }
  });

  it('find a word that is as long as words can be', async () => {
    // Indexed words have up to 2,046 bytes; with a number before them the longest would have more
    for (const length of [1_990, 2_000, 2_010, 2_040])
      await rows(
        `INSERT INTO "Statement" ("id", "speakerId", "documentId", "saidOn", "saidOnFirst", "saidOnLast", "paraphrase", "directness", "speechAct")
         SELECT entente_new_id(), "speakerId", "documentId", '2001', '2001-01-01', '2001-12-31', $1, 'PARAPHRASE', 'ASSERT' FROM "Statement" LIMIT 1`,
        'z'.repeat(length),
      );
    const { ids } = await pagesOf('-alliance', 'ASC', 100, false);
    expect(ids).toEqual(await holding('-alliance'));
  });
});
