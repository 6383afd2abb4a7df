import { afterAll, beforeAll, expect, it } from 'vitest';
import { Random } from '../bench/data/random.ts';
import { type Person, people } from '../coding/coded-world.ts';
import { withSuperuser } from '../set-up/databases.ts';
import { type Logins, loginsFor } from '../sql/logins.ts';
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
  const ids = Object.fromEntries(Object.entries(world.viewers).map(([name, { userId }]) => [name, userId]));
  const concepts = Object.values(world.concepts);
  const stances = ['AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS'];
  await withSuperuser(world.database.superuserUrl, async (client) => {
    // Every state is wanted, by whichever way it would come about
    await client.query('SET session_replication_role = replica');
    await client.query('UPDATE "Concept" SET "mergedIntoId" = $1, "countsAsId" = $1 WHERE "id" = $2', [
      world.concepts.partnership,
      world.concepts.friendship,
    ]);
    for (const statement of statements) {
      for (const coder of ['carl', 'dora', 'emil'])
        for (const concept of concepts) {
          if (random.below(3) > 0) continue;
          const assigned = random.below(8) === 0;
          await client.query(
            `INSERT INTO "Coding" ("id", "statementId", "conceptId", "stance", "coderId", "round", "state", "retractedAt", "retractionReason")
             VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, $8)`,
            [
              statement,
              concept,
              assigned ? null : random.pick(stances),
              ids[coder],
              1 + random.below(2),
              assigned ? 'ASSIGNED' : random.pick(['CODED', 'ADJUDICATED']),
              ...(random.below(8) === 0 ? [new Date(), 'Wrong'] : [null, null]),
            ],
          );
        }
      if (random.below(4) === 0)
        await client.query(
          `INSERT INTO "Adjudication" ("id", "statementId", "conceptId", "stance", "rationale", "adjudicatorId")
           VALUES (gen_random_uuid(), $1, $2, $3, 'Because', $4)`,
          [statement, random.pick(concepts), random.pick([null, ...stances]), ids.rita],
        );
      if (random.below(4) === 0)
        await client.query(
          `INSERT INTO "CodingAssignment" ("id", "statementId", "coderId", "codebookId", "round", "submittedAt", "noConceptApplies")
           VALUES (gen_random_uuid(), $1, $2, $3, $4, $5, $6)`,
          [
            statement,
            ids[random.pick(['carl', 'dora'])],
            world.codebookId,
            1 + random.below(3),
            ...(random.below(2) ? [new Date(), true] : [null, false]),
          ],
        );
    }
    await client.query('SELECT entente_gather_readings($1)', [statements]);
    await client.query('RESET session_replication_role');
  });
  logins = await loginsFor(world.database.superuserUrl, ids as Record<Person, string>);
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
