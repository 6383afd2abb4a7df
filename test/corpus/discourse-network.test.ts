import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { rowsOf } from './database.ts';
import { type Taken, take } from './sources.ts';

/** A published data set of the literature on discourse networks, as counts[actor][concept] = [disagree, agree]. */
const published: { actors: string[]; concepts: string[]; counts: [number, number][][] } = JSON.parse(
  readFileSync(new URL('fixtures/discourse-counts.json', import.meta.url), 'utf8'),
);

/** Every count above 0, as the rows of a table. */
const expected = published.actors.flatMap((organization, i) =>
  published.concepts.flatMap((concept, j) =>
    (['DENIES', 'AFFIRMS'] as const).flatMap((stance, agree) => {
      const n = published.counts[i]?.[j]?.[agree] ?? 0;
      return n > 0 ? [{ organization, concept, stance, n }] : [];
    }),
  ),
);

/** The counts as the event list that the reference program exports; every other statement names a person. */
function eventList(): string {
  const head =
    '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";"person";"organization";"concept";"agreement"';
  const statements = expected.flatMap(({ n, ...statement }) => Array<typeof statement>(n).fill(statement));
  const rows = statements.map(({ organization, concept, stance }, i) => {
    const person = i % 2 ? `Person ${i % 5}` : '';
    return `${i + 1};2005-0${(i % 9) + 1}-15 00:00:00;${i % 7};"Hearing ${i % 7}";"";"";"";"testimony";"Words ${i}.";"${person}";"${organization}";"${concept}";${stance === 'AFFIRMS' ? 1 : 0}`;
  });
  return [head, ...rows].join('\n');
}

let database: TestDatabase;
let taken: Taken;
beforeAll(async () => {
  database = await testDatabase('empty');
  taken = await take(database, 'flatStatements', eventList());
});
afterAll(() => database.drop());

it('A published discourse network has the published counts: 40 statements, 7 organisations, 6 concepts', async () => {
  expect(taken.summary).toMatchObject({ rows: 40, created: 40, rejected: 0, repaired: 0 });
  const counts = await rowsOf(
    database,
    `SELECT o."name" AS organization, c."label" AS concept, k."stance", count(*)::int AS n
     FROM "Coding" k JOIN "Statement" s ON s."id" = k."statementId" JOIN "Concept" c ON c."id" = k."conceptId"
     JOIN "Actor" o ON o."id" = coalesce(s."onBehalfOfId", s."speakerId") GROUP BY 1, 2, 3`,
  );
  const inOrder = (rows: typeof expected) => rows.map((row) => JSON.stringify(Object.values(row))).sort();
  expect(inOrder(counts as typeof expected)).toEqual(inOrder(expected));
  expect(expected.reduce((sum, { n }) => sum + n, 0)).toBe(40);
  const [sizes] = await rowsOf(
    database,
    `SELECT count(DISTINCT coalesce(s."onBehalfOfId", s."speakerId"))::int AS organizations, count(DISTINCT k."conceptId")::int AS concepts
     FROM "Coding" k JOIN "Statement" s ON s."id" = k."statementId"`,
  );
  expect(sizes).toEqual({ organizations: 7, concepts: 6 });
});
