import { describe, expect, it } from 'vitest';
import { refusals } from './refusals.ts';

const { app, actorId, statement, refusedRequest, refusedWrite } = refusals();

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
    const assessment = { authorId: actorId(), question: 'Is it?', judgement: 'It is.', assessedOn: '2019' };
    await refusedWrite('createAssessment', assessment, 'ValidationError', ['relationshipId']);
    const { data } = await app().ask('{ relationship(by: { slug: "russia-china" }) { id } }');
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
    const { data } = await app().ask('{ relationship(by: { slug: "russia-china" }) { parties { id } } }');
    const partyIds = data.relationship.parties.map(({ id }: { id: string }) => id).reverse();
    await refusedWrite('createRelationship', { name: 'China and Russia', partyIds }, 'AlreadyExistsError');
  });

  it('refuses a stale version, and says which is current', async () => {
    const { data } = await app().ask(
      'mutation ($id: ID!) { updateActor(input: { id: $id, expectedVersion: 99, name: "Rossiya" }) { ... on ConflictError { code currentVersion } } retractActor(input: { id: $id, expectedVersion: 99, reason: "wrong" }) { ... on ConflictError { currentVersion } } }',
      { id: actorId() },
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
    const response = await app().app.fetch('http://localhost/graphql', {
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
    const response = await app().app.fetch(`http://localhost/graphql?query=${query}`);
    expect(response.status).toBe(405);
  });
});
