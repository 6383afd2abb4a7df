import { describe, expect, it } from 'vitest';
import { refusals } from './refusals.ts';

const { app, actorId, statement, expectSentence, refusedRequest, refusedWrite } = refusals();

describe('text', () => {
  it('refuses 10 MB, NUL and halves of surrogate pairs, read and written', async () => {
    for (const text of ['x'.repeat(10_000_000), 'a\0b', 'a\ud800b', '\udc00']) {
      const name = await app().ask(
        'mutation ($n: String!) { createActor(input: { kind: PERSON, name: $n }) { __typename } }',
        { n: text },
      );
      expect(name.errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
      expectSentence(name.errors?.[0]?.message as string);
      expect(name.errors?.[0]?.message.length).toBeLessThan(1_000);
      for (const query of [
        'query ($q: String!) { search(query: $q) { score } }',
        'query ($q: String!) { statements(where: { search: $q }) { totalCount } }',
      ]) {
        await refusedRequest(query, { q: text }, 'INVALID_INPUT');
      }
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
      const { errors } = await app().ask(
        'query ($q: String!) { search(query: $q) { score } statements(where: { search: $q }) { nodes { id } } actors(where: { name: { contains: $q } }) { nodes { id } } }',
        { q },
      );
      expect(errors, q).toBeUndefined();
    }
    const { data } = await app().ask('{ actors(where: { name: { contains: "%" } }) { nodes { id } } }');
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
      const { errors } = await app().ask(
        'mutation ($i: RecordStatementInput!) { recordStatement(input: $i) { __typename } }',
        { i: { ...statement(), saidOn: date } },
      );
      expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    });
  }

  it('refuses an affiliation that ends before it begins', () =>
    refusedWrite(
      'createAffiliation',
      { actorId: actorId(), organizationId: actorId(), validFrom: '2019', validTo: '2018' },
      'ValidationError',
      ['validTo'],
    ));
});
