import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../set-up/app.ts';
import { rowsOf } from './database.ts';
import { csv, jsonLines, take, turnHeader } from './sources.ts';

const run = promisify(execFile);
const script = 'docs/examples/kremlin-terms/main.mjs';

const talks = [
  // The sign outside of the basic plane is one code point and two units
  ['President of Russia Vladimir Putin', '🤝 Welcome. Cuba is our reliable ally.'],
  [
    'President of Cuba Ana Invented',
    'We see Russia as a strategic partner. Is this an alliance with Russia?',
  ],
  // Runs on over somebody whom the source did not tell apart
  [
    'President of Russia Vladimir Putin',
    'Thank you.\nPresident of Serbia Ivo Invented (retranslated): We value the allied relations of Serbia and Russia.',
  ],
  // Two states beside Russia, none, and a title: not plain, or not said of the ties
  ['President of Russia Vladimir Putin', 'Our strategic partners are Cuba and Serbia. We are allies.'],
  ['President of Russia Vladimir Putin', 'With Serbia we signed the Treaty on Alliance.'],
  ['President of Russia Vladimir Putin', 'We were close allies with Serbia once.'],
  // What is denied is what stands with the negation
  ['President of Russia Vladimir Putin', 'We have no plans to create a military alliance with Serbia.'],
  ['President of Russia Vladimir Putin', 'I do not hide that Serbia is our strategic partner.'],
  ['President of Russia Vladimir Putin', 'Our allied relations with Serbia are a strategic partnership.'],
] as const;

/** The page that the turns make, and the turns with their places in it. */
function pageOf(id: string, date: string, turns: readonly (readonly [string, string])[]) {
  let text = '';
  const rows = turns.map(([label, words], turn) => {
    text += `${label}: `;
    const start = [...text].length;
    text += `${words}\n`;
    return [id, date, turn, label, start, start + [...words].length, words];
  });
  return { page: { id, title: 'Talks', date, text }, rows };
}

const { page, rows } = pageOf('2', '2018-04-11', talks);
const report = {
  id: '1',
  title: 'News conference',
  date: '2015-12-15',
  text: 'Vladimir Putin said that there was no Russian-Cuban alliance against the United States. Vladimir Putin denied that Cuba is a reliable ally of Russia.',
};

let server: Awaited<ReturnType<typeof startServer>>;
let again: string;
const codeTerms = async (...more: string[]) =>
  (await run(process.execPath, [script, server.url, '--source', 'test', ...more])).stdout;
beforeAll(async () => {
  server = await startServer();
  await take(server.database, 'countries');
  await take(server.database, 'documents', jsonLines([report, page]));
  await take(server.database, 'turns', csv(turnHeader, rows));
});
afterAll(() => server.close());

const coded = () =>
  rowsOf(
    server.database,
    `SELECT s."sourceId" AS at, r."slug" AS relationship, side."name" AS side, c."slug" AS concept, k."stance", k."state", k."note"
     FROM "Statement" s JOIN "Coding" k ON k."statementId" = s."id" JOIN "Concept" c ON c."id" = k."conceptId"
     JOIN "Relationship" r ON r."id" = s."relationshipId" LEFT JOIN "Actor" side ON side."id" = s."sideId"
     WHERE s."sourceId" LIKE 'terms:%' ORDER BY s."saidOnFirst", s."selectorStart", c."slug"`,
  );

describe('Terms in an imported corpus', () => {
  it('are only shown as long as nobody accepts them', async () => {
    const shown = await codeTerms();
    expect(shown).toContain('8 sentences with a term, 6 of them');
    expect(shown).toContain('Nothing is recorded');
    expect(await coded()).toEqual([]);
  });

  it('become coded statements when they are accepted, once', async () => {
    expect(await codeTerms('--accept')).toContain('Added 6 statements and 7 codings in 2 relationships.');
    const first = await coded();
    expect(
      first.map(({ relationship, side, concept, stance }) => [relationship, side, stance, concept]),
    ).toEqual([
      ['russia-and-cuba', 'Russia', 'DENIES', 'alliance'],
      ['russia-and-cuba', 'Russia', 'AFFIRMS', 'alliance'],
      ['russia-and-cuba', 'Cuba', 'AFFIRMS', 'strategic-partnership'],
      ['russia-and-serbia', 'Russia', 'DENIES', 'military-alliance'],
      ['russia-and-serbia', 'Russia', 'AFFIRMS', 'strategic-partnership'],
      ['russia-and-serbia', 'Russia', 'AFFIRMS', 'allied-relations'],
      ['russia-and-serbia', 'Russia', 'AFFIRMS', 'strategic-partnership'],
    ]);
    expect(first[0]).toMatchObject({
      state: 'CODED',
      note: 'Suggested by the term “alliance” after a negation.',
    });
    again = await codeTerms('--accept');
    expect(again).toContain('Added 0 statements and 0 codings in 2 relationships.');
    expect(await coded()).toEqual(first);
  });

  it('are shown with the words of the pages at their anchors, and what contradicts them', async () => {
    expect(again).toContain('1 contradictions, 1 with both texts at hand. Anchors: 6 of 6.');
    const [, contradiction] = again.split('russia-and-cuba: ');
    expect(contradiction).toMatch(/^OPPOSITE_STANCES, two speakers of one side/);
    expect(contradiction).toMatch(/there was no Russian-Cuban alliance.*Cuba is our reliable ally/s);
    const [affirmed] = await rowsOf(
      server.database,
      `SELECT s."quote", substr(d."text", s."selectorStart" + 1, s."selectorEnd" - s."selectorStart") AS there
       FROM "Statement" s JOIN "Document" d ON d."id" = s."documentId" WHERE s."quote" LIKE 'Cuba is%'`,
    );
    expect(affirmed).toEqual({ quote: 'Cuba is our reliable ally.', there: 'Cuba is our reliable ally.' });
  });
});
