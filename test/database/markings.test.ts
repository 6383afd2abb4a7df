import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { askAs, type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

describe('a marking', () => {
  it('hides a document and its parts from every clearance below it, everywhere', async () => {
    const { data } = await test.ask(
      `mutation { createDocument(input: { title: "A guarded paper", kind: REPORT, marking: AMBER }) { ... on Document { id version } } }`,
    );
    const { id } = data.createDocument;
    const cited = await test.ask(
      'mutation ($id: ID!) { recordCitation(input: { documentId: $id, rawText: "guarded words", status: INCOMPLETE }) { ... on Citation { id marking } } }',
      { id },
    );
    expect(cited.data.recordCitation.marking).toBe('AMBER');
    const query = `query ($id: ID!, $c: ID!) {
      node(id: $id) { id } nodes(ids: [$id, $c]) { id } document(by: { id: $id }) { id }
      documents(where: { search: "guarded" }) { totalCount nodes { id } }
      citations(where: { document: { title: { contains: "guarded" } } }) { totalCount }
      search(query: "guarded") { score } revisions(of: $id) { totalCount } }`;
    for (const clearance of CLEARANCES) {
      const { data, errors } = await askAs(test.database, clearance, query, {
        id,
        c: cited.data.recordCitation.id,
      });
      expect(errors).toBeUndefined();
      const seen = CLEARANCES.indexOf(clearance) >= CLEARANCES.indexOf('AMBER');
      expect(data.node !== null, clearance).toBe(seen);
      expect(data.document !== null).toBe(seen);
      expect(data.nodes.filter(Boolean)).toHaveLength(seen ? 2 : 0);
      expect(data.documents).toMatchObject({ totalCount: seen ? 1 : 0 });
      expect(data.citations.totalCount).toBe(seen ? 1 : 0);
      expect(data.search).toHaveLength(seen ? 1 : 0);
      expect(data.revisions.totalCount).toBe(seen ? 1 : 0);
    }
  });

  it('of a document leaves a statement in it readable, with the document absent', async () => {
    const { data } = await test.ask(`{ actor(by: { slug: "russia" }) { id } }`);
    const made = await test.ask(
      'mutation { createDocument(input: { title: "Red paper", kind: REPORT, marking: RED }) { ... on Document { id } } }',
    );
    const recorded = await test.ask(
      'mutation ($a: ID!, $d: ID!) { recordStatement(input: { speakerId: $a, documentId: $d, saidOn: "2019", paraphrase: "Something open.", directness: PARAPHRASE, speechAct: ASSERT }) { ... on Statement { id document { title } } } }',
      { a: data.actor.id, d: made.data.createDocument.id },
    );
    expect(recorded.data.recordStatement.document.title).toBe('Red paper');
    const { data: seen, errors } = await askAs(
      test.database,
      'CLEAR',
      'query ($id: ID!) { node(id: $id) { ... on Statement { paraphrase document { title } } } }',
      {
        id: recorded.data.recordStatement.id,
      },
    );
    expect(errors).toBeUndefined();
    expect(seen.node).toEqual({ paraphrase: 'Something open.', document: null });
  });

  it('that is raised takes the history with it, and the parts', async () => {
    const { data } = await test.ask(
      'mutation { createDocument(input: { title: "Open paper", kind: REPORT }) { ... on Document { id } } }',
    );
    const { id } = data.createDocument;
    await test.ask(
      'mutation ($id: ID!) { recordCitation(input: { documentId: $id, rawText: "x", status: INCOMPLETE }) { __typename } }',
      { id },
    );
    await test.ask(
      'mutation ($id: ID!) { updateDocument(input: { id: $id, expectedVersion: 1, marking: RED }) { __typename } }',
      { id },
    );
    const { data: seen } = await askAs(
      test.database,
      'CLEAR',
      'query ($id: ID!) { node(id: $id) { id } revisions(of: $id) { totalCount } citations(where: { document: { title: { eq: "Open paper" } } }) { totalCount } }',
      { id },
    );
    expect(seen).toEqual({ node: null, revisions: { totalCount: 0 }, citations: { totalCount: 0 } });
  });

  it('above the own clearance cannot be given, and what is above it cannot be changed or referred to', async () => {
    const hidden = await test.ask(
      'mutation { createDocument(input: { title: "Hidden", kind: REPORT, marking: RED }) { ... on Document { id } } }',
    );
    const id = hidden.data.createDocument.id;
    const { data } = await askAs(
      test.database,
      'GREEN',
      `mutation ($id: ID!) {
        mark: createDocument(input: { title: "x", kind: REPORT, marking: RED }) { __typename }
        change: updateDocument(input: { id: $id, expectedVersion: 1, title: "y" }) { __typename }
        retract: retractDocument(input: { id: $id, expectedVersion: 1, reason: "y" }) { __typename }
        refer: recordCitation(input: { documentId: $id, rawText: "x", status: INCOMPLETE }) { __typename } }`,
      { id },
    );
    expect(data).toEqual({
      mark: { __typename: 'ForbiddenError' },
      change: { __typename: 'NotFoundError' },
      retract: { __typename: 'NotFoundError' },
      refer: { __typename: 'NotFoundError' },
    });
  });
});

describe('the roles of the database', () => {
  it('let readers and analysts read their views and nothing else', async () => {
    const reader = test.database.reader('GREEN');
    await expect(reader.query('SELECT count(*) FROM visible_green."Document"')).resolves.toBeDefined();
    for (const sql of [
      'SELECT * FROM public."Document"',
      'SELECT * FROM visible_red."Document"',
      'INSERT INTO visible_green."Actor" (id) VALUES (gen_random_uuid())',
    ]) {
      await expect(reader.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('let the writer delete nothing but links, and rewrite no revision', async () => {
    const { write } = test.database;
    for (const sql of [
      'DELETE FROM "Statement"',
      'DELETE FROM "Revision"',
      'UPDATE "Revision" SET "userId" = gen_random_uuid()',
      'INSERT INTO "Revision" SELECT * FROM "Revision"',
      'TRUNCATE "Actor"',
      'DROP TABLE "Actor"',
    ]) {
      await expect(write.query(sql), sql).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('refuse a write that says not who writes', async () => {
    await expect(test.database.write.query(`UPDATE "Actor" SET name = 'x'`)).rejects.toThrow(
      /Say who writes/,
    );
  });

  it('give each clearance the views of every table, with every column but those kept back', async () => {
    const { rows } = await test.database.write.query(`
      SELECT table_schema AS schema, table_name AS "table", string_agg(column_name, ',' ORDER BY column_name) AS columns
      FROM information_schema.columns WHERE table_schema LIKE 'visible_%' OR table_schema IN ('public', 'analysis')
      GROUP BY 1, 2`);
    const of = (schema: string) =>
      Object.fromEntries(
        rows.filter((row) => row.schema === schema).map(({ table, columns }) => [table, columns]),
      );
    const {
      _prisma_migrations,
      ApiToken,
      IdempotencyKey,
      ImportRecord,
      ImportJob,
      entente_parts,
      entente_references,
      ...tables
    } = of('public');
    const expected = {
      ...tables,
      User: tables.User.split(',')
        .filter((column: string) => !['email', 'clearance', 'subject', 'sqlLogin'].includes(column))
        .join(),
    };
    // The writer sees no column of the views: the owner does
    const views = await (async () => {
      const pg = await import('pg');
      const owner = new pg.default.Client({ connectionString: test.database.ownerUrl });
      await owner.connect();
      const { rows } = await owner.query(`
        SELECT n.nspname AS schema, c.relname AS "table", string_agg(a.attname, ',' ORDER BY a.attname COLLATE "C") AS columns
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relkind = 'v' AND (n.nspname LIKE 'visible_%' OR n.nspname = 'analysis') GROUP BY 1, 2`);
      await owner.end();
      return rows;
    })();
    const sorted = (columns: string) => columns.split(',').sort().join();
    for (const schema of [
      ...CLEARANCES.map((clearance) => `visible_${clearance.toLowerCase()}`),
      'analysis',
    ]) {
      const found = Object.fromEntries(
        // Views of the domain have names in small letters
        views
          .filter((row) => row.schema === schema && !/^[a-z]/.test(row.table))
          .map(({ table, columns }) => [table, sorted(columns)]),
      );
      // Sums of what holds for different eyes are for the server alone
      const { ReadingCount, ...ofPeople } = expected as Record<string, string>;
      expect(found).toEqual(
        Object.fromEntries(
          Object.entries(schema === 'analysis' ? ofPeople : { ...ofPeople, ReadingCount }).map(
            ([table, columns]) => [table, sorted(columns as string)],
          ),
        ),
      );
    }
  });
});
