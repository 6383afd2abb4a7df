import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Clearance } from '../../server/src/database/clearance.ts';
import { hasPast, modelNames } from '../../server/src/read/model.ts';
import { run } from '../dump/set-up.ts';
import { type Answer, askAs, type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  // What is compared is far more than anybody asks at once
  test = await testApp('example', 'RED', { costLimit: 10_000_000 });
});
afterAll(() => test.close());

/** Much of what the API says of the knowledge base: lists, links, parts, filters, orders, counts, full text. */
const everything = (at: string) => `{
  statements(first: 100, retracted: INCLUDED${at}, orderBy: [{ field: SAID_ON, direction: DESC }]) {
    totalCount nodes { id version saidOn saidOnFirst occasion paraphrase retractedAt retractionReason marking
      speaker { name } side { name } voice areas { id label } attributions { position actor { name } } }
  }
  found: statements(where: { search: "word" }${at}) { totalCount nodes { id occasion } }
  early: statements(where: { saidOn: { before: "2015" } }${at}) { nodes { id } }
  inArea: statements(where: { area: { slug: { eq: "sea" } } }${at}, first: 100) { nodes { id } }
  ofNamed: statements(where: { speaker: { name: { contains: "word" } } }${at}, first: 100) { nodes { id } }
  assessments(first: 100, retracted: INCLUDED${at}) {
    nodes { id version judgement gaps probabilityLow retractedAt
      evidence(retracted: INCLUDED) { totalCount nodes { id note role retractedAt statement { occasion } } } }
  }
  relationship(by: { slug: "russia-china" }${at}) { name parties { name } statements(first: 5) { totalCount nodes { id } } }
}`;

async function ask(query: string, variables: object = {}): Promise<NonNullable<Answer['data']>> {
  const { data, errors } = await test.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}
const then = (moment: string) => ask(everything(`, knownAt: "${moment}"`));
const now = () => ask(everything(', knownAt: null'));

/** The moment under which the latest change is recorded. */
async function latest(): Promise<string> {
  const { rows } = await test.database.write.query('SELECT max("recordedAt") AS moment FROM "Revision"');
  return rows[0].moment.toISOString();
}

interface Row {
  id: string;
  version: number;
  retractedAt: string | null;
}

/** A write of one kind on one of the rows that there are; `word` makes it a change. */
type Write = { kind: (typeof kinds)[number]; row: number; word: string };
const kinds = [
  'occasion',
  'saidOn',
  'areas',
  'retract',
  'restore',
  'record',
  'rename',
  'judge',
  'evidence',
] as const;
const writes = fc.array(fc.record({ kind: fc.constantFrom(...kinds), row: fc.nat(50), word: fc.uuid() }), {
  minLength: 8,
  maxLength: 20,
});

async function write({ kind, row, word }: Write, areas: string[], actors: string[]) {
  const { statements, assessments } = await now();
  const among = (rows: Row[], retracted: boolean) => {
    const fit = rows.filter(({ retractedAt }) => (retractedAt !== null) === retracted);
    return fit[row % fit.length];
  };
  const live = among(statements.nodes, false) as Row;
  const words = JSON.stringify(`word ${word}`);
  const change = async (type: string, of: Row, fields: string) => {
    const { done } = await ask(
      `mutation ($id: ID!, $v: Int!) { done: update${type}(input: { id: $id, expectedVersion: $v, ${fields} }) { __typename } }`,
      { id: of.id, v: of.version },
    );
    expect(done.__typename).toBe(type);
  };
  switch (kind) {
    case 'occasion':
      return change('Statement', live, `occasion: ${words}`);
    case 'saidOn':
      return change('Statement', live, `saidOn: "${2010 + (row % 15)}-0${1 + (row % 9)}"`);
    case 'areas':
      return change(
        'Statement',
        live,
        `areaIds: ${JSON.stringify(areas.filter((_, i) => (row >> (i % 6)) % 2 === 0).slice(0, 4))}`,
      );
    case 'judge':
      return change(
        'Assessment',
        among(assessments.nodes, false) as Row,
        `judgement: ${words}, gaps: ["a gap"]`,
      );
    case 'retract':
      return ask(
        'mutation ($id: ID!, $v: Int!) { retractStatement(input: { id: $id, expectedVersion: $v, reason: "Wrong." }) { __typename } }',
        { id: live.id, v: live.version },
      );
    case 'restore': {
      const gone = among(statements.nodes, true);
      if (!gone) return undefined;
      return ask(
        'mutation ($id: ID!, $v: Int!) { restoreStatement(input: { id: $id, expectedVersion: $v }) { __typename } }',
        { id: gone.id, v: gone.version },
      );
    }
    case 'record':
      return ask(
        `mutation ($a: ID!, $word: String!, $areas: [ID!]) { recordStatement(input: { speakerId: $a, documentId: "${document}", saidOn: "2012", areaIds: $areas,
        paraphrase: $word, directness: PARAPHRASE, speechAct: ASSERT }) { __typename ... on Error { message } } }`,
        { a: actors[row % actors.length], word: `word ${word}`, areas: areas.slice(0, row % 3) },
      );
    case 'rename': {
      const id = actors[row % actors.length];
      const { node } = await ask('query ($id: ID!) { node(id: $id) { ... on Actor { version } } }', { id });
      return change(
        'Actor',
        { id: id as string, version: node.version, retractedAt: null },
        `name: ${words}`,
      );
    }
    case 'evidence':
      return ask(
        'mutation ($a: ID!, $s: ID!, $word: String) { recordEvidenceLink(input: { assessmentId: $a, statementId: $s, role: CONTEXT, note: $word }) { __typename ... on Error { message } } }',
        { a: (among(assessments.nodes, false) as Row).id, s: live.id, word },
      );
  }
}

let document: string;

describe('knownAt', () => {
  it('gives at every moment what the API gave then, whatever was written since', async () => {
    const known = await ask(
      '{ cooperationAreas { nodes { id } } actors(first: 5, where: { kind: { eq: PERSON } }) { nodes { id } } documents(first: 1) { nodes { id } } }',
    );
    document = known.documents.nodes[0].id;
    const ids = (rows: Row[]) => rows.map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(writes, async (series) => {
        const past = new Map([[await latest(), await now()]]);
        for (const each of series) {
          await write(each, ids(known.cooperationAreas.nodes), ids(known.actors.nodes));
          // Changes of the same millisecond are one moment: the last of them counts
          past.set(await latest(), await now());
        }
        for (const [moment, answer] of past) expect(await then(moment), moment).toEqual(answer);
      }),
      { numRuns: 3, seed: 20261124 },
    );
  });

  it('knows nothing before the first record', async () => {
    const { statements, relationship } = await then('2001-01-01T00:00:00Z');
    expect(statements).toEqual({ totalCount: 0, nodes: [] });
    expect(relationship).toBeNull();
  });

  it('pages on by the values of then', async () => {
    const moment = await latest();
    const page = (after: string | null) =>
      ask(
        'query ($at: DateTime, $after: String) { statements(first: 4, after: $after, knownAt: $at) { nodes { id } pageInfo { endCursor hasNextPage } } }',
        { at: moment, after },
      );
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { statements } = await page(after);
      seen.push(...statements.nodes.map(({ id }: Row) => id));
      after = statements.pageInfo.endCursor;
      more = statements.pageInfo.hasNextPage;
    }
    const { statements } = await ask('{ statements(first: 100) { nodes { id } } }');
    expect(seen).toEqual(statements.nodes.map(({ id }: Row) => id));
  });

  it('of a moment that is to come is the present', async () => {
    expect(await then('2999-01-01T00:00:00Z')).toEqual(await now());
  });

  it('is one for an operation: two are refused in a sentence', async () => {
    const { errors } = await test.ask(
      '{ a: statements(knownAt: "2020-01-01T00:00:00Z") { totalCount } b: statements { totalCount } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('read as of one moment'),
      extensions: { code: 'INVALID_INPUT', inputPath: ['knownAt'] },
    });
    const skipped = await test.ask(
      '{ a: statements(knownAt: "2020-01-01T00:00:00Z") { totalCount } ...F } fragment F on Query { actors @skip(if: true) { totalCount } __typename }',
    );
    expect(skipped.errors).toBeUndefined();
  });

  it('sends no more statements for more rows', async () => {
    const moment = await latest();
    const query =
      'query ($n: Int, $at: DateTime) { statements(first: $n, knownAt: $at) { nodes { speaker { name } areas { label } codings { totalCount } } } }';
    await ask(query, { n: 2, at: moment });
    const few = test.statements.length;
    await ask(query, { n: 15, at: moment });
    expect(test.statements).toHaveLength(few);
  });
});

describe('a row that was marked above the reader once', () => {
  it('is left out of the past, whichever its marking is now', async () => {
    const before = await latest();
    const { actor } = await ask('{ actor(by: { slug: "russia" }) { id } }');
    const made = await ask(
      `mutation ($a: ID!) { recordStatement(input: { speakerId: $a, documentId: "${document}", saidOn: "2018", paraphrase: "A guarded word.", directness: PARAPHRASE, speechAct: ASSERT, marking: RED }) { ... on Statement { id } } }`,
      { a: actor.id },
    );
    const { id } = made.recordStatement;
    const guarded = await latest();
    await ask(
      'mutation ($id: ID!) { updateStatement(input: { id: $id, expectedVersion: 1, marking: CLEAR, paraphrase: "An open word." }) { __typename } }',
      { id },
    );
    const open = await latest();
    const paraphrase = async (clearance: Clearance, knownAt: string | null) => {
      const { data } = await askAs(
        test.database,
        clearance,
        'query ($id: ID!, $at: DateTime) { statement(by: { id: $id }, knownAt: $at) { paraphrase } }',
        { id, at: knownAt },
      );
      return data.statement?.paraphrase ?? null;
    };
    expect(await paraphrase('CLEAR', null)).toBe('An open word.');
    for (const moment of [before, guarded, open]) expect(await paraphrase('CLEAR', moment)).toBeNull();
    expect(await paraphrase('RED', before)).toBeNull();
    expect(await paraphrase('RED', guarded)).toBe('A guarded word.');
    expect(await paraphrase('RED', open)).toBe('An open word.');
  });
});

describe('the functions that give the past', () => {
  it('stand beside every view of a table with a past, with its columns', async () => {
    const rows = await run(
      test.database.superuserUrl,
      `
      SELECT n.nspname AS schema, left(p.proname, -7) AS table, (SELECT array_agg(a ORDER BY i) FILTER (WHERE m = 't')
        FROM unnest(p.proargnames, p.proargmodes) WITH ORDINALITY u (a, m, i)) AS columns,
        (SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
         WHERE attrelid = format('%I.%I', n.nspname, left(p.proname, -7))::regclass AND attnum > 0) AS of_view
      FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.proname LIKE '%KnownAt'`,
    );
    const internal = ['ApiToken', 'ImportRecord'];
    const wanted = modelNames.filter((name) => hasPast(name) && !internal.includes(name)).sort();
    const schemas = [...new Set(rows.map(({ schema }) => schema))];
    expect(schemas).toHaveLength(5);
    for (const schema of schemas) {
      const here = rows.filter((row) => row.schema === schema);
      expect(here.map(({ table }) => table).sort()).toEqual(wanted);
      for (const { columns, of_view } of here) expect(columns).toEqual(of_view);
    }
  });
});
