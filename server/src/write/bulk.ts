import type { ClientBase } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Viewer } from '../viewer.ts';
import { executeBy, insertMany } from './insert-many.ts';
import { type AnyRules, linkRows, newRow, type Row } from './rows.ts';
import type { Transaction } from './transaction.ts';

/** A row that is ready to be written. */
export interface BulkRow {
  id: string;
  row: Row;
}

/** In bulk, a row is made of its input alone. An entity whose rules look something up is not written so. */
const noTransaction = new Proxy({} as Transaction, {
  get(_, name) {
    throw new TypeError(`A bulk write looks nothing up (${String(name)}).`);
  },
});

/** Makes the row of an input by the entity's rules. Throws an EntenteError where one is broken. */
export async function bulkRow(rules: AnyRules, viewer: Viewer, input: object): Promise<BulkRow> {
  return { id: uuidv7(), row: await newRow(rules, noTransaction, viewer, input) };
}

/**
 * Writes rows and their links, each table at once, in the transaction that is open on the connection. What the rows refer to is there and
 * may be seen: the caller has looked it up or made it. Foreign keys, CHECKs and triggers hold as for any write.
 */
export async function writeInBulk(client: ClientBase, rules: AnyRules, rows: readonly BulkRow[]) {
  await insertMany(
    executeBy(client),
    rules.entity,
    rows.map(({ id, row }) => ({ id, ...row.columns })),
  );
  for (const table of new Set(rows.flatMap(({ row }) => Object.keys(row.links ?? {})))) {
    await insertMany(executeBy(client), table, linkRows(rules, table, rows));
  }
}
