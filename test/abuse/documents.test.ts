import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());
afterEach(() => expect(test.faults).toEqual([]));

const times = (n: number, text: (i: number) => string) =>
  Array.from({ length: n }, (_, i) => text(i)).join(' ');

/** Refused before anything is read, with the limit and by how much. */
async function refused(query: string, details: object, variables: object = {}) {
  const { data, errors } = await test.ask(query, variables);
  expect(data).toBeUndefined();
  expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code: 'LIMIT_EXCEEDED', ...details }]);
  expect(test.statements).toEqual([]);
}

describe('a document is refused that has too many', () => {
  it('characters', () =>
    refused(`{ search(query: "${'x'.repeat(200_000)}") { score } }`, {
      limit: 'characters',
      maximum: 200_000,
    }));

  it('tokens, also where they do not parse', async () => {
    await refused(`{ ${'a '.repeat(10_000)} }`, { limit: 'tokens', maximum: 10_000 });
    await refused('! '.repeat(10_001), { limit: 'tokens' });
  });

  it('brackets in one another', async () => {
    await refused('{a'.repeat(3_000), { limit: 'nesting', maximum: 200 });
    await refused(`{ nodes(ids: ${'['.repeat(4_000)}) }`, { limit: 'nesting' });
    await refused(`query ($a: ${'['.repeat(4_000)}) { a }`, { limit: 'nesting' });
  });

  it('aliases, also in fragments', async () => {
    await refused(`{ ${times(201, (i) => `a${i}: __typename`)} }`, {
      limit: 'aliases',
      requested: 201,
      maximum: 200,
    });
    await refused(`{ viewer { ...F } } fragment F on Viewer { ${times(201, (i) => `a${i}: clearance`)} }`, {
      limit: 'aliases',
    });
  });

  it('directives', () =>
    refused(`{ __typename ${'@include(if: true) '.repeat(51)} }`, { limit: 'directives', requested: 51 }));

  it('fields at the top, also in fragments', async () => {
    await refused(`{ ${times(51, (i) => `a${i}: __typename`)} }`, {
      limit: 'rootFields',
      requested: 51,
      maximum: 50,
    });
    const fragments = times(
      6,
      (i) => `fragment F${i} on Query { ${times(10, (j) => `a${i}${j}: __typename`)} }`,
    );
    await refused(`{ ${times(6, (i) => `...F${i}`)} } ${fragments}`, { limit: 'rootFields', requested: 60 });
  });

  it('fields inside one another', () => {
    const deep = `${'statements { nodes { document { '.repeat(7)} id ${'} } }'.repeat(7)}`;
    return refused(`{ documents { nodes { ${deep} } } }`, { limit: 'depth', maximum: 20 });
  });

  it('fields, however small the document that its fragments make large', async () => {
    const doubling = times(20, (i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`);
    await refused(`{ viewer { ...F0 } } ${doubling} fragment F20 on Viewer { clearance }`, {
      limit: 'fields',
    });
  });
});

describe('what a document costs', () => {
  const list = (first: string) =>
    `{ documents(first: ${first}) { nodes { statements(first: ${first}) { nodes { codings(first: ${first}) { nodes { id } } } } } } }`;

  it('is what its pages may hold, whether their size is written or sent', async () => {
    await refused(list('100'), { limit: 'cost', maximum: 250_000 });
    await refused(`query ($n: Int) ${list('$n')}`, { limit: 'cost' }, { n: 100 });
    await refused(`query ($n: Int = 100) ${list('$n')}`, { limit: 'cost' });
    expect((await test.ask(list('5'))).errors).toBeUndefined();
  });

  it('is not less in fragments, under @skip, or in the second operation', async () => {
    const inside = list('100').slice(1, -1);
    await refused(`{ ...F } fragment F on Query { ${inside} }`, { limit: 'cost' });
    await refused(
      `{ ... on Query { ...F } } fragment F on Query { ...G } fragment G on Query { ${inside} }`,
      { limit: 'cost' },
    );
    await refused(
      `query ($s: Boolean!) { ... @skip(if: $s) { ${inside} } }`,
      { limit: 'cost' },
      { s: false },
    );
    const response = await test.app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `query A { __typename } query B ${list('100')}`, operationName: 'B' }),
    });
    expect((await response.json()).errors[0].extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'cost',
    });
  });

  it('is what a mutation reads of what it wrote, whatever it is given', async () => {
    const mutation = (selection: string) =>
      `mutation ($input: CreateActorInput!, $n: Int) { createActor(input: $input) { ${selection} } }`;
    const long = `... on Actor { statements(first: $n) { nodes { speaker { statements(first: $n) { nodes { codings(first: $n) { nodes { id } } } } } } } }`;
    const input = { name: 'Nobody', kind: 'PERSON' };
    await refused(mutation(long), { limit: 'cost' }, { input, n: 100 });
    await refused(
      `${mutation('...F')} fragment F on CreateActorResult { ${long} }`,
      { limit: 'cost' },
      { input, n: 100 },
    );
    for (const unfit of [{ name: 'Nobody', kind: 'KING' }, { name: 'Nobody' }, null]) {
      const { data, errors } = await test.ask(mutation('__typename'), { input: unfit });
      expect(data).toBeUndefined();
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    }
  });

  it('counts what is computed, and what reads more rows than it gives', async () => {
    await refused(`{ relationships(first: 100) { nodes { asymmetry { n } } } }`, { limit: 'cost' });
    await refused(
      `{ actors(first: 100) { nodes { statements(first: 100) { nodes { codings(first: 2) { totalCount } } } } } }`,
      {
        limit: 'cost',
      },
    );
  });

  it('is told to whoever asks for it', async () => {
    const response = await test.app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'entente-cost': 'yes' },
      body: JSON.stringify({ query: '{ actors(first: 10) { nodes { id name } } }' }),
    });
    expect((await response.json()).extensions).toEqual({ cost: { requested: 21, maximum: 250_000 } });
    expect(await test.ask('{ __typename }')).not.toHaveProperty('extensions');
  });
});

it('fragments in a circle are refused', async () => {
  for (const query of [
    '{ viewer { ...A } } fragment A on Viewer { ...A }',
    '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }',
    '{ ...A } fragment A on Query { viewer { clearance } ...B } fragment B on Query { ...A }',
  ]) {
    const { errors } = await test.ask(query);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(errors?.[0]?.message).toMatch(/within itself/);
  }
});

it('a subscription and a mutation are counted like a query', async () => {
  await refused(`mutation { ${times(51, (i) => `a${i}: __typename`)} }`, { limit: 'rootFields' });
  await refused(`subscription { changed { ${times(201, (i) => `a${i}: cursor`)} } }`, { limit: 'aliases' });
});
