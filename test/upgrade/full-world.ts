import { sqlOf } from '../../server/src/doctor/derived.ts';
import { recounts } from '../../server/src/doctor/recounts.ts';
import { askAs } from '../set-up/app.ts';
import { withSuperuser } from '../set-up/databases.ts';
import type { Row } from '../visibility/filling.ts';
import { hiddenWorld } from '../visibility/world.ts';
import { readTables, type Tables } from './earlier.ts';

const id = (n: number) => `0190f001-0000-7000-8000-${String(n).padStart(12, '0')}`;

export interface FullWorld {
  tables: Tables;
  /** What the API answers over these rows. */
  answer: unknown;
}

/** Rows of every table: the world with all that can be hidden, and rows of the tables in which nothing can. */
export async function fullWorld(question: string): Promise<FullWorld> {
  const world = await hiddenWorld();
  const { coder, admin } = world.users;
  const tables = await withSuperuser(world.superuserUrl, async (client) => {
    const idOf = async (table: string, slug: string): Promise<string> =>
      (await client.query(`SELECT "id" FROM "${table}" WHERE "slug" = $1`, [slug])).rows[0].id;
    const add = (table: string, row: Row) => {
      const names = Object.keys(row).map((name) => `"${name}"`);
      return client.query(
        `INSERT INTO "${table}" (${names}) VALUES (${names.map((_, i) => `$${i + 1}`)})`,
        Object.values(row),
      );
    };
    const same = await idOf('Actor', 'author');
    const states = [await idOf('Actor', 'one'), await idOf('Actor', 'other')].sort();
    const [conceptId, codebookId] = [await idOf('Concept', 'peace'), await idOf('Codebook', 'words')];

    await client.query(`SELECT set_config('entente.user', $1, false)`, [admin]);
    const hash = 'ab'.repeat(32);
    await add('ApiToken', {
      id: id(1),
      userId: coder,
      name: 'A script',
      tokenHash: hash,
      scopes: '{READ,CODE}',
    });
    await add('IdempotencyKey', {
      userId: coder,
      key: 'a key',
      operation: 'createActor',
      inputHash: 'cd',
      result: '{}',
    });
    await add('ImportRecord', { key: 'a source:1', hash: 'ef', entity: 'Actor', entityId: same });
    await add('ImportJob', {
      id: id(2),
      userId: admin,
      file: 'a.jsonl',
      source: 'a source',
      options: '{}',
      size: 10,
    });
    // Somebody under two names, and two who are not one
    await add('Actor', { id: id(3), kind: 'PERSON', name: 'Автор', slug: 'avtor' });
    const [actorId, otherActorId] = [same, id(3)].sort();
    await add('IdentityJudgement', { id: id(4), actorId, otherActorId, verdict: 'SAME', judgedById: admin });
    const [one, other] = states;
    await add('IdentityJudgement', {
      id: id(5),
      actorId: one,
      otherActorId: other,
      verdict: 'DIFFERENT',
      judgedById: admin,
    });
    // A concept that was merged into another
    await add('Concept', { id: id(6), codebookId, kind: 'POSITION', label: 'Quiet', slug: 'quiet' });
    await client.query(`UPDATE "Concept" SET "mergedIntoId" = $1 WHERE "id" = $2`, [conceptId, id(6)]);
    const merge = {
      kind: 'MERGED',
      fromId: id(6),
      fromLabel: 'Quiet',
      intoId: conceptId,
      intoLabel: 'Peace',
    };
    await add('ConceptChange', { id: id(7), codebookId, ...merge, changedById: admin });
    // The world is in every state, by whichever way it would come about: what triggers derive from it is derived anew
    for (const { mend } of recounts) await client.query(await sqlOf(client, mend));
    return readTables(client);
  });
  const answer = await askAs(world, 'RED', question);
  await world.drop();
  return { tables, answer };
}
