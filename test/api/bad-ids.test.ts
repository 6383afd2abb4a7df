import { describe, expect, it } from 'vitest';
import { refusals } from './refusals.ts';

const { app, actorId, documentId, statement, refusedRequest, refusedWrite } = refusals();

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
    const { data, errors } = await app().ask(
      'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }',
      { id },
    );
    expect({ data, errors }).toEqual({ data: { node: null, nodes: [null] } });
  });

  it('refuses the id of another type', async () => {
    await refusedRequest(
      'mutation ($i: RecordStatementInput!) { recordStatement(input: $i) { __typename } }',
      { i: { ...statement(), speakerId: documentId() } },
      'INVALID_INPUT',
    );
    await refusedRequest(
      'query ($id: ID!) { statements(where: { speaker: { id: { eq: $id } } }) { nodes { id } } }',
      { id: documentId() },
      'INVALID_INPUT',
    );
  });

  it('says which list of the input names what is not there', async () => {
    const missing = Buffer.from('Actor:00000000-0000-7000-8000-00000000ffff').toString('base64url');
    await refusedWrite(
      'createRelationship',
      { name: 'A and B', partyIds: [actorId(), missing] },
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
