import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRows } from '../../server/src/corpus/import.ts';
import { readFlatStatements } from '../../server/src/corpus/readers/flat-statements.ts';
import { statementImporter } from '../../server/src/corpus/statements.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { rowsOf, valuesOf } from './database.ts';
import { csv, jsonLines, statementHeader, take, viewer } from './sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('example');
  await take(database, 'documents', jsonLines([{ id: 'page', title: 'Imported before' }]));
});
afterAll(() => database.drop());

const columns = statementHeader.split(',');
/** The row that has these cells, and else those of an ordinary statement. */
const rowOf = (cells: Record<string, string>) =>
  columns.map(
    (column) =>
      ({ person: 'A. Speaker', date: '2019-10', title: 'Article', quote: 'Words.', ...cells })[column] ?? '',
  );
const importing = (...rows: Record<string, string>[]) =>
  take(database, 'statements', csv(statementHeader, rows.map(rowOf)));
const rows = (sql: string) => rowsOf(database, sql);

/** The statement with a source id, with names for ids. */
async function statement(id: string) {
  const [row] = await rows(
    `SELECT a."name" AS speaker, a."kind", b."name" AS organization, b."kind" AS "organizationKind", t."name" AS addressee,
       t."kind" AS "addresseeKind", d."title" AS document, s."directness", s."speechAct", s."paraphrase", s."saidOn", r."slug" AS relationship,
       (SELECT json_agg(x."slug" ORDER BY x."slug") FROM "StatementArea" y JOIN "CooperationArea" x ON x."id" = y."areaId" WHERE y."statementId" = s."id") AS areas,
       (SELECT json_agg(json_build_array(c."label", c."kind", c."level", o."name", k."stance", k."state") ORDER BY c."label")
        FROM "Coding" k JOIN "Concept" c ON c."id" = k."conceptId" JOIN "Codebook" o ON o."id" = c."codebookId" WHERE k."statementId" = s."id") AS codings
     FROM "Statement" s JOIN "Actor" a ON a."id" = s."speakerId" LEFT JOIN "Actor" b ON b."id" = s."onBehalfOfId"
     LEFT JOIN "Actor" t ON t."id" = s."addresseeId" JOIN "Document" d ON d."id" = s."documentId"
     LEFT JOIN "Relationship" r ON r."id" = s."relationshipId" WHERE s."sourceId" = 'test:${id}'`,
  );
  return row;
}

describe('A coded statement', () => {
  it('is said by its speaker on behalf of the organisation, to an addressee, about a relationship and areas', async () => {
    await importing({
      id: '1',
      organization: 'Some Institute',
      addressee: 'Xi Jinping',
      document: 'page',
      relationship: 'russia-china',
      areas: 'air;space',
    });
    expect(await statement('1')).toEqual({
      speaker: 'A. Speaker',
      kind: 'PERSON',
      organization: 'Some Institute',
      organizationKind: 'ORGANIZATION',
      addressee: 'Xi Jinping',
      addresseeKind: 'PERSON',
      document: 'Imported before',
      directness: 'DIRECT_QUOTE',
      speechAct: 'ASSERT',
      paraphrase: null,
      saidOn: '2019-10',
      relationship: 'russia-china',
      areas: ['air', 'space'],
      codings: null,
    });
  });

  it('is the organisation’s own where no person is given, or where the same name stands for both', async () => {
    await importing(
      { id: '2', person: '', organization: 'Senate' },
      { id: '3', person: 'Senate', organization: 'Senate' },
    );
    for (const id of ['2', '3'])
      expect(await statement(id)).toMatchObject({
        speaker: 'Senate',
        kind: 'ORGANIZATION',
        organization: null,
      });
    expect(await valuesOf(database, `SELECT count(*) FROM "Actor" WHERE "name" = 'Senate'`)).toEqual(['1']);
  });

  it('has a position of the codebook as its concept, once for all statements, and is a paraphrase without words', async () => {
    await importing(
      { id: '4', quote: '', concept: 'An alliance', stance: 'AVOIDS' },
      { id: '4', quote: '', concept: 'A treaty', stance: 'DENIES' },
      { id: '5', concept: 'An alliance', stance: 'AFFIRMS' },
    );
    expect(await statement('4')).toMatchObject({
      directness: 'PARAPHRASE',
      paraphrase: 'An alliance; A treaty',
      codings: [
        ['A treaty', 'POSITION', null, 'test', 'DENIES', 'CODED'],
        ['An alliance', 'POSITION', null, 'test', 'AVOIDS', 'CODED'],
      ],
    });
    expect(await statement('5')).toMatchObject({
      codings: [['An alliance', 'POSITION', null, 'test', 'AFFIRMS', 'CODED']],
    });
    expect(await valuesOf(database, `SELECT count(*) FROM "Concept" WHERE "label" = 'An alliance'`)).toEqual([
      '1',
    ]);
  });

  it('stands in a document of its title where none was imported, the same one for all that name it', async () => {
    await importing(
      { id: '6', title: 'Not held' },
      { id: '7', title: 'Not held' },
      { id: '8', document: 'x', title: 'Not held' },
    );
    expect(
      await rows(`SELECT d."sourceId", count(*)::int AS n FROM "Document" d JOIN "Statement" s ON s."documentId" = d."id"
        WHERE d."title" = 'Not held' GROUP BY 1 ORDER BY 2`),
    ).toEqual([
      { sourceId: 'test:x', n: 1 },
      { sourceId: null, n: 2 },
    ]);
  });

  it('without an id is known by what it says: the same again is the same, anything else is another', async () => {
    const quote = 'Without an id.';
    const count = () => valuesOf(database, `SELECT count(*) FROM "Statement" WHERE "quote" = '${quote}'`);
    expect((await importing({ quote })).summary).toMatchObject({ created: 1 });
    expect((await importing({ quote })).summary).toMatchObject({ created: 0, unchanged: 1 });
    expect(await count()).toEqual(['1']);
    expect((await importing({ quote, person: 'B. Speaker' })).summary).toMatchObject({ created: 1 });
    expect(await count()).toEqual(['2']);
  });

  it('about something that is not there is rejected with a sentence, and the next one is taken', async () => {
    const { notes, summary } = await importing(
      { id: '10', relationship: 'no-such' },
      { id: '11', areas: 'air;no-such' },
      { id: '12' },
    );
    expect(notes.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'There is no relationship with the slug "no-such": record it first, or mend the row.'],
      [3, 'There is no area of cooperation with the slug "no-such": record it first, or mend the row.'],
    ]);
    expect(summary).toMatchObject({ created: 1, rejected: 2 });
  });
});

describe('The concepts of a codebook', () => {
  it('are those of all sources that name it, and have slugs of their own within it', async () => {
    const list = (id: number, ...concepts: string[]) =>
      [
        'statement ID;time;document ID;document title;person;organization;concept;agreement',
        ...concepts.map((concept, i) => `${id}${i};2019-10-03 00:00:00;1;Page;A;B;${concept};1`),
      ].join('\n');
    const from = async (source: string, codebook: string | undefined, text: string) => {
      async function* bytes() {
        yield Buffer.from(text);
      }
      await importRows({
        database,
        viewer,
        rows: readFlatStatements(bytes()),
        importer: statementImporter({ source, codebook }),
      });
    };
    await from('one', 'Shared', list(1, 'Quasi-alliance', 'Quasi alliance'));
    await from('two', 'Shared', list(2, 'Quasi-alliance'));
    await from('three', undefined, list(3, 'Quasi-alliance'));
    expect(
      await rows(`SELECT b."name", b."slug" AS codebook, c."label", c."slug", (SELECT count(*)::int FROM "Coding" k WHERE k."conceptId" = c."id") AS n
        FROM "Concept" c JOIN "Codebook" b ON b."id" = c."codebookId" WHERE c."label" LIKE 'Quasi%' ORDER BY 1, 4`),
    ).toEqual([
      { name: 'Shared', codebook: 'shared', label: 'Quasi-alliance', slug: 'quasi-alliance', n: 2 },
      { name: 'Shared', codebook: 'shared', label: 'Quasi alliance', slug: 'quasi-alliance-2', n: 1 },
      { name: 'three', codebook: 'three', label: 'Quasi-alliance', slug: 'quasi-alliance', n: 1 },
    ]);
  });
});
