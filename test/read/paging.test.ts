import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

interface PageAnswer {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

interface Listed {
  statements: { totalCount: number; nodes: object[] };
}

async function page(field: string, order: object[], args: object): Promise<PageAnswer> {
  const type = field.charAt(0).toUpperCase() + field.slice(1).replace(/ies$/, 'y').replace(/s$/, '');
  const { data, errors } = await test.ask(
    `query ($order: [${type}Order!], $first: Int, $after: String, $last: Int, $before: String) {
      ${field}(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
        edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    { order, ...args },
  );
  expect(errors).toBeUndefined();
  return data[field];
}

const orders: [string, object[]][] = [
  ['statements', [{ field: 'SAID_ON', direction: 'ASC' }]],
  ['statements', [{ field: 'SAID_ON', direction: 'DESC' }]],
  [
    'statements',
    [
      { field: 'SAID_ON', direction: 'ASC' },
      { field: 'RECORDED_AT', direction: 'DESC' },
    ],
  ],
  ['actors', [{ field: 'NAME', direction: 'ASC' }]],
  ['actors', [{ field: 'RECORDED_AT', direction: 'DESC' }]],
  ['activities', [{ field: 'PERIOD', direction: 'DESC' }]],
];

describe('pages', () => {
  for (const [field, order] of orders) {
    for (const size of [1, 3, 7, 100]) {
      it(`of ${size} ${field} by ${JSON.stringify(order)} put together are the list, forwards and backwards`, async () => {
        const all = (await page(field, order, { first: 100 })).edges.map(({ node }) => node.id);
        expect(new Set(all).size).toBe(all.length);

        const forwards: string[] = [];
        for (let after: string | null = null; ; ) {
          const { edges, pageInfo } = await page(field, order, { first: size, after });
          expect(pageInfo.hasPreviousPage).toBe(forwards.length > 0);
          forwards.push(...edges.map(({ node }) => node.id));
          expect(pageInfo.hasNextPage).toBe(forwards.length < all.length);
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        expect(forwards).toEqual(all);

        const backwards: string[] = [];
        for (let before: string | null = null; ; ) {
          const { edges, pageInfo } = await page(field, order, { last: size, before });
          backwards.unshift(...edges.map(({ node }) => node.id));
          if (!pageInfo.hasPreviousPage) break;
          before = pageInfo.startCursor;
        }
        expect(backwards).toEqual(all);
      });
    }
  }

  it('of nested lists follow each parent for itself, with one statement for all of them', async () => {
    const query = `query ($n: Int) { actors(first: 100) { nodes { id
      first: affiliations(first: $n) { totalCount nodes { id } pageInfo { hasNextPage } }
      all: affiliations(first: 100) { nodes { id } } } } }`;
    const small = await test.ask(query, { n: 1 });
    const statements = test.statements.length;
    for (const { first, all } of small.data.actors.nodes) {
      expect(first.nodes).toEqual(all.nodes.slice(0, 1));
      expect(first.totalCount).toBe(all.nodes.length);
      expect(first.pageInfo.hasNextPage).toBe(all.nodes.length > 1);
    }
    const large = await test.ask(query, { n: 50 });
    expect(large.errors).toBeUndefined();
    expect(test.statements.length).toBe(statements);
  });

  it('of size 0 give the count alone', async () => {
    const { data } = await test.ask('{ statements(first: 0) { totalCount nodes { id } } }');
    expect(data.statements).toEqual({ totalCount: 18, nodes: [] });
  });

  it('are not read where only their number is asked for', async () => {
    const { data } = await test.ask('{ statements { totalCount } }');
    expect(data.statements.totalCount).toBe(18);
    expect(test.statements).toEqual([expect.stringMatching(/^SELECT count\(/)]);
    const query = (field: string) => `{ actors(first: 100) { nodes { statements { ${field} } } } }`;
    const counted = await test.ask(query('totalCount'));
    expect(test.statements).toHaveLength(1);
    expect(test.statements[0]).not.toContain('"saidOnFirst"');
    const read = await test.ask(query('nodes { id }'));
    expect(counted.data.actors.nodes.map(({ statements }: Listed) => statements.totalCount)).toEqual(
      read.data.actors.nodes.map(({ statements }: Listed) => statements.nodes.length),
    );
  });

  it('of what many rows share are counted once for all of them', async () => {
    const { data } = await test.ask(
      '{ statements { nodes { speaker { name statements { totalCount } } } } }',
    );
    expect(test.statements).toHaveLength(2);
    expect(test.statements[0]).not.toContain('count(');
    const speakers: { name: string; statements: { totalCount: number } }[] = data.statements.nodes.map(
      ({ speaker }: { speaker: object }) => speaker,
    );
    for (const { name, statements } of speakers)
      expect(speakers.filter((other) => other.name === name)).toHaveLength(statements.totalCount);
  });

  it('are counted only when asked', async () => {
    await test.ask('{ statements { nodes { id } } }');
    expect(test.statements.filter((sql) => sql.includes('count('))).toEqual([]);
  });
});
