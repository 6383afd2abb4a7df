import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../bench/data/random.ts';
import { type Person, people } from '../coding/coded-world.ts';
import { type Logins, loginsFor } from '../sql/logins.ts';
import { codeAnyhow } from './fill.ts';
import { type SpokenWorld, spokenWorld } from './world.ts';

// What the API counts is what analysis.statement_timeline shows, for whoever asks: one rule, written twice.

let world: SpokenWorld;
let logins: Logins<Person>;
beforeAll(async () => {
  world = await spokenWorld();
  const random = new Random(11);
  const statements: string[] = [];
  for (let i = 0; i < 40; i++)
    statements.push(await world.say(random.pick(['boris', 'chen', 'tom']), `20${10 + random.below(10)}`));
  const ids = await codeAnyhow(world, statements, random);
  logins = await loginsFor(world.database.superuserUrl, ids);
});
afterAll(async () => {
  await logins.close();
  await world.close();
});

const query = `query ($id: ID!) { relationship(by: { id: $id }) { characterisations(kind: null) {
  coded disputed points { side { name } voice concept { slug } stance n } } } }`;
interface Point {
  side: { name: string } | null;
  voice: string | null;
  concept: { slug: string };
  stance: string;
  n: number;
}

for (const person of Object.keys(people) as Person[])
  it(`${person} counts the same here and there`, async () => {
    const { coded, disputed, points } = (await world.ask(person, query, { id: world.relationship }))
      .relationship.characterisations;
    const counts = new Map<string, number>();
    for (const { side, voice, concept, stance, n } of points as Point[]) {
      const key = [side?.name ?? null, voice, concept.slug, stance].join(' ');
      counts.set(key, (counts.get(key) ?? 0) + n);
    }
    const timeline = `FROM statement_timeline WHERE relationship_code = 'russia-china' AND concept_code IS NOT NULL`;
    const rows = await logins.as(
      person,
      `SELECT concat_ws(' ', coalesce(side, ''), coalesce(voice::text, ''), concept_code, stance) AS key, count(*)::int AS n ${timeline} GROUP BY 1`,
    );
    expect([...counts].sort()).toEqual(rows.map(({ key, n }) => [key, n] as const).sort());
    const [totals] = await logins.as(
      person,
      `SELECT count(DISTINCT statement_id)::int AS coded, count(DISTINCT statement_id) FILTER (WHERE stances > 1)::int AS disputed
       FROM (SELECT statement_id, count(*) OVER (PARTITION BY statement_id, concept_code) AS stances ${timeline}) t`,
    );
    expect({ coded, disputed }).toEqual(totals);
  });

it('not everybody sees the same', async () => {
  const seen = await Promise.all(
    (Object.keys(people) as Person[]).map((person) => world.ask(person, query, { id: world.relationship })),
  );
  expect(new Set(seen.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(3);
});
