import type { PoolClient } from 'pg';
import type { Database } from '../database/pools.ts';
import { EntenteError, UnavailableError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { failureOf } from '../write/failure.ts';
import { commentOn, type Writer } from '../write/transaction.ts';
import { type Outcome, type PlannedRow, writeBefore, writeNew } from './batch.ts';
import { applyChange } from './change.ts';

/** What became of a row. */
export type RowResult = 'created' | 'updated' | 'unchanged' | { refused: string };

/** Writes rows in as few transactions as may be. A row that the database refuses is found by halving, and the others go in. */
export async function writeRows(
  database: Database,
  writer: Writer,
  viewer: Viewer,
  rows: readonly PlannedRow[],
): Promise<RowResult[]> {
  if (rows.length === 0) return [];
  let written: Outcome[];
  try {
    written = await writeOnce(database, viewer, (client) => writeNew(client, viewer, rows));
  } catch (error) {
    const failure = await failureOf(error, (constraint) => commentOn(writer, constraint));
    if (!(failure instanceof EntenteError) || failure instanceof UnavailableError) throw failure;
    if (rows.length === 1) return [{ refused: failure.message }];
    const middle = rows.length >> 1;
    return [
      ...(await writeRows(database, writer, viewer, rows.slice(0, middle))),
      ...(await writeRows(database, writer, viewer, rows.slice(middle))),
    ];
  }
  const results: RowResult[] = [];
  for (const [i, outcome] of written.entries()) {
    if (typeof outcome === 'object') results.push({ refused: outcome.refused.message });
    else if (outcome === 'CHANGED') results.push(await change(writer, viewer, rows[i] as PlannedRow));
    else results.push(outcome);
  }
  return results;
}

async function change(writer: Writer, viewer: Viewer, { plan }: PlannedRow): Promise<RowResult> {
  try {
    await applyChange(writer, viewer, plan);
    return 'updated';
  } catch (error) {
    if (!(error instanceof EntenteError) || error instanceof UnavailableError) throw error;
    return { refused: error.message };
  }
}

/** Makes what must be there before rows. */
export async function prepareRows(
  database: Database,
  viewer: Viewer,
  rows: readonly PlannedRow[],
): Promise<void> {
  if (!rows.some(({ plan }) => plan.before.length > 0)) return;
  await writeOnce(database, viewer, async (client) => {
    await writeBefore(client, viewer, rows);
    return [];
  });
}

/** So many batches at most stand in each other's way: each of the others may make the same speaker first. */
const attempts = 5;

async function writeOnce(
  database: Database,
  viewer: Viewer,
  work: (client: PoolClient) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  for (let attempt = 1; ; attempt++) {
    const client = await database.write.connect();
    try {
      return await inOwnTransaction(client, viewer, () => work(client));
    } catch (error) {
      if (attempt === attempts || !isOvertaken(error)) throw error;
    } finally {
      client.release();
    }
  }
}

async function inOwnTransaction<T>(client: PoolClient, viewer: Viewer, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(`SELECT set_config('entente.user', $1, true)`, [viewer.userId]);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // The connection may be gone; what failed first is what counts
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Whether another batch or import made the same record or slug a moment before, or the two waited for each other. */
function isOvertaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '40P01') return true;
  return code === '23505' && (constraint === 'ImportRecord_pkey' || /_slug_key$/.test(constraint ?? ''));
}
