import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { runOn } from '../../server/src/read/connection.ts';
import type { Source } from '../../server/src/read/fetch.ts';
import { readCounts } from '../../server/src/rhetoric/counts.ts';
import type { Bucket } from '../../server/src/rhetoric/period.ts';
import type { Scope } from '../../server/src/rhetoric/scope.ts';
import type { Count } from '../../server/src/rhetoric/series.ts';
import type { Viewer } from '../../server/src/viewer.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import { Random } from '../bench/data/random.ts';
import { type Person, people } from '../coding/coded-world.ts';
import { codeAnyhow } from './fill.ts';
import { type SpokenWorld, spokenWorld } from './world.ts';

// What is counted from the sums that are kept ready is what is counted reading by reading, for whoever asks and whatever is asked.

let world: SpokenWorld;
let codebookId: string;
beforeAll(async () => {
  world = await spokenWorld();
  const random = new Random(7);
  const days = [
    '2012',
    '2013',
    '2013-05',
    '2014-12-31',
    '2015-01-01',
    '2014/2015',
    '2014-12/2015-01',
    '2016-07-09',
  ];
  const statements: string[] = [];
  for (let i = 0; i < 80; i++)
    statements.push(await world.say(random.pick(['boris', 'chen', 'tom']), random.pick(days)));
  for (const [i, marking] of (['GREEN', 'AMBER', 'AMBER_STRICT', 'RED'] as const).entries())
    await world.sql(
      'ada',
      `UPDATE "Statement" SET "marking" = $1::"Marking" WHERE "id" = ANY ($2::uuid[])`,
      marking,
      statements.filter((_, n) => n % 8 === i),
    );
  const edition = await world.sql(
    'ada',
    `INSERT INTO "Codebook" ("id", "name", "slug") VALUES (gen_random_uuid(), 'Other ties', 'other-ties') RETURNING "id"::text`,
  );
  codebookId = edition[0]?.id as string;
  const [concept] = await world.sql(
    'ada',
    `INSERT INTO "Concept" ("id", "codebookId", "slug", "label", "kind") VALUES (gen_random_uuid(), $1::uuid, 'rivalry', 'Rivalry', 'POSITION') RETURNING "id"::text`,
    codebookId,
  );
  world.concepts.rivalry = concept?.id as string;
  await codeAnyhow(world, statements, random);
  // Who sees every coding has to read before seeing any, too
  for (const [person, nth] of [
    ['rita', 5],
    ['ada', 7],
  ] as const)
    for (const statement of statements.filter((_, n) => n % nth === 0))
      await world.sql(
        'rita',
        `INSERT INTO "CodingAssignment" ("id", "statementId", "coderId", "codebookId", "round") VALUES (gen_random_uuid(), $1::uuid, $2::uuid, $3::uuid, 1)`,
        statement,
        world.viewers[person].userId,
        world.codebookId,
      );
});
afterAll(() => world?.close());

const every: Scope = { from: '0001-01-01', to: '9999-12-31', voices: [], codebookId: null, kind: null };
const windows = {
  'of all years': every,
  'of two years': { ...every, from: '2014-01-01', to: '2015-12-31' },
  'from a year on': { ...every, from: '2015-01-01' },
  'to the end of a year': { ...every, to: '2014-12-31' },
  'with one voice': { ...every, voices: ['MINISTER'] },
  'with two voices, of one kind': { ...every, voices: ['MINISTER', 'SPOKESPERSON'], kind: 'POSITION' },
  'of the other kind, of some years': { ...every, kind: 'CHARACTERISATION', to: '2013-12-31' },
} as const satisfies Record<string, Scope>;

/** The counts, and whether the sums that are kept ready were asked. `ready: false`: reading by reading. */
async function counted(viewer: Viewer, scope: Scope, bucket: Bucket | null, ready: boolean) {
  const sent: string[] = [];
  const run = runOn(world.database.reader(viewer.clearance), {
    preparedStatements: false,
    onStatement: (sql) => void sent.push(sql),
  });
  const source = sourceFor(viewer, run);
  const policy: Source['policy'] = (model) => {
    const { usual: _, ...rest } = source.policy?.(model) ?? {};
    return 'sql' in rest ? rest : undefined;
  };
  const counts = await readCounts(
    ready ? source : { ...source, policy },
    world.relationshipId,
    scope,
    bucket,
  );
  return { counts: inOrder(counts), ready: sent.some((sql) => sql.includes('"ReadingCount"')) };
}
const inOrder = (counts: Count[]) => counts.map((count) => JSON.stringify(count)).sort();

const viewers = (person: Person) => CLEARANCES.map((clearance) => ({ ...world.viewers[person], clearance }));

for (const person of Object.keys(people) as Person[])
  describe(person, () => {
    it.each(Object.keys(windows) as (keyof typeof windows)[])('counts the same %s', async (window) => {
      for (const viewer of viewers(person))
        for (const codebook of [null, codebookId])
          for (const bucket of [null, 'YEAR'] as const) {
            const scope = { ...windows[window], codebookId: codebook };
            const [ready, oneByOne] = [
              await counted(viewer, scope, bucket, true),
              await counted(viewer, scope, bucket, false),
            ];
            expect([ready.ready, oneByOne.ready]).toEqual([true, false]);
            expect(ready.counts, `${viewer.clearance} ${codebook} ${bucket}`).toEqual(oneByOne.counts);
          }
    });
  });

it('tells people apart, and years', async () => {
  const seen = await Promise.all(
    (Object.keys(people) as Person[]).map((person) => counted(world.viewers[person], every, 'YEAR', true)),
  );
  expect(new Set(seen.map(({ counts }) => JSON.stringify(counts))).size).toBe(6);
  const periods = new Set(seen.flatMap(({ counts }) => counts.map((count) => JSON.parse(count).period)));
  expect([...periods].sort()).toEqual([
    '2012-01-01',
    '2013-01-01',
    '2014-01-01',
    '2015-01-01',
    '2016-01-01',
    null,
  ]);
});

it('tells clearances apart', async () => {
  const seen = await Promise.all(viewers('paul').map((viewer) => counted(viewer, every, null, true)));
  const totals = seen.map(({ counts }) => counts.reduce((sum, count) => sum + JSON.parse(count).n, 0));
  expect(totals).toEqual([...new Set(totals)].sort((one, other) => one - other));
});

it.each([
  ['a window that begins within a year', { ...every, from: '2014-01-02' }, 'YEAR'],
  ['a window that ends within a year', { ...every, to: '2014-12-30' }, null],
  ['months', every, 'MONTH'],
  ['quarters', every, 'QUARTER'],
] as const)('%s is counted reading by reading', async (_, scope, bucket) => {
  expect((await counted(world.viewers.paul, scope, bucket, true)).ready).toBe(false);
});
