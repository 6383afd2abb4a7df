import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const history = async (id: string) => {
  const { data, errors } = await test.ask(
    'query ($id: ID!) { revisions(of: $id) { nodes { operation subjectId subjectVersion differences { field from to } reason user { name } } } }',
    { id },
  );
  expect(errors).toBeUndefined();
  return data.revisions.nodes;
};

describe('every write', () => {
  it('leaves a revision: creation, change, retraction, restoration', async () => {
    const made = await test.ask(
      'mutation { createActor(input: { kind: PERSON, name: "A Person" }) { ... on Actor { id } } }',
    );
    const { id } = made.data.createActor;
    for (const mutation of [
      'updateActor(input: { id: $id, expectedVersion: 1, name: "Another Person", description: "Known." }) { ... on Actor { version name } }',
      'retractActor(input: { id: $id, expectedVersion: 2, reason: "A duplicate." }) { ... on Actor { version retractedAt } }',
      'restoreActor(input: { id: $id, expectedVersion: 3 }) { ... on Actor { version retractedAt } }',
    ]) {
      const { errors } = await test.ask(`mutation ($id: ID!) { ${mutation} }`, { id });
      expect(errors).toBeUndefined();
    }
    const revisions = await history(id);
    expect(
      revisions.map(({ operation, subjectVersion, reason }: never) => [operation, subjectVersion, reason]),
    ).toEqual([
      ['RESTORED', 4, null],
      ['RETRACTED', 3, 'A duplicate.'],
      ['UPDATED', 2, null],
      ['CREATED', 1, null],
    ]);
    expect(revisions[2].differences).toEqual([
      { field: 'description', from: null, to: 'Known.' },
      { field: 'name', from: 'A Person', to: 'Another Person' },
    ]);
    expect(revisions[0]).toMatchObject({ subjectId: id, user: { name: 'Local user' } });
  });

  it('that is refused leaves none', async () => {
    const count = async () =>
      (await test.database.write.query('SELECT count(*)::int AS n FROM "Revision"')).rows[0].n;
    const before = await count();
    const { data } = await test.ask(
      'mutation { createActors(input: { items: [{ kind: PERSON, name: "Good" }, { kind: PERSON, name: "Twin", slug: "russia" }] }) { __typename } }',
    );
    expect(data.createActors.__typename).toBe('AlreadyExistsError');
    expect(await count()).toBe(before);
  });

  it('of one item of a batch by itself leaves the others', async () => {
    const { data } = await test.ask(
      `mutation { createActors(input: { mode: PER_ITEM, items: [{ kind: PERSON, name: "Good One" }, { kind: PERSON, name: "Twin", slug: "russia" }, { kind: PERSON, name: "Good Two" }] }) {
        ... on CreateActorsPayload { results { __typename ... on Actor { slug } ... on Error { code } } } } }`,
    );
    expect(data.createActors.results).toEqual([
      { __typename: 'Actor', slug: 'good-one' },
      { __typename: 'AlreadyExistsError', code: 'ALREADY_EXISTS' },
      { __typename: 'Actor', slug: 'good-two' },
    ]);
  });

  it('puts what a row links to into its history', async () => {
    const { data } = await test.ask(
      '{ statements(first: 1) { nodes { id version } } cooperationArea(by: { slug: "sea" }) { id } }',
    );
    const { id, version } = data.statements.nodes[0];
    const area = data.cooperationArea.id;
    const changed = await test.ask(
      'mutation ($id: ID!, $v: Int!, $area: ID!) { updateStatement(input: { id: $id, expectedVersion: $v, areaIds: [$area] }) { ... on Statement { version areas { label } } ... on Error { message } } }',
      { id, v: version, area },
    );
    expect(changed.data.updateStatement).toMatchObject({ version: version + 1, areas: [{ label: 'Sea' }] });
    const [latest] = await history(id);
    expect(latest.differences).toEqual([{ field: 'areas', from: null, to: [area] }]);
  });
});

describe('an idempotency key', () => {
  const create = (name: string) =>
    test.ask(
      'mutation ($name: String!) { createActor(input: { kind: PERSON, name: $name, idempotencyKey: "key-1" }) { __typename ... on Actor { id } } }',
      { name },
    );

  it('gives the same answer to the same input, also at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => create('Only Once')));
    const ids = new Set(answers.map(({ data }) => data.createActor.id));
    expect(ids.size).toBe(1);
    expect(ids.has(undefined)).toBe(false);
    const { data } = await test.ask('{ actors(where: { name: { eq: "Only Once" } }) { totalCount } }');
    expect(data.actors.totalCount).toBe(1);
  });

  it('is refused for other input', async () => {
    const { data } = await create('Somebody Else');
    expect(data.createActor.__typename).toBe('IdempotencyError');
  });
});

describe('two changes at the same moment', () => {
  it('on one version: one is done, the others are conflicts', async () => {
    const { data } = await test.ask('{ actor(by: { slug: "tass" }) { id version } }');
    const { id, version } = data.actor;
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((description) =>
        test.ask(
          'mutation ($id: ID!, $v: Int!, $d: String) { updateActor(input: { id: $id, expectedVersion: $v, description: $d }) { __typename } }',
          { id, v: version, d: description },
        ),
      ),
    );
    const types = answers.map(({ data }) => data.updateActor.__typename).sort();
    expect(types).toEqual(['Actor', 'ConflictError', 'ConflictError', 'ConflictError']);
  });
});
