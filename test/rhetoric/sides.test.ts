import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id } from '../coding/coded-world.ts';
import { type SpokenWorld, spokenWorld } from './world.ts';

let world: SpokenWorld;
beforeAll(async () => {
  world = await spokenWorld();
  const { say, code } = world;
  for (const day of ['2018-01-01', '2018-02-01', '2019-01-01'])
    await code(await say('boris', day), 'partnership', 'AFFIRMS');
  await code(await say('boris', '2019-02-01', 'We are no alliance'), 'alliance', 'DENIES');
  await code(await say('boris', '2019-03-01', 'We are allies'), 'alliance', 'AFFIRMS');
  await code(await say('chen', '2018-03-01'), 'partnership', 'AFFIRMS');
  await code(await say('chen', '2019-03-01'), 'alliance', 'AVOIDS');
  await code(await say('tom', '2019-03-01'), 'alliance', 'AFFIRMS');
});
afterAll(() => world.close());

const ask = async (fields: string, as: 'ada' | 'paul' = 'ada') =>
  (
    await world.ask(as, `query ($id: ID!) { relationship(by: { id: $id }) { ${fields} } }`, {
      id: world.relationship,
    })
  ).relationship;

describe('asymmetry', () => {
  it('is the divergence of what the two sides say, with what adds to it and the statements behind', async () => {
    const { asymmetry } =
      await ask(`asymmetry { sides { name } n divergence interval(resamples: 100) { low high }
      contributions { concept { slug } stance contribution shares { side { name } share statements { totalCount nodes { side { name } } } } }
      overTime { period divergence n } }`);
    expect(asymmetry.sides).toEqual([{ name: 'Russia' }, { name: 'China' }]);
    expect(asymmetry.n).toEqual([5, 2]);
    const half = (p: number, q: number) => {
      const part = (x: number) => (x ? (x / 2) * Math.log2(x / ((p + q) / 2)) : 0);
      return part(p) + part(q);
    };
    const expected = half(0.6, 0.5) + 2 * half(0.2, 0) + half(0, 0.5);
    expect(asymmetry.divergence).toBeCloseTo(expected, 12);
    expect(asymmetry.contributions[0]).toMatchObject({ concept: { slug: 'alliance' }, stance: 'AVOIDS' });
    const sum = asymmetry.contributions.reduce(
      (all: number, each: { contribution: number }) => all + each.contribution,
      0,
    );
    expect(sum).toBeCloseTo(expected, 12);
    for (const { shares } of asymmetry.contributions)
      for (const [i, { side, share, statements }] of shares.entries()) {
        expect(statements.totalCount / asymmetry.n[i]).toBeCloseTo(share, 12);
        for (const statement of statements.nodes) expect(statement.side).toEqual(side);
      }
    expect(
      asymmetry.overTime.map(({ period, n }: { period: string; n: number[] }) => [period, ...n]),
    ).toEqual([
      ['2018', 2, 1],
      ['2019', 3, 1],
    ]);
    expect(asymmetry.overTime[0].divergence).toBeCloseTo(0, 12);
    expect(asymmetry.overTime[1].divergence).toBeCloseTo(1, 12);
  });

  it('refuses sides that cannot be compared', async () => {
    const { russia } = world.parties;
    const one = `["${id('Actor', russia)}"]`;
    const twice = `["${id('Actor', russia)}", "${id('Actor', russia)}"]`;
    const stranger = `["${id('Actor', russia)}", "${id('Actor', world.speakers.tom)}"]`;
    for (const [sides, sentence] of [
      [one, 'Two sides are compared: name two different parties in "sides".'],
      [twice, 'Two sides are compared: name two different parties in "sides".'],
      [stranger, 'A side is no party of the relationship.'],
    ])
      await expect(ask(`asymmetry(sides: ${sides}) { divergence }`)).rejects.toThrow(sentence);
  });
});

describe('contradictions', () => {
  it('are shown with both texts, page by page', async () => {
    const fields =
      'totalCount nodes { kind sameSpeaker inOrder speaker { name } side { name } earlier { quote } earlierStance later { quote } laterStance laterConcept { slug } } pageInfo { hasNextPage endCursor }';
    const { contradictions } = await ask(`contradictions { ${fields} }`);
    expect(contradictions.nodes).toEqual([
      {
        kind: 'OPPOSITE_STANCES',
        sameSpeaker: true,
        inOrder: true,
        speaker: { name: 'Boris' },
        side: { name: 'Russia' },
        earlier: { quote: 'We are no alliance' },
        earlierStance: 'DENIES',
        later: { quote: 'We are allies' },
        laterStance: 'AFFIRMS',
        laterConcept: { slug: 'alliance' },
      },
    ]);
    expect(
      (await ask(`contradictions(sameSpeaker: false) { totalCount nodes { kind } }`)).contradictions,
    ).toEqual({
      totalCount: 0,
      nodes: [],
    });
  });
});

describe('the gap', () => {
  beforeAll(async () => {
    const [area] = await world.sql(
      'ada',
      `INSERT INTO "CooperationArea" ("id", "label", "slug") VALUES (gen_random_uuid(), 'Military', 'military') RETURNING "id"::text`,
    );
    const [air] = await world.sql(
      'ada',
      `INSERT INTO "CooperationArea" ("id", "label", "slug", "parentId") VALUES (gen_random_uuid(), 'Air', 'air', $1::uuid) RETURNING "id"::text`,
      area?.id,
    );
    await world.sql(
      'ada',
      `INSERT INTO "CooperationArea" ("id", "label", "slug", "parentId") VALUES (gen_random_uuid(), 'Land', 'land', $1::uuid)`,
      area?.id,
    );
    const activity = (
      areaId: unknown,
      kind: string,
      level: string | null,
      status: string,
      first: string,
      last: string,
    ) =>
      world.sql(
        'ada',
        `INSERT INTO "Activity" ("id", "relationshipId", "areaId", "kind", "title", "level", "evidenceStatus", "period", "periodFirst", "periodLast")
         VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::"ActivityKind", $3, $4::"CooperationLevel", $5::"EvidenceStatus", $6 || '/' || $7, $6::date, $7::date)`,
        world.relationshipId,
        areaId,
        kind,
        level,
        status,
        first,
        last,
      );
    await activity(air?.id, 'EXERCISE', 'UNDER_WAY', 'OBSERVED', '2019-01-01', '2019-12-31');
    await activity(air?.id, 'ARMS_TRANSFER', 'INSTITUTIONALISED', 'DISPUTED', '2019-01-01', '2019-12-31');
    await activity(area?.id, 'RESTRAINT', null, 'OBSERVED', '2019-01-01', '2019-12-31');
    await activity(air?.id, 'AGREEMENT', 'INSTITUTIONALISED', 'OBSERVED', '2010-01-01', '2010-12-31');
  });

  it('is what a side says less what is done in an area, with both behind it', async () => {
    const { gap } =
      await ask(`gap(from: "2019", to: "2019") { sides { side { name } level rhetoric n denied avoided terms { concept { slug } n statements { totalCount } } }
      cells { gap side { side { name } } area { area { slug } level substance status restraints { totalCount } activities { totalCount } } } }`);
    // ALLY is 6, PARTNER 3
    expect(gap.sides).toEqual([
      {
        side: { name: 'Russia' },
        level: 4.5,
        rhetoric: 0.75,
        n: 2,
        denied: 1,
        avoided: 0,
        terms: [
          { concept: { slug: 'alliance' }, n: 1, statements: { totalCount: 1 } },
          { concept: { slug: 'partnership' }, n: 1, statements: { totalCount: 1 } },
        ],
      },
      { side: { name: 'China' }, level: null, rhetoric: null, n: 0, denied: 0, avoided: 1, terms: [] },
    ]);
    const military = {
      level: 'UNDER_WAY',
      substance: 0.75,
      status: 'OBSERVED',
      activities: { totalCount: 2 },
    };
    expect(gap.cells).toEqual(
      [
        { side: 'Russia', gap: 0 },
        { side: 'China', gap: null },
      ].flatMap(({ side, gap }) => [
        {
          gap,
          side: { side: { name: side } },
          area: { area: { slug: 'military' }, ...military, restraints: { totalCount: 1 } },
        },
        {
          gap,
          side: { side: { name: side } },
          area: { area: { slug: 'air' }, ...military, restraints: { totalCount: 0 } },
        },
      ]),
    );
  });

  it('looks at what is in force in the window, and names areas that nobody has looked at', async () => {
    const { cooperation } = await ask('cooperation(to: "2010") { n areas { area { slug } level status } }');
    expect(cooperation).toEqual({
      n: 1,
      areas: [
        { area: { slug: 'military' }, level: 'INSTITUTIONALISED', status: 'OBSERVED' },
        { area: { slug: 'air' }, level: 'INSTITUTIONALISED', status: 'OBSERVED' },
        { area: { slug: 'land' }, level: null, status: 'NOT_SEARCHED' },
      ],
    });
  });
});
