import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('example');
});
afterAll(() => test.close());

const side = async (quote: string) => {
  const { data } = await test.ask(
    'query ($q: String!) { statements(where: { search: $q }) { nodes { side { name } voice } } }',
    { q: quote },
  );
  return data.statements.nodes[0];
};

/** Statements whose kept side or voice is not what the affiliations of today give. */
const wrong = async () => {
  const { rows } = await test.database.write.query(`
    SELECT s.id FROM "Statement" s, entente_side(s."speakerId", s."onBehalfOfId", s."relationshipId", s."saidOnFirst", s."saidOnLast") d
    WHERE s."sideId" IS DISTINCT FROM d.side OR s."voice" IS DISTINCT FROM coalesce(s."givenVoice", d.voice)`);
  return rows;
};

describe('the side of a statement', () => {
  it('is the party that the speaker represents, with the voice of the post', async () => {
    expect(await side('"strategic allies"')).toEqual({
      side: { name: 'Russia' },
      voice: 'HEAD_OF_STATE_OR_GOVERNMENT',
    });
    expect(await side('"undeclared alliance"')).toEqual({ side: { name: 'Russia' }, voice: 'EXPERT' });
    expect(await wrong()).toEqual([]);
  });

  it('is that of the day: a post that was not held yet gives none', async () => {
    const { data } = await test.ask(
      '{ actor(by: { slug: "vladimir-putin" }) { affiliations { nodes { id version } } } }',
    );
    const { id, version } = data.actor.affiliations.nodes[0];
    const set = (validFrom: string, v: number) =>
      test.ask(
        'mutation ($id: ID!, $v: Int!, $from: EDTFDate) { updateAffiliation(input: { id: $id, expectedVersion: $v, validFrom: $from }) { __typename } }',
        { id, v, from: validFrom },
      );
    await set('2019-07', version);
    expect(await side('"strategic allies"')).toEqual({ side: null, voice: null });
    expect(await side('"allied relations"')).toMatchObject({ side: { name: 'Russia' } });
    await set('2012-05-07', version + 1);
    expect(await side('"strategic allies"')).toMatchObject({ side: { name: 'Russia' } });
    expect(await wrong()).toEqual([]);
  });

  it('follows a post in the middle of the chain that is retracted and restored', async () => {
    const { data } = await test.ask(
      '{ actor(by: { slug: "chinese-embassy-moscow" }) { affiliations { nodes { id version } } } }',
    );
    const { id, version } = data.actor.affiliations.nodes[0];
    await test.ask(
      'mutation ($id: ID!, $v: Int!) { retractAffiliation(input: { id: $id, expectedVersion: $v, reason: "test" }) { __typename } }',
      { id, v: version },
    );
    expect(await side('"wider integration"')).toEqual({ side: null, voice: 'MILITARY' });
    await test.ask(
      'mutation ($id: ID!, $v: Int!) { restoreAffiliation(input: { id: $id, expectedVersion: $v }) { __typename } }',
      { id, v: version + 1 },
    );
    expect(await side('"wider integration"')).toEqual({ side: { name: 'China' }, voice: 'MILITARY' });
  });

  it('stays right whatever happens to affiliations', async () => {
    const { data } = await test.ask('{ actors(first: 100) { nodes { id } } }');
    const ids: string[] = data.actors.nodes.map(({ id }: { id: string }) => id);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ids),
        fc.constantFrom(...ids),
        fc.constantFrom('2018', '2019-06', '2019-10-03', '2020'),
        fc.constantFrom('SPOKESPERSON', 'EXPERT', null),
        async (actorId, organizationId, validFrom, voice) => {
          const { data } = await test.ask(
            'mutation ($i: CreateAffiliationInput!) { createAffiliation(input: $i) { __typename ... on Affiliation { id version } } }',
            { i: { actorId, organizationId, validFrom, voice } },
          );
          expect(data.createAffiliation.__typename).toBe(
            actorId === organizationId ? 'ValidationError' : 'Affiliation',
          );
          expect(await wrong()).toEqual([]);
        },
      ),
      { numRuns: 40, seed: 7 },
    );
  });
});
