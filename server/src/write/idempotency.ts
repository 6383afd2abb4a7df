import { createHash } from 'node:crypto';
import { IdempotencyError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import type { Transaction } from './transaction.ts';

/** What a keyed write is: the same key with the same operation and input gives the same answer once and again. */
export interface KeyedWrite {
  key: string;
  operation: string;
  input: unknown;
}

/**
 * Does the write unless its key was used before; then gives the answer of that time. The key and the write share a transaction,
 * so that neither is there without the other. Throws an IdempotencyError where the key was used for other input.
 */
export async function once<T>(
  transaction: Transaction,
  viewer: Viewer,
  keyed: KeyedWrite,
  write: () => Promise<T>,
): Promise<T> {
  const inputHash = createHash('sha256').update(JSON.stringify(keyed.input)).digest('hex');
  // Waits for another transaction that is using the key
  const claimed = await transaction.$executeRaw`
    INSERT INTO "IdempotencyKey" ("userId", "key", "operation", "inputHash", "result")
    VALUES (${viewer.userId}::uuid, ${keyed.key}, ${keyed.operation}, ${inputHash}, 'null') ON CONFLICT DO NOTHING`;
  if (claimed === 0) {
    const used = await transaction.idempotencyKey.findUniqueOrThrow({
      where: { userId_key: { userId: viewer.userId, key: keyed.key } },
    });
    if (used.operation !== keyed.operation || used.inputHash !== inputHash) throw new IdempotencyError();
    return used.result as T;
  }
  const result = await write();
  await transaction.$executeRaw`
    UPDATE "IdempotencyKey" SET "result" = ${JSON.stringify(result)}::jsonb
    WHERE "userId" = ${viewer.userId}::uuid AND "key" = ${keyed.key}`;
  return result;
}
