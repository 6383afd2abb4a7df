import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../coding/coded-world.ts';
import { type SpokenWorld, spokenWorld } from './world.ts';

let world: SpokenWorld;
let disputedId: string;
beforeAll(async () => {
  world = await spokenWorld();
  const { say, code } = world;
  await code(await say('boris', '2018-05-02'), 'partnership', 'AFFIRMS');
  await code(await say('boris', '2018-05-09'), 'partnership', 'AFFIRMS');
  // Not exact enough for a month, and as early as the first day of the year for all that is known
  await code(await say('boris', '2018'), 'partnership', 'AFFIRMS');
  const both = await say('boris', '2019-06-07');
  await code(both, 'alliance', 'DENIES');
  await code(both, 'partnership', 'AFFIRMS');
  await code(await say('chen', '2019-07-01'), 'alliance', 'AVOIDS');
  await code(await say('tom', '2019-08-01'), 'alliance', 'AFFIRMS');
  await code(await say('boris', '2019-10-03'), 'trust', 'AFFIRMS');
  await say('chen', '2020-01-01');
  disputedId = await say('chen', '2020-02-02');
  await code(disputedId, 'friendship', 'AFFIRMS', 'carl');
  await code(disputedId, 'friendship', 'QUALIFIES', 'dora');
});
afterAll(() => world.close());

const query = `query ($id: ID!, $from: EDTFDate, $to: EDTFDate, $voices: [Voice!], $kind: ConceptKind = CHARACTERISATION, $bucket: Bucket = YEAR, $first: Int = 100) {
  relationship(by: { id: $id }) { characterisations(from: $from, to: $to, voices: $voices, kind: $kind, bucket: $bucket) {
    n coded disputed
    points { period side { name } voice concept { slug } stance n statements(first: $first) { totalCount nodes { id saidOn side { name } voice } } }
    firsts { side { name } concept { slug } stance ofAnyVoice voice statement { saidOn } } } } }`;
const ask = async (more: object = {}, as: 'ada' | 'paul' | 'carl' | 'emil' = 'ada') =>
  (await world.ask(as, query, { id: world.relationship, ...more })).relationship.characterisations;
// biome-ignore lint/suspicious/noExplicitAny: answers of any shape
const told = (points: any[]) =>
  points.map(
    ({ period, side, voice, concept, stance, n }) =>
      `${period} ${side?.name ?? 'nobody'} ${voice} ${concept.slug} ${stance} ${n}`,
  );

describe('characterisations', () => {
  it('counts by period, side, voice, concept and stance, avoidance included', async () => {
    const { n, coded, disputed, points } = await ask();
    expect(told(points).sort()).toEqual([
      '2018 Russia MINISTER partnership AFFIRMS 3',
      '2019 China SPOKESPERSON alliance AVOIDS 1',
      '2019 Russia MINISTER alliance DENIES 1',
      '2019 Russia MINISTER partnership AFFIRMS 1',
      '2019 nobody null alliance AFFIRMS 1',
      '2020 China SPOKESPERSON friendship AFFIRMS 1',
      '2020 China SPOKESPERSON friendship QUALIFIES 1',
    ]);
    expect(points.map(({ period }: { period: string }) => period)).toEqual(
      told(points).map((each) => each.slice(0, 4)),
    );
    expect({ n, coded, disputed }).toEqual({ n: 9, coded: 7, disputed: 1 });
  });

  it('leads to the statements behind each point', async () => {
    const { points } = await ask({ bucket: 'MONTH' });
    for (const { n, side, voice, statements } of points) {
      expect(statements.totalCount).toBe(n);
      expect(statements.nodes).toHaveLength(n);
      for (const statement of statements.nodes) expect(statement).toMatchObject({ side, voice });
    }
  });

  it('puts what is not exact enough for a period into none', async () => {
    expect(told((await ask({ bucket: 'MONTH', to: '2018' })).points)).toEqual([
      '2018-05 Russia MINISTER partnership AFFIRMS 2',
      'null Russia MINISTER partnership AFFIRMS 1',
    ]);
    expect(told((await ask({ bucket: 'QUARTER', to: '2018' })).points)).toEqual([
      '2018-04/2018-06 Russia MINISTER partnership AFFIRMS 2',
      'null Russia MINISTER partnership AFFIRMS 1',
    ]);
  });

  it('looks at a window, at voices, and at positions', async () => {
    expect(told((await ask({ from: '2019-06-08', to: '2019' })).points)).toEqual([
      '2019 nobody null alliance AFFIRMS 1',
      '2019 China SPOKESPERSON alliance AVOIDS 1',
    ]);
    expect(told((await ask({ voices: ['SPOKESPERSON'], to: '2019' })).points)).toEqual([
      '2019 China SPOKESPERSON alliance AVOIDS 1',
    ]);
    expect(told((await ask({ kind: 'POSITION' })).points)).toEqual(['2019 Russia MINISTER trust AFFIRMS 1']);
    expect(told((await ask({ kind: null })).points)).toHaveLength(8);
    await expect(ask({ from: '2020', to: '2019' })).rejects.toThrow(
      'The window ends (2019) before it begins (2020).',
    );
  });

  it('finds first times by the day by which something was said for certain', async () => {
    const { firsts } = await ask({ to: '2018' });
    expect(firsts).toEqual(
      [true, false].map((ofAnyVoice) => ({
        side: { name: 'Russia' },
        concept: { slug: 'partnership' },
        stance: 'AFFIRMS',
        ofAnyVoice,
        voice: ofAnyVoice ? null : 'MINISTER',
        statement: { saidOn: '2018-05-02' },
      })),
    );
  });

  it('takes as many statements for many points as for one', async () => {
    await ask({ voices: ['SPOKESPERSON'], to: '2019' });
    const few = world.sent.length;
    await ask({ kind: null, bucket: 'MONTH' });
    expect(world.sent.length).toBe(few);
  });

  it('pages the statements behind a point, both ways', async () => {
    const page = `query ($id: ID!, $first: Int, $last: Int, $after: String, $before: String) { relationship(by: { id: $id }) {
      characterisations(to: "2018") { points { statements(first: $first, last: $last, after: $after, before: $before) { nodes { saidOn } pageInfo { hasNextPage hasPreviousPage endCursor startCursor } } } } } }`;
    const read = async (variables: object) =>
      (await world.ask('ada', page, { id: world.relationship, ...variables })).relationship.characterisations
        .points[0].statements;
    const days = ({ nodes }: { nodes: { saidOn: string }[] }) => nodes.map(({ saidOn }) => saidOn);
    const one = await read({ first: 2 });
    expect(days(one)).toEqual(['2018', '2018-05-02']);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const two = await read({ first: 2, after: one.pageInfo.endCursor });
    expect(days(two)).toEqual(['2018-05-09']);
    expect(two.pageInfo.hasNextPage).toBe(false);
    const back = await read({ last: 1, before: two.pageInfo.startCursor });
    expect(days(back)).toEqual(['2018-05-02']);
    expect(back.pageInfo.hasPreviousPage).toBe(true);
  });
});

describe('what counts', () => {
  it('is the decision, once there is one', async () => {
    const [carl, dora] = await world.sql(
      'ada',
      'SELECT "id"::text FROM "Coding" WHERE "statementId" = $1::uuid ORDER BY "id"',
      disputedId,
    );
    await world.ask(
      'rita',
      'mutation ($input: AdjudicateStatementInput!) { adjudicateStatement(input: $input) { __typename } }',
      {
        input: {
          statementId: id('Statement', disputedId),
          conceptId: id('Concept', world.concepts.friendship as string),
          codingIds: [id('Coding', carl?.id as string), id('Coding', dora?.id as string)],
          stance: 'DENIES',
          rationale: 'He said the opposite.',
        },
      },
    );
    const { disputed, points } = await ask({ from: '2020' });
    expect(told(points)).toEqual(['2020 China SPOKESPERSON friendship DENIES 1']);
    expect(disputed).toBe(0);
  });

  it('is the last round of a coder', async () => {
    const statement = await world.say('boris', '2021-01-01');
    await world.code(statement, 'alliance', 'AFFIRMS', 'carl', 1);
    await world.code(statement, 'alliance', 'DENIES', 'carl', 2);
    expect(told((await ask({ from: '2021' })).points)).toEqual(['2021 Russia MINISTER alliance DENIES 1']);
  });

  it('is what the asker may see: nothing of a statement that they have still to code', async () => {
    const statement = await world.say('boris', '2022-01-01');
    await world.code(statement, 'alliance', 'AFFIRMS', 'dora');
    expect((await ask({ from: '2022' })).points).toHaveLength(1);
    // Carl has not coded it: what Dora made of it is not for him to know
    const seen = await ask({ from: '2022' }, 'carl');
    expect(seen).toMatchObject({ n: 1, coded: 0, points: [], firsts: [] });
    expect((await ask({ from: '2022' }, 'paul')).points).toHaveLength(1);
  });
});
