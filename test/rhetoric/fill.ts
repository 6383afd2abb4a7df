import type { Random } from '../bench/data/random.ts';
import type { Person } from '../coding/coded-world.ts';
import { withSuperuser } from '../set-up/databases.ts';
import type { SpokenWorld } from './world.ts';

/** Codes statements at random, with every state that there is, by whichever way it would come about; gives the ids of the people. */
export async function codeAnyhow(
  world: SpokenWorld,
  statements: readonly string[],
  random: Random,
): Promise<Record<Person, string>> {
  const ids = Object.fromEntries(Object.entries(world.viewers).map(([name, { userId }]) => [name, userId]));
  const concepts = Object.values(world.concepts);
  const stances = ['AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS'];
  await withSuperuser(world.database.superuserUrl, async (client) => {
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
    await client.query('RESET session_replication_role');
    await client.query('SELECT entente_gather_readings($1)', [statements]);
  });
  return ids as Record<Person, string>;
}
