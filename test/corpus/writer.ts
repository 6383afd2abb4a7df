import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../../server/src/_generated/prisma/client.ts';
import type { Database } from '../../server/src/database/pools.ts';
import type { Writer } from '../../server/src/write/transaction.ts';

/** Writes as a person does through the services. */
export async function withWriter<T>(database: Database, work: (writer: Writer) => Promise<T>): Promise<T> {
  const writer = new PrismaClient({ adapter: new PrismaPg(database.write) });
  try {
    return await work(writer);
  } finally {
    await writer.$disconnect();
  }
}
