import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { CLEARANCES } from '../../server/src/database/clearance.ts';
import { connectFirst, type Database, openDatabase } from '../../server/src/database/pools.ts';
import { createReadClient, readerOf } from '../../server/src/read/client.ts';
import { runOn } from '../../server/src/read/connection.ts';
import { sourceFor } from '../../server/src/visibility.ts';
import { inTransaction } from '../../server/src/write/transaction.ts';
import { poolSettings } from '../set-up/databases.ts';
import { type Person, people } from './people.ts';
import { pgbouncer, startPooler } from './pooler.ts';
import { type Asker, ruleBook } from './rules.ts';
import { hiddenWorld, type World } from './world.ts';

// Debian's package pgbouncer; .ci/run installs it. Everywhere else the test is left out where the program is missing.
const missing = pgbouncer === undefined && process.env.CI !== 'true';
if (missing)
  console.warn(
    'pgbouncer is not installed (apt-get install pgbouncer): the test through a pooler is left out.',
  );

describe.skipIf(missing)('through a pooler in transaction mode', () => {
  let world: World;
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  let database: Database;
  beforeAll(async () => {
    world = await hiddenWorld();
    const logins = [world.logins.writer, ...CLEARANCES.map(world.logins.reader)];
    pooler = await startPooler(logins);
    database = openDatabase(
      {
        writer: pooler.through(world.logins.writer),
        reader: (clearance) => pooler.through(world.logins.reader(clearance)),
      },
      { ...poolSettings, writeConnections: 40, readConnections: 40, preparedStatements: false },
    );
    await connectFirst(database, 'RED');
  });
  afterAll(async () => {
    await database?.close();
    await pooler?.stop();
    await world?.drop();
  });

  it('200 requests at once, of all people and clearances, read their own rows and no others', async () => {
    const sees = await ruleBook(world);
    const tables = [
      'Document',
      'Statement',
      'Coding',
      'Adjudication',
      'Assessment',
      'EvidenceLink',
      'Review',
    ];
    const rows = new Map(
      await Promise.all(tables.map(async (table) => [table, await world.rows(table)] as const)),
    );
    const names = Object.keys(people) as Person[];
    const requests = Array.from({ length: 200 }, async (_, i) => {
      const name = names[i % names.length] as Person;
      const clearance = CLEARANCES[Math.floor(i / names.length) % CLEARANCES.length] as Asker['clearance'];
      const asker: Asker = { userId: world.users[name], roles: people[name], clearance };
      const run = runOn(database.reader(clearance), { preparedStatements: false });
      const db = createReadClient(sourceFor(asker, run));
      return Promise.all(
        tables.map(async (table) => {
          const found = await readerOf(db, table).findMany({ select: { id: true } });
          const own = (rows.get(table) ?? []).filter((row) => sees(asker, table, row)).map(({ id }) => id);
          expect(found.map(({ id }) => id).sort(), `${name} at ${clearance}: ${table}`).toEqual(own.sort());
          return found.length;
        }),
      );
    });
    const read = (await Promise.all(requests)).flat();
    expect(read.length).toBe(200 * tables.length);
    expect(read.reduce((one, other) => one + other)).toBeGreaterThan(1_000);
  });

  it('writes at once are put down to who wrote, each', async () => {
    const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
    const names = Object.keys(people) as Person[];
    const written = await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const name = names[i % names.length] as Person;
        const viewer = { userId: world.users[name], roles: people[name], clearance: 'RED' } as const;
        const actor = await inTransaction(writer, viewer, (transaction) =>
          transaction.actor.create({
            data: { kind: 'PERSON', name: `By ${name}`, slug: `by-${name}-${i}`.toLowerCase() },
          }),
        );
        return { id: actor.id, userId: viewer.userId };
      }),
    );
    await writer.$disconnect();
    const revisions = await world.sql(
      'SELECT "entityId", "userId" FROM "Revision" WHERE "entityId" = ANY ($1::uuid[])',
      [written.map(({ id }) => id)],
    );
    expect(new Map(revisions.map(({ entityId, userId }) => [entityId, userId]))).toEqual(
      new Map(written.map(({ id, userId }) => [id, userId])),
    );
  });
});
