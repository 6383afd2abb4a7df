import { PrismaPg } from '@prisma/adapter-pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import { UnavailableError } from '../../server/src/errors.ts';
import { localUserId, ROLES } from '../../server/src/viewer.ts';
import { inTransaction } from '../../server/src/write/transaction.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

let database: TestDatabase;
let writer: PrismaClient;
beforeAll(async () => {
  database = await testDatabase('empty');
  writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
});
afterAll(async () => {
  await writer.$disconnect();
  await database.drop();
});

it('a write that takes longer than it may is not told as a database that is away', async () => {
  const viewer = { userId: localUserId, roles: ROLES, clearance: 'RED' } as const;
  const slow = inTransaction(writer, viewer, async (transaction) => {
    await transaction.$executeRaw`SET LOCAL statement_timeout = 20`;
    await transaction.$executeRaw`SELECT pg_sleep(5)`;
  });
  await expect(slow).rejects.toThrow(UnavailableError);
  await expect(slow).rejects.toThrow(
    'The database was given more time than a write may take. Nothing was written; try again, with less at once.',
  );
});
