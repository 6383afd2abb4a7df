import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawSample } from '../../server/src/coding/sample-service.ts';
import { assign, type CodedWorld, codedWorld, id, type Person } from './coded-world.ts';

let world: CodedWorld;
beforeAll(async () => {
  world = await codedWorld(10);
  await assign(world, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], ['carl']);
});
afterAll(() => world.close());

const draw = async (as: Person, input: object) =>
  (
    await world.ask(
      as,
      `mutation ($input: AssignSampleInput!) { assignSample(input: $input) {
        ... on AssignedCodings { created population assignments { statement { quote } coder { name } } } ... on Error { message path } } }`,
      {
        input: {
          codebookId: id('Codebook', world.codebookId),
          share: 0.3,
          seed: 'autumn',
          coderIds: ['dora', 'rita', 'carl'].map((name) => id('User', world.viewers[name as Person].userId)),
          ...input,
        },
      },
    )
  ).assignSample;

describe('a sample for reliability', () => {
  it('gives a share of the statements to a second coder, the same ones for the same seed', async () => {
    const first = await draw('rita', {});
    expect(first).toMatchObject({ created: 3, population: 10 });
    const coders = first.assignments.map((each: { coder: { name: string } }) => each.coder.name);
    expect(coders.filter((name: string) => name === 'carl')).toEqual([]);
    expect(await draw('ada', {})).toEqual({ ...first, created: 0 });
    const more = await draw('rita', { share: 0.5 });
    expect(more).toMatchObject({ created: 2, population: 10 });
    expect(more.assignments).toEqual(expect.arrayContaining(first.assignments));
  });

  it('is refused where nobody but the first coder could read it, where nothing is assigned, or to a coder', async () => {
    const carl = [id('User', world.viewers.carl.userId)];
    expect((await draw('rita', { coderIds: carl })).message).toContain('name another one as well');
    expect((await draw('rita', { round: 9 })).message).toContain('No statement of this codebook is assigned');
    expect((await draw('rita', { share: 0 })).message).toBe('A share lies above 0.');
    expect((await draw('carl', {})).message).toContain('takes the role REVIEWER or ADMIN');
  });

  it('does not hang on the order of the statements, and grows by adding', () => {
    const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(ids, fc.string(), fc.double({ min: 0.01, max: 1, noNaN: true }), (all, seed, share) => {
        const drawn = (of: string[], part: number) =>
          drawSample(of, part, seed).map((each) => each.statementId);
        expect(drawn(all.toReversed(), share)).toEqual(drawn(all, share));
        expect(drawn(all, share)).toHaveLength(Math.ceil(share * all.length));
        expect(drawn(all, 1).slice(0, Math.ceil(share * all.length))).toEqual(drawn(all, share));
      }),
    );
  });
});
