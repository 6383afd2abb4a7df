import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '../_generated/prisma/client.ts';
import type { Writer } from './transaction.ts';

/**
 * Prisma over a pool, made when something of it is first used: what it keeps in order to plan its queries takes 24 MB, which a server
 * that is only read does without.
 */
export function openWriter(pool: pg.Pool): { writer: Writer; close(): Promise<void> } {
  let made: PrismaClient | undefined;
  const writer = new Proxy({} as Writer, {
    get(_, name) {
      made ??= new PrismaClient({ adapter: new PrismaPg(pool) });
      const value = Reflect.get(made, name);
      return typeof value === 'function' ? value.bind(made) : value;
    },
  });
  return { writer, close: async () => made?.$disconnect() };
}
