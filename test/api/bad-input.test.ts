import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
let actorId: string;
let documentId: string;
beforeAll(async () => {
  test = await testApp('example');
  const { data } = await test.ask(
    '{ actor(by: { slug: "russia" }) { id } documents(first: 1) { nodes { id } } }',
  );
  actorId = data.actor.id;
  documentId = data.documents.nodes[0].id;
});
afterAll(() => test.close());

const revisions = async () =>
  (await test.database.write.query('SELECT count(*)::int AS n FROM "Revision"')).rows[0].n as number;

/** Every answer of this file is a refusal: a sentence for people, a code for programs, nothing of the database, nothing written. */
let before: number;
beforeAll(async () => {
  before = await revisions();
});
afterEach(async () => {
  expect(await revisions()).toBe(before);
  expect(test.faults).toEqual([]);
});

function expectSentence(message: string) {
  expect(message.length).toBeGreaterThan(10);
  expect(message).not.toMatch(/prisma|postgres|sql|relation "|constraint|invocation|column|at \/|\.ts:/i);
}

async function refusedRequest(query: string, variables: object | undefined, code: string) {
  const { data, errors } = await test.ask(query, variables);
  expect(errors?.[0]?.extensions.code, JSON.stringify({ data, errors })).toBe(code);
  expectSentence(errors?.[0]?.message as string);
}

async function refusedWrite(mutation: string, input: object, type: string, path?: string[]) {
  const name = mutation.charAt(0).toUpperCase() + mutation.slice(1);
  const { data, errors } = await test.ask(
    `mutation ($input: ${name}Input!) { result: ${mutation}(input: $input) { __typename ... on Error { code message path } } }`,
    { input },
  );
  expect(errors, JSON.stringify(errors)).toBeUndefined();
  expect(data.result.__typename).toBe(type);
  expectSentence(data.result.message);
  if (path) expect(data.result.path).toEqual(path);
}

const statement = () => ({
  speakerId: actorId,
  documentId,
  saidOn: '2019-10-03',
  paraphrase: 'Said something.',
  directness: 'PARAPHRASE',
  speechAct: 'ASSERT',
});

describe('ids', () => {
  for (const id of [
    '',
    'x',
    'Actor:abc',
    'QWN0b3I6YWJj',
    '../../etc/passwd',
    "' OR 1=1 --",
    'A'.repeat(10_000),
  ]) {
    it(`refuses ${JSON.stringify(id.slice(0, 20))} as an id`, async () => {
      await refusedRequest('query ($id: ID!) { node(id: $id) { id } }', { id }, 'INVALID_INPUT');
      await refusedRequest('query ($id: ID!) { nodes(ids: [$id]) { id } }', { id }, 'INVALID_INPUT');
      await refusedRequest(
        'query ($id: ID!) { actors(where: { id: { eq: $id } }) { nodes { id } } }',
        { id },
        'INVALID_INPUT',
      );
    });
  }

  it('answers null for an id of a type that is not there', async () => {
    const id = Buffer.from('Actor:00000000-0000-7000-8000-00000000ffff').toString('base64url');
    const { data, errors } = await test.ask(
      'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }',
      { id },
    );
    expect({ data, errors }).toEqual({ data: { node: null, nodes: [null] } });
  });

  it('refuses the id of another type', async () => {
    await refusedRequest(
      'mutation ($i: RecordStatementInput!) { recordStatement(input: $i) { __typename } }',
      { i: { ...statement(), speakerId: documentId } },
      'INVALID_INPUT',
    );
    await refusedRequest(
      'query ($id: ID!) { statements(where: { speaker: { id: { eq: $id } } }) { nodes { id } } }',
      { id: documentId },
      'INVALID_INPUT',
    );
  });

  it('says which list of the input names what is not there', async () => {
    const missing = Buffer.from('Actor:00000000-0000-7000-8000-00000000ffff').toString('base64url');
    await refusedWrite(
      'createRelationship',
      { name: 'A and B', partyIds: [actorId, missing] },
      'NotFoundError',
      ['partyIds'],
    );
    await refusedWrite(
      'createDocument',
      { title: 'A', kind: 'OTHER', authorIds: [missing] },
      'NotFoundError',
      ['authorIds'],
    );
  });

  it('refuses a reference to what is not there', async () => {
    const speakerId = Buffer.from('Actor:00000000-0000-7000-8000-00000000ffff').toString('base64url');
    await refusedWrite('recordStatement', { ...statement(), speakerId }, 'NotFoundError', ['speakerId']);
  });
});

describe('pages', () => {
  for (const size of ['first: -1', 'last: -5', 'first: 101', 'first: 2147483647', 'first: 1, last: 1']) {
    it(`refuses ${size}`, () =>
      refusedRequest(`{ statements(${size}) { nodes { id } } }`, undefined, 'INVALID_INPUT'));
  }

  it('refuses sizes beyond 32 bits and of another type', async () => {
    await refusedRequest('{ statements(first: 99999999999) { nodes { id } } }', undefined, 'INVALID_INPUT');
    await refusedRequest(
      'query ($n: Int) { statements(first: $n) { nodes { id } } }',
      { n: 1.5 },
      'INVALID_INPUT',
    );
  });

  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const [name, cursor] of Object.entries({
    empty: '',
    text: 'abc',
    'no JSON': forged('x').slice(0, 2),
    number: forged(5),
    'of another order': forged(['name asc,id asc', 'x', 'y']),
    'of another length': forged(['saidOnFirst asc,id asc', '2019-01-01']),
    'with a broken date': forged([
      'saidOnFirst asc,id asc',
      'no day',
      '00000000-0000-7000-8000-00000000ffff',
    ]),
    'with a broken id': forged(['saidOnFirst asc,id asc', '2019-01-01', 'x']),
    'with an object': forged(['saidOnFirst asc,id asc', {}, []]),
    'with NUL': forged(['saidOnFirst asc,id asc', '\0', '\0']),
  })) {
    it(`refuses a cursor: ${name}`, () =>
      refusedRequest(
        'query ($after: String) { statements(after: $after) { nodes { id } } }',
        { after: cursor },
        'INVALID_INPUT',
      ));
  }

  it('refuses a cursor on the wrong side', async () => {
    await refusedRequest(
      '{ statements(first: 1, before: "x") { nodes { id } } }',
      undefined,
      'INVALID_INPUT',
    );
    await refusedRequest('{ statements(last: 1, after: "x") { nodes { id } } }', undefined, 'INVALID_INPUT');
  });
});

describe('text', () => {
  it('refuses 10 MB, NUL and halves of surrogate pairs, read and written', async () => {
    for (const text of ['x'.repeat(10_000_000), 'a\0b', 'a\ud800b', '\udc00']) {
      const name = await test.ask(
        'mutation ($n: String!) { createActor(input: { kind: PERSON, name: $n }) { __typename } }',
        { n: text },
      );
      expect(name.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      expectSentence(name.errors?.[0]?.message as string);
      expect(name.errors?.[0]?.message.length).toBeLessThan(1_000);
      await refusedRequest(
        'query ($q: String!) { search(query: $q) { score } }',
        { q: text },
        'INVALID_INPUT',
      );
    }
    await refusedRequest('{ search(query: "\\ud800") { score } }', undefined, 'INVALID_INPUT');
  });

  it('refuses names that are empty or too long', async () => {
    await refusedWrite('createActor', { kind: 'PERSON', name: '   ' }, 'ValidationError', ['name']);
    await refusedWrite('createActor', { kind: 'PERSON', name: 'x'.repeat(501) }, 'ValidationError', ['name']);
  });

  it('refuses a text with more different words than can be indexed', async () => {
    const text = Array.from({ length: 290_000 }, (_, i) => i.toString(36)).join(' ');
    await refusedWrite('createDocument', { title: 'Numbers', kind: 'OTHER', text }, 'ValidationError', [
      'text',
    ]);
  });

  it('finds nothing for metacharacters, and does not fail', async () => {
    for (const q of [
      '\'; DROP TABLE "Actor"; --',
      '%',
      '_',
      '\\',
      '((',
      '!!!',
      '&|!',
      ':*',
      '<->',
      '"',
      "'",
    ]) {
      const { errors } = await test.ask(
        'query ($q: String!) { search(query: $q) { score } statements(where: { search: $q }) { nodes { id } } actors(where: { name: { contains: $q } }) { nodes { id } } }',
        { q },
      );
      expect(errors, q).toBeUndefined();
    }
    const { data } = await test.ask('{ actors(where: { name: { contains: "%" } }) { nodes { id } } }');
    expect(data.actors.nodes).toEqual([]);
  });
});

describe('dates', () => {
  for (const date of [
    '2019-02-30',
    '2019-13',
    '2019-00-10',
    '2019-10/2019-06',
    '2019-10-03/2019-10-01',
    '../..',
    'yesterday',
    '03.10.2019',
    '2019-21',
    '-0044',
    '2019-10-03T12:00:00Z',
    '0000',
  ]) {
    it(`refuses ${date}`, async () => {
      await refusedRequest(
        'query ($d: EDTFDate) { statements(where: { saidOn: { overlaps: $d } }) { nodes { id } } }',
        { d: date },
        'INVALID_INPUT',
      );
      const { errors } = await test.ask(
        'mutation ($i: RecordStatementInput!) { recordStatement(input: $i) { __typename } }',
        { i: { ...statement(), saidOn: date } },
      );
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    });
  }

  it('refuses an affiliation that ends before it begins', () =>
    refusedWrite(
      'createAffiliation',
      { actorId, organizationId: actorId, validFrom: '2019', validTo: '2018' },
      'ValidationError',
      ['validTo'],
    ));
});

describe('values', () => {
  it('refuses unknown enumeration values, types and fields', async () => {
    await refusedRequest(
      '{ actors(where: { kind: { eq: KING } }) { nodes { id } } }',
      undefined,
      'INVALID_INPUT',
    );
    await refusedRequest(
      'query ($k: ActorKind) { actors(where: { kind: { eq: $k } }) { nodes { id } } }',
      { k: 'KING' },
      'INVALID_INPUT',
    );
    await refusedRequest('{ actors { nodes { shoeSize } } }', undefined, 'INVALID_INPUT');
    await refusedRequest(
      '{ actor(by: { slug: "a", isoCountry: "RUS" }) { id } }',
      undefined,
      'INVALID_INPUT',
    );
    await refusedRequest('{ actor(by: {}) { id } }', undefined, 'INVALID_INPUT');
    await refusedRequest('{ actor(by: { isoCountry: "XXX" }) { id } }', undefined, 'INVALID_INPUT');
    await refusedRequest('{', undefined, 'INVALID_INPUT');
  });

  it('refuses an anchor that is not where it says', async () => {
    const selector = { exact: 'allied', start: 3, end: 4 };
    await refusedWrite('recordStatement', { ...statement(), selector }, 'ValidationError', [
      'selector',
      'end',
    ]);
    await refusedWrite(
      'recordStatement',
      { ...statement(), selector: { exact: 'abc', start: 0, end: 3 } },
      'ValidationError',
    );
  });

  it('refuses probabilities that do not fit the term', async () => {
    const assessment = { authorId: actorId, question: 'Is it?', judgement: 'It is.', assessedOn: '2019' };
    await refusedWrite('createAssessment', assessment, 'ValidationError', ['relationshipId']);
    const { data } = await test.ask('{ relationship(by: { slug: "russia-china" }) { id } }');
    const about = { ...assessment, relationshipId: data.relationship.id };
    await refusedWrite(
      'createAssessment',
      { ...about, likelihood: 'LIKELY', probabilityLow: 0.1, probabilityHigh: 0.6 },
      'ValidationError',
      ['probabilityLow'],
    );
    await refusedWrite(
      'createAssessment',
      { ...about, probabilityLow: 0.7, probabilityHigh: 0.6 },
      'ValidationError',
      ['probabilityLow'],
    );
    await refusedWrite('createAssessment', { ...about, probabilityLow: 0.7 }, 'ValidationError', [
      'probabilityHigh',
    ]);
  });

  it('refuses what exists already', async () => {
    await refusedWrite(
      'createActor',
      { kind: 'PERSON', name: 'Another', slug: 'russia' },
      'AlreadyExistsError',
      ['slug'],
    );
    await refusedWrite(
      'createActor',
      { kind: 'STATE', name: 'Russia again', countryCode: 'RUS' },
      'AlreadyExistsError',
    );
    const { data } = await test.ask('{ relationship(by: { slug: "russia-china" }) { parties { id } } }');
    const partyIds = data.relationship.parties.map(({ id }: { id: string }) => id).reverse();
    await refusedWrite('createRelationship', { name: 'China and Russia', partyIds }, 'AlreadyExistsError');
  });

  it('refuses a stale version, and says which is current', async () => {
    const { data } = await test.ask(
      'mutation ($id: ID!) { updateActor(input: { id: $id, expectedVersion: 99, name: "Rossiya" }) { ... on ConflictError { code currentVersion } } retractActor(input: { id: $id, expectedVersion: 99, reason: "wrong" }) { ... on ConflictError { currentVersion } } }',
      { id: actorId },
    );
    expect(data).toEqual({
      updateActor: { code: 'CONFLICT', currentVersion: 1 },
      retractActor: { currentVersion: 1 },
    });
  });

  it('refuses a filter that is too deep or too long, and an operation that asks too much', async () => {
    let where: object = { kind: { eq: 'STATE' } };
    for (let i = 0; i < 12; i++) where = { not: where };
    await refusedRequest(
      'query ($w: ActorWhere) { actors(where: $w) { nodes { id } } }',
      { w: where },
      'INVALID_INPUT',
    );
    const many = Array.from({ length: 101 }, () => ({ kind: { eq: 'STATE' } }));
    await refusedRequest(
      'query ($w: ActorWhere) { actors(where: $w) { nodes { id } } }',
      { w: { or: many } },
      'INVALID_INPUT',
    );
    const nested =
      '{ documents(first: 100) { nodes { statements(first: 100) { nodes { codings(first: 100) { nodes { id } } } } } } }';
    await refusedRequest(nested, undefined, 'LIMIT_EXCEEDED');
  });

  it('refuses a batch as a whole, and says which item is at fault', () =>
    refusedWrite(
      'createActors',
      {
        items: [
          { kind: 'PERSON', name: 'A person' },
          { kind: 'PERSON', name: '' },
        ],
      },
      'ValidationError',
      ['items', '1', 'name'],
    ));

  it('refuses a batch of more than 1,000', () =>
    refusedWrite(
      'createActors',
      { items: Array.from({ length: 1001 }, (_, i) => ({ kind: 'PERSON', name: `Person ${i}` })) },
      'ValidationError',
      ['items'],
    ));
});

describe('requests', () => {
  it('from pages of other sites are refused', async () => {
    const response = await test.app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example', host: 'localhost' },
      body: JSON.stringify({ query: '{ viewer { clearance } }' }),
    });
    expect(response.status).toBe(403);
  });

  it('by GET cannot write', async () => {
    const query = encodeURIComponent(
      'mutation { createActor(input: { kind: PERSON, name: "x" }) { __typename } }',
    );
    const response = await test.app.fetch(`http://localhost/graphql?query=${query}`);
    expect(response.status).toBe(405);
  });
});
