import { type GraphQLObjectType, getNamedType } from 'graphql';
import { expect, it } from 'vitest';
import { schema } from '../../server/src/schema.ts';
import { answersAsWithout, documentsOf, tellsNothingHidden } from './answers.ts';
import type { Ask, Eyes } from './eyes.ts';
import { listQuestions, lists, lookupQuestions, namesOfMadeKeys, orders, rowsOf } from './list-questions.ts';
import { matrix } from './matrix.ts';
import { globalId } from './questions.ts';

// Lists at the root, their counts, orders and pages, and lookups by key, for every person and clearance.

const { everybody } = matrix();

/** Lists that are about somebody, and so hold fewer rows than may be seen. */
const personal = ['codingQueue'];

const idsSeen = (eyes: Eyes, type: string, wanted: (row: Record<string, unknown>) => boolean) =>
  (eyes.seen.get(type) ?? []).filter(wanted).map(({ id }) => JSON.parse(globalId(type, id)) as string);

everybody('lists and counts', async (eyes, doors) => {
  const answers = await answersAsWithout(doors, eyes, listQuestions());
  for (const [name, answer] of Object.entries(answers)) {
    const [list, ...given] = name.split(', ') as [string, ...string[]];
    const { totalCount, nodes } = answer as { totalCount: number; nodes: { id: string }[] };
    expect(nodes, name).toHaveLength(totalCount);
    if (personal.includes(list) || given.includes('merged: ONLY')) continue;
    const type = rowsOf(lists.find((each) => each.name === list) as (typeof lists)[number]);
    const seen = idsSeen(eyes, type, ({ retractedAt }) => {
      if (given.includes('retracted: EXCLUDED')) return retractedAt === null;
      return given.includes('retracted: ONLY') ? retractedAt !== null : true;
    });
    expect(nodes.map(({ id }) => id).sort(), `${name}, asked by ${eyes.name}`).toEqual(seen.sort());
  }
});

interface Edges {
  edges: { cursor: string; node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** All orders page by page, each from where it stands. */
async function paged(ask: Ask, size: number) {
  const found = new Map<string, Edges['edges']>(orders.map(({ name }) => [name, []]));
  let going = orders.map((order) => ({ order, after: 'null' }));
  while (going.length) {
    const questions = going.map(({ order, after }) => ({
      name: order.name,
      field: `${order.list.name}(first: ${size}, after: ${after}, ${order.argument}) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }`,
    }));
    const pages: Edges[] = [];
    for (const document of documentsOf(questions)) {
      const { data, errors } = await ask(document);
      expect(errors).toBeUndefined();
      pages.push(...(Object.values(data ?? {}) as Edges[]));
    }
    going = going.flatMap(({ order }, i) => {
      const { edges, pageInfo } = pages[i] as Edges;
      found.get(order.name)?.push(...edges);
      return pageInfo.hasNextPage ? [{ order, after: JSON.stringify(pageInfo.endCursor) }] : [];
    });
  }
  return found;
}

everybody('orders, page by page', async (eyes, doors) => {
  const found = await paged(doors.ask(eyes), 9);
  const whole = await doors.without(eyes, (ask) => paged(ask, 100));
  for (const { name, list } of orders) {
    expect(found.get(name), `${name}, asked by ${eyes.name}`).toEqual(whole.get(name));
    tellsNothingHidden(eyes, found.get(name), name);
    if (personal.includes(list.name) || list.name === 'actors') continue;
    const ids = found.get(name)?.map(({ node }) => node.id) ?? [];
    expect(ids.sort(), `${name}, asked by ${eyes.name}`).toEqual(
      idsSeen(eyes, rowsOf(list), () => true).sort(),
    );
  }
});

everybody('lookups', async (eyes, doors) => {
  const answers = await answersAsWithout(doors, eyes, lookupQuestions(doors));
  const found = new Set(Object.values(answers).flatMap((row) => (row ? [(row as { id: string }).id] : [])));
  expect(found.size).toBeGreaterThan(0);
});

it('has exceptions that are still there', () => {
  for (const name of personal) expect(lists.map((list) => list.name)).toContain(name);
  for (const name of namesOfMadeKeys) {
    const [type, key] = name.split('.') as [string, string];
    expect((getNamedType(schema.getType(type)) as GraphQLObjectType).getFields()).toHaveProperty(key);
  }
});
