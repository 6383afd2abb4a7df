import type { Prisma, PrismaClient } from '../_generated/prisma/client.ts';
import { delegateName } from '../read/model.ts';
import type { Viewer } from '../viewer.ts';
import { failureOf } from './failure.ts';

/** The client that writes, as the role entente_writer. */
export type Writer = PrismaClient;
export type Transaction = Prisma.TransactionClient;

/**
 * Runs a write in one transaction that says who writes, so that the revisions of it name them.
 * Whatever the database refuses comes out as an EntenteError, and nothing is written then.
 */
export async function inTransaction<T>(
  writer: Writer,
  viewer: Viewer,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await writer.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT set_config('entente.user', ${viewer.userId}, true)`;
        return await work(transaction);
      },
      { maxWait: 10_000, timeout: 60_000 },
    );
  } catch (error) {
    throw await failureOf(error, (constraint) => commentOn(writer, constraint));
  }
}

/** Reads what only the writer may, with the errors of a read. */
export async function readAsWriter<T>(writer: Writer, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw await failureOf(error, (constraint) => commentOn(writer, constraint));
  }
}

/** A writer whose writes all belong to a transaction that is open already: they are there together, or not at all. */
export function joined(transaction: Transaction): Writer {
  const $transaction = (work: (inner: Transaction) => Promise<unknown>) => work(transaction);
  // Not by assignment: Prisma's client is a proxy that would take it for all its users
  return new Proxy(transaction, {
    get: (target, name) => (name === '$transaction' ? $transaction : Reflect.get(target, name)),
  }) as Writer;
}

/** The sentence that the migrations give a constraint or a unique index. */
export async function commentOn(writer: Writer, name: string): Promise<string | null> {
  const [row] = await writer.$queryRaw<{ comment: string | null }[]>`
    SELECT coalesce(
      (SELECT obj_description(oid, 'pg_constraint') FROM pg_constraint WHERE conname = ${name} LIMIT 1),
      (SELECT obj_description(oid, 'pg_class') FROM pg_class WHERE relname = ${name} AND relkind = 'i' LIMIT 1)) AS comment`;
  return row?.comment ?? null;
}

/** What services need of Prisma's delegate, whichever the model. */
export interface Delegate {
  deleteMany(args: { where: object }): Promise<unknown>;
  updateMany(args: { where: object; data: object }): Promise<{ count: number }>;
  findMany(args: { where: object; select?: object; orderBy?: object }): Promise<Record<string, unknown>[]>;
  findUnique(args: { where: object }): Promise<Record<string, unknown> | null>;
}

/** The delegate of a model by its name. */
export function delegateOf(transaction: Transaction, model: string): Delegate {
  return (transaction as unknown as Record<string, Delegate>)[delegateName(model)] as Delegate;
}
