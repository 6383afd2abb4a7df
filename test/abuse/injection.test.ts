import { type GraphQLField, getNamedType, isLeafType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schema } from '../../server/src/schema.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { entities } from '../visibility/questions.ts';
import { expectHarmless } from './answers.ts';
import { argumentsWith, hostile, type Place, placesIn } from './grammar.ts';

// Every place for text in the arguments of every field of every type that can be had by its id, of every query and of every mutation.

/** Hundreds of requests. */
const slow = { timeout: 300_000 };

const met = new Set<string>();
const placesOf = (fields: Record<string, GraphQLField<unknown, unknown>> | undefined) =>
  Object.values(fields ?? {}).flatMap((field) => placesIn(field, met));
const places = {
  query: placesOf(schema.getQueryType()?.getFields()),
  mutation: placesOf(schema.getMutationType()?.getFields()),
};
const nested = entities.flatMap((type) =>
  Object.values(type.getFields()).flatMap((field) => placesIn(field, met).map((place) => ({ type, place }))),
);

let test: TestApp;
const ids = new Map<string, string>();
beforeAll(async () => {
  test = await testApp('example');
  const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ type, args }) => isObjectType(getNamedType(type)) && args.some(({ name }) => name === 'orderBy'),
  );
  for (const { name } of lists) {
    const { data } = await test.ask(`{ ${name}(first: 1) { nodes { __typename ... on Node { id } } } }`);
    const [node] = data?.[name]?.nodes ?? [];
    if (node?.id) ids.set(node.__typename, node.id);
  }
});
afterAll(() => test.close());

/** All the strings in one place, each under a name of its own. */
function asking({ field, path }: Place, values: Record<string, unknown>[]) {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const asked = values.map((given, i) => {
    const args = field.args
      .filter(({ name }) => name in given)
      .map(({ name, type }) => {
        declared.push(`$${name}${i}: ${type}`);
        variables[`${name}${i}`] = given[name];
        return `${name}: $${name}${i}`;
      });
    const below = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
    return `a${i}: ${field.name}(${args.join(', ')})${below}`;
  });
  return { declared: declared.join(', '), asked: asked.join(' '), variables, about: path.join('.') };
}

async function holds(place: Place, wrap: (declared: string, asked: string) => string) {
  // What cannot be stored refuses the whole request, wherever it stands
  const storable = hostile.filter((text) => text.isWellFormed() && !text.includes('\0'));
  const ask = async (values: Record<string, unknown>[]) => {
    const { declared, asked, variables } = asking(place, values);
    const response = await test.app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: wrap(declared, asked), variables }),
    });
    const text = await response.text();
    expectHarmless(response.status, text, hostile, `${place.name}: ${text.slice(0, 500)}`);
    expect(test.faults, place.name).toEqual([]);
    return text.startsWith('{"data"') || text.includes('"data":{');
  };
  return ask(storable.map((text) => argumentsWith(place, text)));
}

describe('text that means something elsewhere is text', () => {
  it('in every query', slow, async () => {
    expect(places.query.length).toBeGreaterThan(100);
    let answered = 0;
    for (const place of places.query)
      if (await holds(place, (declared, asked) => `query (${declared}) { ${asked} }`)) answered += 1;
    expect(answered).toBeGreaterThan(20);
  });

  it('in every mutation', slow, async () => {
    expect(places.mutation.length).toBeGreaterThan(200);
    let answered = 0;
    for (const place of places.mutation)
      if (await holds(place, (declared, asked) => `mutation (${declared}) { ${asked} }`)) answered += 1;
    expect(answered).toBeGreaterThan(50);
  });

  it('in every field of a row', slow, async () => {
    for (const { type, place } of nested) {
      const id = ids.get(type.name);
      if (!id) continue;
      await holds(
        place,
        (declared, asked) => `query (${declared}) { node(id: "${id}") { ... on ${type.name} { ${asked} } } }`,
      );
    }
    expect(nested.length).toBeGreaterThan(0);
  });
});
