import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEdtf } from '../../server/src/date/edtf.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { type Generated, generatedWorld, type Row } from './world.ts';

let world: Generated;
beforeAll(async () => {
  world = await generatedWorld();
});
afterAll(() => world.close());

interface Asked {
  from?: string;
  to?: string;
  voices?: string[];
  types?: string[];
}

const ranks = ['Statement', 'Activity', 'Assessment', 'Document'];

/** The whole list, merged here: what belongs to the relationship, stands, has a date, and may lie in the window. */
function expected(relationship: string, { from, to, voices, types }: Asked): string[] {
  const first = from ? parseEdtf(from).first : '0001-01-01';
  const last = to ? parseEdtf(to).last : '9999-12-31';
  const wanted = (row: Row) =>
    row.relationships.includes(relationship) &&
    !row.retracted &&
    row.date !== null &&
    row.first <= last &&
    row.last >= first &&
    (!types?.length || types.includes(row.type.toUpperCase())) &&
    (!voices?.length || row.type !== 'Statement' || voices.includes(row.voice as string));
  const key = (row: Row) => `${row.first} ${row.id} ${ranks.indexOf(row.type)}`;
  return world.rows
    .filter(wanted)
    .sort((a, b) => (key(a) < key(b) ? -1 : 1))
    .map(({ type, id, date }) => `${encodeGlobalId(type, id)} ${date}`);
}

async function page(relationship: string, asked: object) {
  const { data, errors } = await world.ask(
    `query ($id: ID!, $from: EDTFDate, $to: EDTFDate, $voices: [Voice!], $types: [TimelineType!],
        $first: Int, $after: String, $last: Int, $before: String) {
      relationship(by: { id: $id }) {
        timeline(from: $from, to: $to, voices: $voices, types: $types, first: $first, after: $after, last: $last, before: $before) {
          edges { date node { ... on Node { id } } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        } } }`,
    { id: encodeGlobalId('Relationship', relationship), ...asked },
  );
  expect(errors).toBeUndefined();
  const { edges, pageInfo } = data.relationship.timeline;
  type Edge = { date: string; node: { id: string } };
  return { entries: (edges as Edge[]).map(({ date, node }) => `${node.id} ${date}`), pageInfo };
}

async function forwards(relationship: string, asked: Asked, size: number): Promise<string[]> {
  const all: string[] = [];
  for (let after: string | null = null; ; ) {
    const { entries, pageInfo } = await page(relationship, { ...asked, first: size, after });
    expect(pageInfo.hasPreviousPage).toBe(all.length > 0);
    all.push(...entries);
    if (!pageInfo.hasNextPage) return all;
    after = pageInfo.endCursor;
  }
}

async function backwards(relationship: string, asked: Asked, size: number): Promise<string[]> {
  const all: string[] = [];
  for (let before: string | null = null; ; ) {
    const { entries, pageInfo } = await page(relationship, { ...asked, last: size, before });
    expect(pageInfo.hasNextPage).toBe(all.length > 0);
    all.unshift(...entries);
    if (!pageInfo.hasPreviousPage) return all;
    before = pageInfo.startCursor;
  }
}

const windows: [string, Asked][] = [
  ['everything', {}],
  ['what may lie in or after a month', { from: '2018-12' }],
  ['what may lie in or before a month', { to: '2018-07' }],
  ['one day', { from: '2018-06-15', to: '2018-06-15' }],
  ['some voices', { from: '2018-08', voices: ['MINISTER', 'EXPERT'] }],
  ['some types', { types: ['DOCUMENT', 'ACTIVITY'] }],
  ['no type, which is all', { types: [], voices: [] }],
];

describe('the pages of a timeline', () => {
  for (const size of ['small', 'large'] as const) {
    for (const [name, asked] of windows) {
      it(`of a ${size} relationship, ${name}, put together are the list in order, forwards and backwards`, async () => {
        const relationship = world[size];
        const all = expected(relationship, asked);
        expect(all.length).toBeGreaterThan(3);
        expect(new Set(all).size).toBe(all.length);
        const rows = size === 'small' ? 7 : 100;
        expect(await forwards(relationship, asked, rows)).toEqual(all);
        expect(await backwards(relationship, asked, rows)).toEqual(all);
      });
    }
  }

  it('one by one are the list', async () => {
    const asked = { from: '2019-01', types: ['STATEMENT', 'ASSESSMENT', 'DOCUMENT'] };
    expect(await forwards(world.small, asked, 1)).toEqual(expected(world.small, asked));
  });

  it('are counted for each relationship, and what has no date beside them', async () => {
    const { data } = await world.ask(
      `{ relationships { nodes { slug timeline(from: "2019", first: 0) { totalCount undatedCount nodes { __typename } }
          statements: timeline(types: [STATEMENT]) { undatedCount } } } }`,
    );
    const undated = (id: string) =>
      world.rows.filter((row) => row.relationships.includes(id) && !row.retracted && row.date === null)
        .length;
    for (const size of ['large', 'small'] as const) {
      expect(undated(world[size])).toBeGreaterThan(0);
      expect(data.relationships.nodes).toContainEqual({
        slug: size,
        timeline: {
          totalCount: expected(world[size], { from: '2019' }).length,
          undatedCount: undated(world[size]),
          nodes: [],
        },
        statements: { undatedCount: 0 },
      });
    }
  });

  it('take one statement for all relationships, and one for each type of node', async () => {
    const ask = async (first: number) => {
      await world.ask(
        `query ($first: Int) { relationships { nodes { timeline(first: $first) { nodes {
          ... on Statement { paraphrase speaker { name } } ... on Activity { title } ... on Assessment { judgement } ... on Document { title } } } } } }`,
        { first },
      );
      return world.statements;
    };
    // The relationships, their timelines, four types
    expect(await ask(100)).toHaveLength(6);
    expect(await ask(100)).not.toContainEqual(expect.stringContaining('count(*) FROM (SELECT FROM (SELECT'));
    expect(await ask(0)).toHaveLength(2);
  });

  it('cannot be turned with a cursor of another list, or with one that is damaged', async () => {
    const { data } = await world.ask('{ statements { pageInfo { endCursor } } }');
    const ask = (after: string) =>
      world.ask(
        `query ($after: String) { relationship(by: { slug: "small" }) { timeline(after: $after) { nodes { __typename } } } }`,
        { after },
      );
    const { endCursor } = data.statements.pageInfo;
    const damaged = Buffer.from(JSON.stringify(['day asc,id asc,type asc', 'x', 'y', 0])).toString(
      'base64url',
    );
    for (const cursor of [endCursor, damaged, 'x']) {
      const { errors } = await ask(cursor);
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    }
  });

  it('have a window that does not end before it begins', async () => {
    const { errors } = await world.ask(
      '{ relationship(by: { slug: "small" }) { timeline(from: "2019", to: "2018") { nodes { __typename } } } }',
    );
    expect(errors?.[0]).toMatchObject({
      message: 'The window ends (2018) before it begins (2019).',
      extensions: { code: 'INVALID_INPUT' },
    });
  });
});
