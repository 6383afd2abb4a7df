import type { PoolClient } from 'pg';
import type { Database } from '../database/pools.ts';
import { ConflictError, EntenteError, UnavailableError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { failureOf } from '../write/failure.ts';
import { commentOn, type Writer } from '../write/transaction.ts';
import { type Outcome, type PlannedRow, writeBefore, writeNew } from './batch.ts';
import { applyChange } from './change.ts';

/** What became of a row. */
export type RowResult = 'created' | 'updated' | 'unchanged' | { refused: string };

/** Writes rows in as few transactions as may be. A row that the database refuses is left out, and the others go in. */
export async function writeRows(
  database: Database,
  writer: Writer,
  viewer: Viewer,
  rows: readonly PlannedRow[],
): Promise<RowResult[]> {
  const written = await halving(writer, rows, (some) =>
    writeOnce(database, viewer, (client) => writeNew(client, viewer, some)),
  );
  const results: RowResult[] = [];
  for (const [i, outcome] of written.entries()) {
    if (typeof outcome === 'object') results.push({ refused: outcome.refused.message });
    else if (outcome === 'CHANGED') results.push(await change(writer, viewer, rows[i] as PlannedRow));
    else results.push(outcome);
  }
  return results;
}

/** Makes what must be there before rows. What cannot be made is refused when the row is written that names it. */
export async function prepareRows(
  database: Database,
  writer: Writer,
  viewer: Viewer,
  rows: readonly PlannedRow[],
): Promise<void> {
  const naming = rows.filter(({ plan }) => plan.before.length > 0);
  await halving(writer, naming, (some) =>
    writeOnce(database, viewer, async (client) => {
      await writeBefore(client, viewer, some);
      return [];
    }),
  );
}

/** Does a work for rows in one transaction; where the database refuses it, for either half of them, down to the row at fault. */
async function halving(
  writer: Writer,
  rows: readonly PlannedRow[],
  work: (rows: readonly PlannedRow[]) => Promise<Outcome[]>,
): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  try {
    return await work(rows);
  } catch (error) {
    const failure = await failureOf(error, (constraint) => commentOn(writer, constraint));
    if (!(failure instanceof EntenteError) || failure instanceof UnavailableError) throw failure;
    if (rows.length === 1) return [{ refused: failure }];
    const middle = rows.length >> 1;
    return [
      ...(await halving(writer, rows.slice(0, middle), work)),
      ...(await halving(writer, rows.slice(middle), work)),
    ];
  }
}

/** So many batches at most stand in each other's way: each of the others may make the same speaker first. */
const attempts = 5;

async function change(writer: Writer, viewer: Viewer, { plan }: PlannedRow): Promise<RowResult> {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await applyChange(writer, viewer, plan)) ? 'updated' : 'unchanged';
    } catch (error) {
      // Somebody changed the row meanwhile, perhaps another import of the same file
      if (error instanceof ConflictError && attempt < attempts) continue;
      if (!(error instanceof EntenteError) || error instanceof UnavailableError) throw error;
      return { refused: error.message };
    }
  }
}

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
  return (
    code === '23505' && (constraint === 'ImportRecord_pkey' || /_slug(_edition)?_key$/.test(constraint ?? ''))
  );
}
