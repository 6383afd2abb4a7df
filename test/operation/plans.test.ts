import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';
import { globalId } from '../visibility/questions.ts';
import { exampleValues, roots } from './example-values.ts';
import { executed, type Fill, type Question, questions, room } from './questions.ts';

// A plan answers as graphql-js and Pothos do, to the byte. An operation that asks for the schema, too, has no plan: so the same
// question is put to both.

let api: TestApp;
let values: Fill['values'];

beforeAll(async () => {
  api = await testApp('example', 'RED', {
    costLimit: 1_000_000_000,
    fieldLimit: 100_000,
    depthLimit: 100,
    aliasLimit: 10_000,
    tokenLimit: 100_000,
    directiveLimit: 1000,
  });
  values = await exampleValues(api.database);
});
afterAll(() => api.close());

async function answers({
  query,
  variables,
}: Question): Promise<{ planned: string; oracle: string; isPlanned: boolean }> {
  const send = async (text: string) => {
    const response = await api.app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables }),
    });
    return response.text();
  };
  api.plans.length = 0;
  const planned = await send(query);
  const isPlanned = api.plans[0] === true;
  const oracle = await send(executed(query));
  return { planned, oracle: oracle.replace(/,?"__schema":\{"__typename":"__Schema"\}/, ''), isPlanned };
}

it('answers what graphql-js answers', { timeout: 900_000 }, async () => {
  const runs = Number(process.env.PLANS ?? 400);
  const without: string[] = [];
  await fc.assert(
    fc.asyncProperty(questions(roots, 5, { values }), async (question) => {
      const { planned, oracle, isPlanned } = await answers(question);
      expect(planned).toBe(oracle);
      if (!isPlanned && !oracle.startsWith('{"errors"')) without.push(question.query);
    }),
    { seed: 20261128, numRuns: runs },
  );
  expect(without).toEqual([]);
});

const pages: [string, string, Record<string, unknown>?][] = [
  [
    'the last of a list',
    'statements(last: 3, orderBy: [{ field: RECORDED_AT, direction: DESC }]) { nodes { id quote } edges { cursor } pageInfo { hasPreviousPage startCursor } }',
  ],
  [
    'a filter',
    'statements(where: { relationship: { slug: { eq: "russia-china" } }, speechAct: { eq: ASSERT } }) { totalCount nodes { quote speaker { name } } }',
  ],
  ['a search', 'statements(where: { search: $words }, first: 2) { nodes { quote } }', { words: 'partners' }],
  ['the past', 'actors(first: 2, knownAt: "2020-01-01T00:00:00Z") { totalCount nodes { name } }'],
  [
    'nothing',
    'actors(first: 5, where: { slug: { eq: "nobody" } }) { totalCount nodes { name statements { nodes { quote } } } }',
  ],
  ['nobody', 'actor(by: { slug: "nobody" }) { name }'],
  [
    'a list within a list within a list',
    'relationships { nodes { statements(first: 3) { nodes { codings(first: 2) { nodes { stance concept { label parent { label } } } } } } } }',
  ],
];

it.each(pages)('answers %s from its plan', async (_, field, variables = {}) => {
  const declared = Object.keys(variables).length ? '($words: String!)' : '';
  const { planned, oracle, isPlanned } = await answers({
    query: `query Asked${declared} { ${field} ${room} }`,
    variables,
  });
  expect(planned).toBe(oracle);
  expect(isPlanned).toBe(true);
});

const faults: [string, string][] = [
  ['a cursor that is none', 'actors(after: "x") { nodes { name } }'],
  ['a page that is too large', 'relationships { nodes { statements(first: 101) { nodes { id } } } }'],
  ['an id that is none', 'node(id: "x") { id }'],
];

it.each(faults)('leaves %s to graphql-js, which says what is wrong', async (_, field) => {
  const { planned, oracle } = await answers({ query: `query Asked { ${field} ${room} }`, variables: {} });
  expect(planned).toBe(oracle);
  expect(planned).toMatch(/"code":"INVALID_INPUT"/);
});

it('leaves a node that is no row to its type, which knows whether it is there', async () => {
  const id = globalId('ImportJob', '0190f000-0000-7000-8000-ffffffffffff');
  const query = `query Asked { node(id: ${id}) { __typename id } ${room} }`;
  const { planned, oracle, isPlanned } = await answers({ query, variables: {} });
  expect(planned).toBe(oracle);
  expect(planned).toBe('{"data":{"node":null}}');
  expect(isPlanned).toBe(false);
});

it('reads one list once of which different things are asked', async () => {
  const query = `query Asked { actors(first: 5) { nodes {
    one: statements(first: 1) { totalCount }
    two: statements(first: 1) { nodes { id } }
    three: statements(first: 1) { pageInfo { hasNextPage } } } } ${room} }`;
  const { planned, oracle, isPlanned } = await answers({ query, variables: {} });
  expect(planned).toBe(oracle);
  expect(isPlanned).toBe(true);
});

it('reads one relation in two ways without a plan, and right', async () => {
  const query = `query Asked { actors(first: 5) { nodes { one: statements(first: 1) { nodes { id } } two: statements(first: 2) { nodes { id } } } } ${room} }`;
  const { planned, oracle, isPlanned } = await answers({ query, variables: {} });
  expect(planned).toBe(oracle);
  expect(isPlanned).toBe(false);
});
