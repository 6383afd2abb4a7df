import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, type CodedWorld, codedWorld, id, type Person, submit } from './coded-world.ts';

let world: CodedWorld;
/** What each of three coders makes of "alliance" in two statements. */
const stances = { carl: ['AFFIRMS', 'DENIES'], dora: ['AFFIRMS', 'AFFIRMS'], emil: ['DENIES', 'DENIES'] };
const coders = Object.keys(stances) as (keyof typeof stances)[];

beforeAll(async () => {
  world = await codedWorld();
  const assignments = await assign(world, [0, 1], coders);
  for (const [i, assignment] of assignments.entries()) {
    const coder = coders[i % coders.length] as keyof typeof stances;
    const alliance = stances[coder][Math.floor(i / coders.length)] as string;
    await submit(world, coder, assignment as never, { alliance });
  }
});
afterAll(() => world.close());

const between = async (...names: Person[]) => {
  const { codingAgreement } = await world.ask(
    'rita',
    `query ($codebookId: ID!, $conceptId: ID!, $coderIds: [ID!]) {
      codingAgreement(codebookId: $codebookId, conceptId: $conceptId, coderIds: $coderIds) {
        pairableValues pairs { firstCoder { name } secondCoder { name } units observed }
        units { nodes { readings { coder { name } } } } } }`,
    {
      codebookId: id('Codebook', world.codebookId),
      conceptId: id('Concept', world.concepts.alliance as string),
      coderIds: names.map((name) => id('User', world.viewers[name].userId)),
    },
  );
  return codingAgreement[0];
};

const pair = (first: Person, second: Person, observed: number) => ({
  firstCoder: { name: first },
  secondCoder: { name: second },
  units: 2,
  observed,
});

describe('the agreement of the coders who are asked for', () => {
  it.each([
    ['carl', 'dora', 0.5],
    ['carl', 'emil', 0.5],
    ['dora', 'emil', 0],
  ] as const)('of %s and %s leaves the third out', async (first, second, observed) => {
    const { pairableValues, pairs, units } = await between(first, second);
    expect(pairs).toEqual([pair(first, second, observed)]);
    expect(pairableValues).toBe(4);
    for (const { readings } of units.nodes)
      expect(readings.map(({ coder }: { coder: { name: string } }) => coder.name)).toEqual([first, second]);
  });

  it('of all three has each pair', async () => {
    const { pairableValues, pairs } = await between('carl', 'dora', 'emil');
    expect(pairableValues).toBe(6);
    expect(pairs).toEqual([pair('carl', 'dora', 0.5), pair('carl', 'emil', 0.5), pair('dora', 'emil', 0)]);
  });
});
