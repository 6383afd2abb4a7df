import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assign, type CodedWorld, codedWorld, id, type Person, submit } from './coded-world.ts';

let world: CodedWorld;
const stances: [Record<string, string>, Record<string, string>][] = [
  [{ alliance: 'AFFIRMS' }, { alliance: 'AFFIRMS' }],
  [{ alliance: 'DENIES' }, { alliance: 'AFFIRMS' }],
  [{ partnership: 'AFFIRMS' }, {}],
  [{}, {}],
];

beforeAll(async () => {
  world = await codedWorld();
  const assignments = await assign(world, [0, 1, 2, 3, 4], ['carl', 'dora']);
  for (const [i, [carl, dora]] of stances.entries()) {
    await submit(world, 'carl', assignments[2 * i] as never, carl);
    await submit(world, 'dora', assignments[2 * i + 1] as never, dora);
  }
  await submit(world, 'carl', assignments[8] as never, { alliance: 'QUALIFIES' });
});
afterAll(() => world.close());

const agreement = async (as: Person, more: object = {}) => {
  const { codingAgreement } = await world.ask(
    as,
    `query ($codebookId: ID!, $conceptId: ID, $round: Int, $coderIds: [ID!]) {
      codingAgreement(codebookId: $codebookId, conceptId: $conceptId, round: $round, coderIds: $coderIds) {
        concept { slug } alpha undefinedBecause pairableValues interval(seed: 3, resamples: 200) { low high resamples }
        values { stance count } leftOut { reason count }
        pairs { firstCoder { name } secondCoder { name } kappa units observed expected undefinedBecause }
        units { totalCount nodes { differs statement { quote } readings { coder { name } stance coding { state } } } } } }`,
    { codebookId: id('Codebook', world.codebookId), ...more },
  );
  return codingAgreement;
};
const of = (slug: string) => ({ conceptId: id('Concept', world.concepts[slug] as string) });

describe('the agreement between coders', () => {
  it('counts a concept that a coder left out as a value, and shows the rows behind the figure', async () => {
    const [alliance] = await agreement('rita', of('alliance'));
    // By hand: D_o = 2/8, D_e = 38/56
    expect(alliance.alpha).toBeCloseTo(1 - 2 / 8 / (38 / 56), 10);
    expect(alliance).toMatchObject({
      concept: { slug: 'alliance' },
      undefinedBecause: null,
      pairableValues: 8,
      values: [
        { stance: null, count: 4 },
        { stance: 'AFFIRMS', count: 3 },
        { stance: 'DENIES', count: 1 },
      ],
      leftOut: expect.arrayContaining([
        { reason: 'NOT_SUBMITTED', count: 1 },
        { reason: 'ONE_CODER', count: 1 },
      ]),
    });
    expect(alliance.pairs).toHaveLength(1);
    expect(alliance.pairs[0]).toMatchObject({
      units: 4,
      observed: 0.75,
      expected: 0.375,
      undefinedBecause: null,
    });
    expect(alliance.pairs[0].kappa).toBeCloseTo(0.6, 10);
    expect(alliance.interval.low).toBeLessThan(alliance.alpha);
    expect(alliance.units.totalCount).toBe(4);
    expect(alliance.units.nodes.map((unit: { differs: boolean }) => unit.differs)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(alliance.units.nodes[0]).toMatchObject({ statement: { quote: 'Words 2' } });
    expect(
      alliance.units.nodes[0].readings.map(
        (each: { coder: { name: string }; stance: string; coding: object }) => [
          each.coder.name,
          each.stance,
          each.coding,
        ],
      ),
    ).toEqual([
      ['carl', 'DENIES', { state: 'CODED' }],
      ['dora', 'AFFIRMS', { state: 'CODED' }],
    ]);
  });

  it('is given for every concept of the edition, undefined with a reason, for as many statements of SQL', async () => {
    await agreement('rita', of('alliance'));
    const one = world.sent.length;
    const all = await agreement('rita');
    expect(world.sent.length).toBe(one);
    expect(all.map((each: { concept: { slug: string } }) => each.concept.slug)).toEqual([
      'alliance',
      'friendship',
      'partnership',
      'trust',
    ]);
    // Nobody used it: all four units say "not applied"
    expect(all[1]).toMatchObject({
      alpha: null,
      undefinedBecause: 'ONE_VALUE',
      interval: null,
      units: { totalCount: 4 },
    });
    expect(all[1].pairs[0]).toMatchObject({ kappa: null, undefinedBecause: 'ONE_VALUE' });
  });

  it('shows nobody what others made of a statement that they have still to decide on', async () => {
    const [dora] = await agreement('dora', of('alliance'));
    expect(dora.leftOut).toContainEqual({ reason: 'BLIND', count: 1 });
    expect(dora.units.totalCount).toBe(4);
    const [emil] = await agreement('emil', of('alliance'));
    expect(emil).toMatchObject({
      alpha: null,
      undefinedBecause: 'NO_PAIRABLE_VALUES',
      units: { totalCount: 0 },
    });
    expect(emil.leftOut).toContainEqual({ reason: 'BLIND', count: 5 });
    const [paul] = await agreement('paul', of('alliance'));
    expect(paul.units.totalCount).toBe(4);
    // Nor where they ask for the others alone
    const [others] = await agreement('dora', {
      ...of('alliance'),
      coderIds: ['carl', 'emil'].map((name) => id('User', world.viewers[name as Person].userId)),
    });
    expect(others.leftOut).toContainEqual({ reason: 'BLIND', count: 1 });
  });

  it('leaves out what is retracted, and says so', async () => {
    const { codings } = await world.ask(
      'carl',
      `{ codings(where: { concept: { slug: { eq: "partnership" } } }) { nodes { id version } } }`,
    );
    const [{ id: coding, version }] = codings.nodes;
    const change = (name: string, version: number, reason = '') =>
      world.ask(
        'carl',
        `mutation { ${name}Coding(input: { id: "${coding}", expectedVersion: ${version} ${reason} }) { ... on Error { message } } }`,
      );
    await change('retract', version, 'reason: "Misread."');
    const [partnership] = await agreement('rita', of('partnership'));
    expect(partnership).toMatchObject({ alpha: null, undefinedBecause: 'ONE_VALUE' });
    expect(partnership.leftOut).toContainEqual({ reason: 'RETRACTED', count: 1 });
    await change('restore', version + 1);
    expect((await agreement('rita', of('partnership')))[0].units.nodes[0].differs).toBe(true);
  });

  it('takes the last round of a coder, or the round that is asked for', async () => {
    const [again] = await assign(world, [1], ['carl'], { round: 2 });
    await submit(world, 'carl', again as never, { alliance: 'AFFIRMS' });
    const [last] = await agreement('rita', of('alliance'));
    expect(last.alpha).toBe(1);
    expect(last.leftOut).toContainEqual({ reason: 'EARLIER_ROUND', count: 1 });
    expect((await agreement('rita', { ...of('alliance'), round: 1 }))[0].alpha).toBeCloseTo(0.6316, 4);
    expect((await agreement('rita', { ...of('alliance'), round: 2 }))[0].undefinedBecause).toBe(
      'NO_PAIRABLE_VALUES',
    );
    await world.ask(
      'rita',
      `mutation { retractCodingAssignment(input: { id: "${again?.id}", expectedVersion: 2, reason: "A trial." }) { ... on Error { message } } }`,
    );
  });

  it('is refused for one coder, for a concept of another codebook, and null for no codebook', async () => {
    await expect(agreement('rita', { coderIds: [id('User', world.viewers.carl.userId)] })).rejects.toThrow(
      'Agreement is between two coders or more.',
    );
    await expect(
      agreement('rita', { conceptId: id('Concept', world.statements[0] as string) }),
    ).rejects.toThrow('not one of this codebook');
    expect(await agreement('rita', { codebookId: id('Codebook', world.statements[0] as string) })).toBeNull();
  });

  it('pages through its statements both ways, each once', async () => {
    const page = async (args: string) => {
      const { codingAgreement } = await world.ask(
        'rita',
        `{ codingAgreement(codebookId: "${id('Codebook', world.codebookId)}", conceptId: "${of('alliance').conceptId}", round: 1) {
          units(${args}) { nodes { statement { quote } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
      );
      return codingAgreement[0].units;
    };
    const words = (units: { nodes: { statement: { quote: string } }[] }) =>
      units.nodes.map(({ statement }) => statement.quote);
    const first = await page('first: 3');
    expect(words(first)).toEqual(['Words 2', 'Words 1', 'Words 3']);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(words(second)).toEqual(['Words 4']);
    expect(second.pageInfo.hasNextPage).toBe(false);
    const back = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
    expect(words(back)).toEqual(['Words 1', 'Words 3']);
    expect(back.pageInfo.hasPreviousPage).toBe(true);
  });
});
