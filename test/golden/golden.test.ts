import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

// The SQL of the operations that matter for speed, kept beside this file so that a change of it is seen in a diff.
// To accept a change: npx vitest run test/golden -u

let test: TestApp;
let nodeId: string;
let cursor: string;
beforeAll(async () => {
  test = await testApp('example');
  const { data } = await test.ask('{ statements(first: 1) { edges { cursor node { id } } } }');
  [
    {
      cursor,
      node: { id: nodeId },
    },
  ] = data.statements.edges;
});
afterAll(() => test.close());

const operations: Record<string, string> = {
  'q1-node': `query ($id: ID!) { node(id: $id) { ... on Statement { quote saidOn speaker { name affiliations(first: 5) { nodes { role organization { name } } } } } } }`,
  'q2-relationship-page': `{ relationship(by: { slug: "russia-china" }) { statements(first: 50) { nodes { id saidOn quote speaker { id name } document { id title } areas { id label } } } } }`,
  'q3-actors-last-statements': `{ actors(first: 50) { nodes { id name statements(first: 5, orderBy: [{ field: SAID_ON, direction: DESC }]) { totalCount nodes { id saidOn quote } } } } }`,
  'q4-filtered-page': `query ($after: String) { statements(first: 50, after: $after, where: { relationship: { slug: { eq: "russia-china" } }, saidOn: { within: "2018/2019" }, speechAct: { in: [ASSERT, DENY] } }) { nodes { id saidOn quote speaker { name } } pageInfo { hasNextPage endCursor } } }`,
  'q5-evidence': `{ assessments(first: 20) { nodes { id judgement evidence(first: 5) { nodes { role statement { saidOn quote speaker { name } } } } } } }`,
  'q7-search': `{ statements(first: 20, where: { search: "alliance" }) { nodes { id quote paraphrase } } search(query: "alliance", types: [STATEMENT, ACTOR], first: 10) { score node { __typename } } }`,
};

describe('the SQL of', () => {
  for (const [name, query] of Object.entries(operations)) {
    it(name, async () => {
      const { errors } = await test.ask(query, {
        id: nodeId,
        after: name.startsWith('q4') ? cursor : undefined,
      });
      expect(errors).toBeUndefined();
      const sql = [...test.statements]
        .sort()
        .map((statement) =>
          statement.replaceAll(/ (FROM|LEFT JOIN|WHERE|ORDER BY|CROSS JOIN|UNION ALL) /g, '\n  $1 '),
        );
      await expect(`-- ${query.replaceAll(/\s+/g, ' ')}\n\n${sql.join(';\n\n')};\n`).toMatchFileSnapshot(
        `${name}.sql`,
      );
    });
  }
});
