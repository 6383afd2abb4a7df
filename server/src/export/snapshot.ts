import type { Pool } from 'pg';
import { poolOfOne } from '../database/pool.ts';
import { type ConnectionOptions, runOn } from '../read/connection.ts';
import type { Run } from '../read/text-rows.ts';

/**
 * Does work that reads one state of the database from its first statement to its last, whatever is written meanwhile: what one
 * page refers to is there on another.
 */
export async function inSnapshot<Result>(
  pool: Pool,
  options: ConnectionOptions,
  work: (run: Run) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect();
  // Where the connection is lost between two statements, the next one says so
  client.on('error', ignore);
  let failure: unknown;
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Whoever takes the export may be slow, and is no reason to give it up
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const result = await work(oneByOne(runOn(poolOfOne(client), options)));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    client.off('error', ignore);
    // A failed transaction goes with its connection
    client.release(failure !== undefined);
  }
}

const ignore = () => undefined;

/** A connection takes one statement at a time. */
function oneByOne(run: Run): Run {
  let before: Promise<unknown> = Promise.resolve();
  return (sql, parameters, once) => {
    const rows = before.then(() => run(sql, parameters, once));
    before = rows.catch(ignore);
    return rows;
  };
}
