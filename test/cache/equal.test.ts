import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CLEARANCES, type Clearance } from '../../server/src/database/clearance.ts';
import type { Role } from '../../server/src/viewer.ts';
import type { Person } from '../account/people.ts';
import { exampleValues, roots } from '../operation/example-values.ts';
import { type Question, questions } from '../operation/questions.ts';
import { type Ask, type KeptWorld, keptWorld } from './kept.ts';

// People of different clearances ask and write, in any order and at once, by a server that keeps answers and by one that does not: both answer
// the same, to the byte. KEPT=500 tries as many stories.

let world: KeptWorld;
let viewers: Person[];
let admin: Person;
let question: fc.Arbitrary<Question>;

const eyes: [Role[], Clearance][] = [
  [['READER'], 'CLEAR'],
  [['CODER'], 'AMBER'],
  [['ANALYST', 'REVIEWER'], 'RED'],
  [['ADMIN'], 'RED'],
];

beforeAll(async () => {
  world = await keptWorld({
    costLimit: 100_000_000,
    fieldLimit: 100_000,
    depthLimit: 100,
    aliasLimit: 10_000,
    tokenLimit: 100_000,
    directiveLimit: 1000,
    concurrency: 1000,
  });
  viewers = await Promise.all(eyes.map(([roles, clearance]) => world.people.person(roles, { clearance })));
  admin = await world.people.person(['ADMIN', 'ANALYST', 'CODER'], { clearance: 'RED' });
  question = questions([...roots, 'users', 'viewer', 'changes'], 3, {
    values: await exampleValues(world.database),
  });
});
afterAll(() => world.close());

type Step =
  | { kind: 'ask'; question: number; viewer: number }
  | { kind: 'write'; write: number; value: number; elsewhere: boolean };

/** Questions of a story: few, so that they are asked again. */
const pool = 3;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      question: fc.nat(pool - 1),
      viewer: fc.nat(eyes.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      write: fc.nat(3),
      value: fc.nat(20),
      elsewhere: fc.boolean(),
    }),
  },
);

const asked = (ask: Ask, { query, variables }: Question, viewer: number) =>
  ask(query, variables, viewers[viewer]?.token);

/** The id and version of one of the rows there are. */
async function rowOf(list: string, value: number): Promise<{ id: string; version: number }> {
  const { data } = JSON.parse(
    await world.plain(`{ ${list}(first: 20) { nodes { id version } } }`, {}, admin.token),
  );
  return data[list].nodes[value % data[list].nodes.length];
}

let names = 0;
async function write({ write: which, value, elsewhere }: Extract<Step, { kind: 'write' }>): Promise<void> {
  const ask = elsewhere ? world.plain : world.kept;
  const mutation = (field: string, type: string, input: object) =>
    ask(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, { input }, admin.token);
  const marking = CLEARANCES[value % CLEARANCES.length];
  if (which === 0)
    await mutation('createActor', 'CreateActorInput', { kind: 'GROUP', name: `Group ${++names}` });
  if (which === 1) {
    const { id, version } = await rowOf('actors', value);
    await mutation('updateActor', 'UpdateActorInput', {
      id,
      expectedVersion: version,
      description: `${++names}`,
    });
  }
  if (which === 2) {
    const { id, version } = await rowOf('documents', value);
    await mutation('updateDocument', 'UpdateDocumentInput', { id, expectedVersion: version, marking });
  }
  if (which === 3) {
    const { id, globalId } = viewers[value % viewers.length] as Person;
    const { version } = await world.people.writer.user.findUniqueOrThrow({ where: { id } });
    await mutation('updateUser', 'UpdateUserInput', {
      id: globalId,
      expectedVersion: version,
      clearance: marking,
    });
  }
}

/** Does it, and waits until the server that keeps answers has heard of every transaction that left a revision. */
async function heard(work: () => Promise<unknown>): Promise<void> {
  const { notices, write: pool } = world.database;
  const { count: before } = notices;
  const { rows: last } = await pool.query('SELECT max("position") AS position FROM "Revision"');
  await work();
  const { rows } = await pool.query(
    'SELECT count(DISTINCT "transactionId")::int AS count FROM "Revision" WHERE "position" > $1',
    [last[0].position],
  );
  const never = new AbortController().signal;
  while (notices.count < before + rows[0].count) await notices.beyond(notices.count, 20_000, never);
}

async function compare(what: Question, viewer: number): Promise<void> {
  expect(await asked(world.kept, what, viewer)).toBe(await asked(world.plain, what, viewer));
}

const runs = Number(process.env.KEPT ?? 30);
const story = () =>
  fc.tuple(
    fc.array(question, { minLength: pool, maxLength: pool }),
    fc.array(step, { minLength: 20, maxLength: 40, size: 'max' }),
  );
const settings = { seed: 20191003, numRuns: runs, endOnFailure: true };
const timeout = 60_000 + runs * 10_000;

/** A cache that is never met would prove nothing. */
async function expectMet(work: () => Promise<unknown>): Promise<void> {
  const before = { ...world.answers.counts };
  await work();
  const { hit, miss, passed } = world.answers.counts;
  expect(hit - before.hit).toBeGreaterThan(runs * 4);
  expect(miss - before.miss).toBeGreaterThan(runs * 4);
  expect(passed).toBeGreaterThan(before.passed);
}

it('one after the other', { timeout }, () =>
  expectMet(() =>
    fc.assert(
      fc.asyncProperty(story(), async ([questions, steps]) => {
        await world.sure();
        for (const each of steps) {
          if (each.kind === 'ask') await compare(questions[each.question] as Question, each.viewer);
          else await (each.elsewhere ? heard(() => write(each)) : write(each));
        }
      }),
      settings,
    ),
  ),
);

it('at once, and once more when all are done', { timeout }, () =>
  expectMet(() =>
    fc.assert(
      fc.asyncProperty(story(), async ([questions, steps]) => {
        await world.sure();

        await heard(() =>
          Promise.all(
            steps.map((each) =>
              each.kind === 'write'
                ? write(each)
                : asked(world.kept, questions[each.question] as Question, each.viewer),
            ),
          ),
        );
        for (const what of questions) {
          for (const viewer of viewers.keys()) {
            await compare(what, viewer);
            await compare(what, viewer);
          }
        }
      }),
      settings,
    ),
  ),
);
