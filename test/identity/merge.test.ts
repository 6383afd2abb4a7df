import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await testApp('empty');
  const create = async (name: string, kind: string, more = '') => {
    const { data } = await test.ask(
      `mutation { createActor(input: { kind: ${kind}, name: "${name}" ${more} }) { ... on Actor { id } } }`,
    );
    ids[name] = data.createActor.id;
  };
  await create('Russia', 'STATE', 'countryCode: "RUS"');
  await create('China', 'STATE', 'countryCode: "CHN"');
  for (const name of ['Vladimir Putin', 'V.Putin', 'President Putin', 'Dmitry Medvedev'])
    await create(name, 'PERSON');
  const { data } = await test.ask(`mutation {
    createRelationship(input: { name: "Russia and China", partyIds: ["${ids.Russia}", "${ids.China}"] }) { ... on Relationship { id } }
    createDocument(input: { title: "A page", kind: TRANSCRIPT }) { ... on Document { id } }
    createAffiliation(input: { actorId: "${ids['Vladimir Putin']}", organizationId: "${ids.Russia}", voice: HEAD_OF_STATE_OR_GOVERNMENT }) { ... on Affiliation { id } }
  }`);
  ids.relationship = data.createRelationship.id;
  ids.document = data.createDocument.id;
  for (const [i, speaker] of [
    'Vladimir Putin',
    'V.Putin',
    'President Putin',
    'V.Putin',
    'Dmitry Medvedev',
  ].entries()) {
    const { data, errors } = await test.ask(`mutation { recordStatement(input: {
      speakerId: "${ids[speaker]}", documentId: "${ids.document}", relationshipId: "${ids.relationship}", saidOn: "2019-10-0${i + 1}"
      quote: "Words ${i + 1}", directness: DIRECT_QUOTE, speechAct: ASSERT }) { __typename ... on Error { message } } }`);
    expect(errors ?? data.recordStatement.message).toBeUndefined();
  }
});
afterAll(() => test.close());

const merge = (kept: string, ...others: string[]) =>
  test.ask(
    `mutation { mergeActors(input: { keptId: "${ids[kept]}", actorIds: [${others.map((name) => `"${ids[name]}"`)}], reason: "One man." }) {
      __typename ... on Actor { name mergedActors { name } } ... on Error { message } } }`,
  );
const undo = (name: string) =>
  test.ask(
    `mutation { undoMerge(input: { actorId: "${ids[name]}", reason: "Another man." }) { __typename ... on Actor { identity { name } } ... on Error { message } } }`,
  );

/** What is read of an actor by its slug. */
const read = async (slug: string) => {
  const { data, errors } = await test.ask(`{
    actor(by: { slug: "${slug}" }) {
      identity { name }
      statements(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { quote side { name } voice speaker { name } recordedSpeaker { name } } }
    }
    statements(where: { speaker: { slug: { eq: "${slug}" } } }) { totalCount nodes { quote } }
    actors(where: { kind: { eq: PERSON } }) { nodes { name } }
    search(query: "Putin", types: [ACTOR]) { node { ... on Actor { name kind } } }
  }`);
  expect(errors).toBeUndefined();
  // Those who are found are read by another selection than the sides: else both would be one statement whenever they meet in a tick
  return { ...data, statementsSent: test.statements.length };
};

describe('actors that are judged to be the same', () => {
  it('are read as one: their statements, sides and voices, in lists, filters and searches', async () => {
    const before = await read('vladimir-putin');
    expect(before.actor.statements.totalCount).toBe(1);
    expect(before.actors.nodes).toHaveLength(4);

    const { data } = await merge('Vladimir Putin', 'V.Putin', 'President Putin');
    expect(data.mergeActors.mergedActors.map(({ name }: { name: string }) => name)).toEqual([
      'V.Putin',
      'President Putin',
    ]);

    const after = await read('vladimir-putin');
    expect(after.actor.statements).toMatchObject({
      totalCount: 4,
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          quote: 'Words 1',
          side: { name: 'Russia' },
          voice: 'HEAD_OF_STATE_OR_GOVERNMENT',
          speaker: { name: 'Vladimir Putin' },
          recordedSpeaker: { name: 'Vladimir Putin' },
        },
        {
          quote: 'Words 2',
          side: { name: 'Russia' },
          voice: 'HEAD_OF_STATE_OR_GOVERNMENT',
          speaker: { name: 'Vladimir Putin' },
          recordedSpeaker: { name: 'V.Putin' },
        },
      ],
    });
    expect(after.statements).toEqual({
      totalCount: 4,
      nodes: [1, 2, 3, 4].map((i) => ({ quote: `Words ${i}` })),
    });
    expect(after.actors.nodes.map(({ name }: { name: string }) => name)).toEqual([
      'Dmitry Medvedev',
      'Vladimir Putin',
    ]);
    expect(after.search.map(({ node }: { node: { name: string } }) => node.name)).toEqual(['Vladimir Putin']);
    // Following a merge costs no further statement
    expect(after.statementsSent).toBe(before.statementsSent);
  });

  it('are read as one from any of their records, and page on without a gap', async () => {
    const from = await read('v-putin');
    expect(from.actor.identity.name).toBe('Vladimir Putin');
    expect(from.actor.statements.totalCount).toBe(4);
    const { endCursor } = from.actor.statements.pageInfo;
    const { data } = await test.ask(
      `{ actor(by: { slug: "v-putin" }) { statements(first: 2, after: "${endCursor}") { nodes { quote } pageInfo { hasNextPage } } } }`,
    );
    expect(data.actor.statements).toEqual({
      nodes: [{ quote: 'Words 3' }, { quote: 'Words 4' }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('are not joined through two that are judged to be different', async () => {
    const judged = await test.ask(
      `mutation { judgeIdentity(input: { actorId: "${ids['President Putin']}", otherActorId: "${ids['Dmitry Medvedev']}", verdict: DIFFERENT }) { __typename } }`,
    );
    expect(judged.data.judgeIdentity.__typename).toBe('IdentityJudgement');
    const { data } = await merge('Vladimir Putin', 'Dmitry Medvedev');
    expect(data.mergeActors).toEqual({
      __typename: 'ValidationError',
      message:
        'Two of these actors are judged to be different: retract that judgement before they are joined.',
    });
    expect((await read('dmitry-medvedev')).actor.statements.totalCount).toBe(1);
  });

  it('are parted again, as if nothing had been, and nothing of them was rewritten', async () => {
    const { data } = await undo('V.Putin');
    expect(data.undoMerge.identity.name).toBe('V.Putin');
    const one = await read('vladimir-putin');
    expect(one.actor.statements.totalCount).toBe(2);
    const other = await read('v-putin');
    expect(other.actor.statements).toMatchObject({
      totalCount: 2,
      nodes: [
        { quote: 'Words 2', side: null, voice: null, speaker: { name: 'V.Putin' } },
        { quote: 'Words 4' },
      ],
    });
    const { rows } = await test.database.write.query('SELECT DISTINCT "version" FROM public."Actor"');
    expect(rows).toEqual([{ version: 1 }]);
    expect((await undo('Dmitry Medvedev')).data.undoMerge.__typename).toBe('NotFoundError');
  });

  it('can be found by their names, with a score and reasons; a bare surname finds nobody', async () => {
    const candidates = async (name: string) => {
      const { data, errors } = await test.ask(
        `{ identityCandidates(actor: "${ids[name]}") { actor { name } score reasons } }`,
      );
      expect(errors).toBeUndefined();
      return data.identityCandidates;
    };
    expect(await candidates('V.Putin')).toEqual([
      {
        actor: { name: 'Vladimir Putin' },
        score: expect.any(Number),
        reasons: expect.arrayContaining([expect.any(String)]),
      },
    ]);
    expect(await candidates('President Putin')).toEqual([]);
  });
});
