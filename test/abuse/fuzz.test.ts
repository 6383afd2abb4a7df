import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { modelNamed, modelNames } from '../../server/src/read/model.ts';
import { type People, people } from '../account/people.ts';
import { absentId, wordOf } from '../visibility/filling.ts';
import { entities } from '../visibility/questions.ts';
import { hiddenWorld, type World } from '../visibility/world.ts';
import { expectHarmless, stringsIn } from './answers.ts';
import { type Draw, type IdOf, operation } from './grammar.ts';

// Documents that grow from the schema, with values that fit, nearly fit or do not: by somebody who sees what is marked up to GREEN, in a
// world with rows at every marking. The seed is fixed; FUZZ=50000 asks as many, FUZZ_SEED others.

const runs = Number(process.env.FUZZ ?? 1_500);
const seed = Number(process.env.FUZZ_SEED ?? 20_191_003);

let world: World;
let made: People;
let app: ReturnType<typeof createApp>;
let token: string;
const faults: unknown[] = [];
const ids = new Map<string, string[]>();
/** The words and ids of rows that are marked above GREEN. */
let canaries: string[];

beforeAll(async () => {
  world = await hiddenWorld();
  made = people(world);
  ({ token } = await made.person(['CODER', 'ANALYST', 'REVIEWER'], { clearance: 'GREEN' }));
  app = createApp({
    config: { authentication: 'required', rate: 100_000_000 },
    database: world,
    onFault: (fault) => faults.push(fault),
  });
  for (const { name } of entities) {
    const rows = await world.rows(name);
    ids.set(
      name,
      [...rows.map(({ id }) => id as string), absentId].map((id) => encodeGlobalId(name, id)),
    );
  }
  const above = CLEARANCES.slice(CLEARANCES.indexOf('AMBER'));
  const marked = modelNames.filter(
    (name) => 'marking' in modelNamed(name).fields && 'id' in modelNamed(name).fields,
  );
  const rows = await Promise.all(
    marked.map((name) => world.sql(`SELECT "id" FROM "${name}" WHERE "marking"::text = ANY ($1)`, [above])),
  );
  canaries = rows.flat().map(({ id }) => wordOf(id as string));
});
afterAll(async () => {
  await app?.close();
  await made?.close();
  await world?.drop();
});

const idOf: IdOf = (draw, types) => {
  const of = types.length ? types : [...ids.keys()];
  const known = of.flatMap((type) => ids.get(type) ?? []);
  return known.length ? (known[draw(fc.nat, known.length - 1)] as string) : 'QXBpVG9rZW46eA';
};

const outcomes = new Map<string, number>();

async function ask(draw: Draw, kind: 'query' | 'mutation') {
  const { query, variables } = operation(draw, kind, idOf);
  const response = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const about = `${query}\n${JSON.stringify(variables)}\n${text.slice(0, 2_000)}\n${faults.map(String).join('\n')}`;
  expectHarmless(response.status, text, stringsIn(variables), about);
  expect(faults.length, about).toBe(0);
  expect(
    canaries.filter((word) => text.includes(word)),
    about,
  ).toEqual([]);
  const [, code] = /"code":"([A-Z_]+)"/.exec(text) ?? [];
  const outcome = `${kind} ${code ?? 'answered'}`;
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

describe('whatever is asked', () => {
  it('is answered or refused, without a fault of the server and without a word of what is hidden', {
    timeout: 120_000 + runs * 200,
  }, async () => {
    expect(canaries.length).toBeGreaterThan(50);
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.boolean(), (draw, isQuery) => ask(draw, isQuery ? 'query' : 'mutation')),
      { numRuns: runs, seed, endOnFailure: true },
    );
    if (process.env.FUZZ) console.log(Object.fromEntries(outcomes));
    // Documents that are all refused at the door would try nothing
    expect(outcomes.get('query answered')).toBeGreaterThan(runs / 10);
    expect(outcomes.get('mutation answered') ?? 0).toBeGreaterThan(runs / 100);
  });
});
