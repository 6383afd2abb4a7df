import { PrismaPg } from '@prisma/adapter-pg';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { createReadClient } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { schema } from '../../server/src/schema.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import type { Answer } from '../set-up/app.ts';
import { type Person, people } from './people.ts';
import type { Asker } from './rules.ts';
import { hiddenWorld, type World } from './world.ts';

// What is hidden is absent: nothing that the API answers tells that it is there.

let world: World;
let writer: PrismaClient;
let statements = 0;
beforeAll(async () => {
  world = await hiddenWorld();
  writer = new PrismaClient({ adapter: new PrismaPg(world.write) });
});
afterAll(async () => {
  await writer.$disconnect();
  await world.drop();
});

async function ask(
  person: Person,
  clearance: Asker['clearance'],
  source: string,
  variableValues = {},
): Promise<Answer> {
  const viewer = { userId: world.users[person], roles: people[person], clearance };
  const send = runOn(world.reader(clearance), {
    preparedStatements: true,
    onStatement: () => {
      statements += 1;
    },
  });
  const place = sourceFor(viewer, send);
  const contextValue = {
    viewer,
    source: place,
    db: createReadClient(place),
    writer,
    imports: { directory: undefined, wake() {} },
  };
  statements = 0;
  return (await graphql({ schema, source, variableValues, contextValue })) as Answer;
}

const idsOf = async (table: string, where: string, values: unknown[] = []) =>
  (await world.sql(`SELECT "id" FROM "${table}" WHERE ${where} ORDER BY "id"`, values)).map(
    ({ id }) => id as string,
  );
const global = encodeGlobalId;

describe('a row that is hidden', () => {
  it('is not read, found, counted, listed or named, at any door', async () => {
    const [hidden] = await idsOf('Document', `"marking" = 'RED'`);
    const { data, errors } = await ask(
      'reader',
      'CLEAR',
      `query ($id: ID!, $ids: [ID!]!) {
        node(id: $id) { id } nodes(ids: $ids) { id } document(by: { id: $id }) { id }
        bySource: document(by: { sourceId: "test:RED" }) { id }
        documents(where: { id: { in: $ids } }) { totalCount nodes { id } }
        search(query: "zirkon", types: [DOCUMENT]) { score }
        revisions(of: $id) { totalCount }
        statements(where: { document: { id: { eq: $id } } }) { totalCount }
        citations(where: { citedDocument: { id: { in: $ids } } }) { totalCount }
      }`,
      { id: global('Document', hidden as string), ids: [global('Document', hidden as string)] },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      node: null,
      nodes: [null],
      document: null,
      bySource: null,
      documents: { totalCount: 0, nodes: [] },
      search: [{ score: expect.any(Number) }],
      revisions: { totalCount: 0 },
      statements: { totalCount: 0 },
      citations: { totalCount: 0 },
    });
  });

  it('is none for those who may see what refers to it', async () => {
    const { data, errors } = await ask(
      'reader',
      'CLEAR',
      `{ assessments(where: { document: null }) { totalCount nodes { document { id } } }
         all: assessments { totalCount }
         citations(where: { citedDocument: null }) { totalCount nodes { citedDocument { id } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.assessments.totalCount).toBe(data.all.totalCount);
    expect(data.assessments.totalCount).toBeGreaterThan(0);
    expect(data.citations.nodes).toEqual([{ citedDocument: null }]);
  });

  it('is found by no guessed id in a filter on a reference, and null finds what refers to it', async () => {
    // What an open assessment is about is hidden by raising its marking
    const [about] = await idsOf(
      'Assessment',
      `"statementId" IS NOT NULL AND "marking" = 'CLEAR' AND "state" = 'PUBLISHED'`,
    );
    const [{ statementId }] = (await world.sql('SELECT "statementId" FROM "Assessment" WHERE "id" = $1', [
      about,
    ])) as [{ statementId: string }];
    const filtered = `query ($id: ID!, $s: ID!) {
      eq: assessments(where: { id: { eq: $id }, statement: { eq: $s } }) { totalCount }
      in: assessments(where: { id: { eq: $id }, statement: { in: [$s] } }) { totalCount }
      none: assessments(where: { id: { eq: $id }, statement: null }) { totalCount }
      eqNull: assessments(where: { id: { eq: $id }, statement: { eq: null } }) { totalCount }
      not: assessments(where: { id: { eq: $id }, not: { statement: { eq: $s } } }) { totalCount } }`;
    const variables = { id: global('Assessment', about as string), s: global('Statement', statementId) };
    const counts = async () => {
      const { data, errors } = await ask('reader', 'CLEAR', filtered, variables);
      expect(errors).toBeUndefined();
      return Object.values(data as Record<string, { totalCount: number }>).map(
        ({ totalCount }) => totalCount,
      );
    };
    expect(await counts()).toEqual([1, 1, 0, 0, 0]);
    await world.sql(`SELECT set_config('entente.user', $1, false)`, [world.users.admin]);
    await world.sql(`UPDATE "Statement" SET "marking" = 'RED' WHERE "id" = $1`, [statementId]);
    expect(await counts()).toEqual([0, 0, 1, 1, 1]);
    await world.sql(`UPDATE "Statement" SET "marking" = 'CLEAR' WHERE "id" = $1`, [statementId]);
  });

  it('is null in the differences of a revision of a row that refers to it, with no more statements for more revisions', async () => {
    const ids = await idsOf(
      'Assessment',
      `"marking" = 'CLEAR' AND "state" = 'PUBLISHED' AND "documentId" IS NOT NULL`,
    );
    const query =
      'query ($of: ID!, $n: Int!) { revisions(of: $of, first: $n) { nodes { differences { field to } } } }';
    const toOf = (answer: Awaited<ReturnType<typeof ask>>, field: string) =>
      answer.data.revisions.nodes
        .flatMap(({ differences }: { differences: { field: string; to: unknown }[] }) => differences)
        .filter((difference: { field: string }) => difference.field === field)
        .map(({ to }: { to: unknown }) => to);
    const of = { of: global('Assessment', ids[0] as string), n: 1 };
    const low = await ask('reader', 'CLEAR', query, of);
    expect(toOf(low, 'document')).toEqual([null]);
    expect(toOf(low, 'statement')).toEqual([expect.any(String)]);
    expect(toOf(await ask('reader', 'RED', query, of), 'document')).toEqual([expect.any(String)]);

    const [activity] = await idsOf('Activity', `"marking" = 'CLEAR'`);
    const linked = { of: global('Activity', activity as string), n: 100 };
    await ask('reader', 'CLEAR', query, linked);
    const many = statements;
    await ask('reader', 'CLEAR', query, { ...linked, n: 1 });
    // One for each type that they name: statement, document, actor, area, relationship
    expect(many - statements).toBeLessThan(5);
  });

  it('takes no place in a list that is paged, whatever the cursor', async () => {
    const page = (after: string | null) =>
      ask(
        'reader',
        'AMBER',
        'query ($after: String) { assessments(first: 2, after: $after, orderBy: [{ field: RECORDED_AT, direction: ASC }]) { edges { cursor node { id } } pageInfo { hasNextPage } totalCount } }',
        { after },
      );
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data, errors } = await page(after);
      expect(errors).toBeUndefined();
      seen.push(...data.assessments.edges.map(({ node }: { node: { id: string } }) => node.id));
      after = data.assessments.edges.at(-1).cursor;
      if (!data.assessments.pageInfo.hasNextPage) {
        expect(new Set(seen).size).toBe(data.assessments.totalCount);
        break;
      }
    }
    // A cursor of somebody who sees more, at a row that this reader does not see
    const all = await ask(
      'admin',
      'RED',
      '{ assessments(first: 100, orderBy: [{ field: RECORDED_AT, direction: ASC }]) { edges { cursor node { id } } } }',
    );
    const hidden = all.data.assessments.edges.find(
      ({ node }: { node: { id: string } }) => !seen.includes(node.id),
    );
    const { data } = await page(hidden.cursor);
    for (const { node } of data.assessments.edges) expect(seen).toContain(node.id);
  });

  it('is absent from lists beneath visible rows, and from their counts and filters', async () => {
    const query = `{ statements(first: 10) { nodes { id codings(first: 20) { totalCount nodes { id statement { id } coder { name } } }
        adjudications { totalCount nodes { id codings { id } } } } }
      assessments(first: 100) { nodes { id evidenceFor { totalCount nodes { id assessment { id } } } evidence { totalCount nodes { otherAssessment { id } } }
        supersedes { id } supersededBy { totalCount nodes { id } } reviews { totalCount nodes { id assessment { id } } } } }
      codings(first: 100) { nodes { id } } adjudications(first: 100) { nodes { id } } listed: assessments(first: 100, retracted: INCLUDED) { nodes { id } } }`;
    for (const person of Object.keys(people) as Person[]) {
      const { data, errors } = await ask(person, 'GREEN', query);
      expect(errors, person).toBeUndefined();
      const ids = (nodes: { id: string }[]) => nodes.map(({ id }) => id);
      const codings = new Set(ids(data.codings.nodes));
      const assessments = new Set(ids(data.listed.nodes));
      const nested = new Set<string>();
      for (const statement of data.statements.nodes) {
        expect(statement.codings.totalCount).toBe(statement.codings.nodes.length);
        for (const { id } of statement.codings.nodes) nested.add(id);
        for (const { codings: between } of statement.adjudications.nodes)
          for (const { id } of between) expect(codings, person).toContain(id);
      }
      expect([...nested].sort(), person).toEqual([...codings].sort());
      for (const each of data.assessments.nodes) {
        for (const list of [each.evidenceFor, each.evidence, each.supersededBy, each.reviews])
          expect(list.totalCount).toBe(list.nodes.length);
        for (const { assessment } of [...each.evidenceFor.nodes, ...each.reviews.nodes])
          expect(assessments, person).toContain(assessment.id);
        const named = [
          each.supersedes?.id,
          ...each.evidence.nodes.map(
            (node: { otherAssessment: { id: string } | null }) => node.otherAssessment?.id,
          ),
        ];
        for (const id of named.filter(Boolean)) expect(assessments, person).toContain(id);
      }
    }
  });
});

describe('a write', () => {
  const create = (person: Person, clearance: Asker['clearance'], mutation: string, input: object) => {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
    return ask(
      person,
      clearance,
      `mutation ($input: ${type}!) { row: ${mutation}(input: $input) { __typename ... on Node { id } ... on Error { message path } } }`,
      { input },
    );
  };

  it('with the source id of a hidden row is let in, and with that of a visible one refused', async () => {
    const paper = { title: 'Mine', kind: 'REPORT' };
    const hidden = await create('stranger', 'CLEAR', 'createDocument', { ...paper, sourceId: 'test:AMBER' });
    expect(hidden.data.row.__typename).toBe('Document');
    const seen = await create('stranger', 'CLEAR', 'createDocument', { ...paper, sourceId: 'test:CLEAR' });
    expect(seen.data.row).toMatchObject({ __typename: 'AlreadyExistsError', path: ['sourceId'] });
    const above = await create('stranger', 'AMBER', 'createDocument', {
      ...paper,
      marking: 'GREEN',
      sourceId: 'test:CLEAR',
    });
    expect(above.data.row.__typename).toBe('AlreadyExistsError');
    const twice = await ask(
      'stranger',
      'CLEAR',
      `mutation { createDocuments(input: { items: [
        { title: "One", kind: REPORT, sourceId: "test:new" }, { title: "Two", kind: REPORT, sourceId: "test:new" }
      ] }) { ... on Error { message } } }`,
    );
    expect(JSON.stringify(twice)).toContain('Another document has this source id.');
  });

  it('that refers to a hidden row is refused as one that refers to none', async () => {
    const [draft] = await idsOf('Assessment', `"state" = 'DRAFT' AND "marking" = 'CLEAR'`);
    const words = async (id: string, person: Person) => {
      const { data } = await create(person, 'RED', 'recordEvidenceLink', {
        assessmentId: global('Assessment', id),
        role: 'SUPPORTS',
        documentId: global('Document', (await idsOf('Document', `"marking" = 'CLEAR'`))[0] as string),
      });
      return data?.row;
    };
    const absent = await words('0190f000-0000-7000-8000-ffffffffffff', 'analyst');
    expect(absent).toMatchObject({ __typename: 'NotFoundError' });
    expect(await words(draft as string, 'analyst')).toEqual(absent);
    expect(await words(draft as string, 'drafter')).toMatchObject({ __typename: 'EvidenceLink' });
  });

  it('of a hidden row is refused as one of none, whatever version is expected', async () => {
    const [draft] = await idsOf('Assessment', `"state" = 'DRAFT' AND "marking" = 'CLEAR'`);
    const change = async (id: string, expectedVersion: number) => {
      const { data } = await create('analyst', 'RED', 'updateAssessment', {
        id: global('Assessment', id),
        expectedVersion,
        judgement: 'x',
      });
      return data.row;
    };
    const absent = await change('0190f000-0000-7000-8000-ffffffffffff', 1);
    expect(absent).toMatchObject({ __typename: 'NotFoundError' });
    for (const version of [1, 7]) expect(await change(draft as string, version)).toEqual(absent);
  });
});
