import type { PoolClient } from 'pg';
import type { Database } from '../database/pools.ts';

/** The claims that one server has on jobs: no other server runs them meanwhile. */
export interface Claims {
  /** Claims a job. False where another server has it. */
  take(id: string): Promise<boolean>;
  /** Aborted when the connection is lost, and the claims with it. */
  lost: AbortSignal;
  /** Gives the claims up. */
  release(): Promise<void>;
}

/** Together with a job's id, the number of its lock. */
const LOCK = 72_707_374;

/** A server whose machine is gone without a word is missed by Postgres within a minute, not after hours. */
const begin = `BEGIN;
  SET LOCAL idle_in_transaction_session_timeout = 0;
  SET LOCAL tcp_keepalives_idle = 30;
  SET LOCAL tcp_keepalives_interval = 10;
  SET LOCAL tcp_keepalives_count = 3`;

/**
 * Opens a connection for claims. They live in a transaction, so that they hold behind a pooler too, and end with the server however it
 * ends. The transaction reads nothing for long and writes nothing: it is in nobody's way.
 */
export async function openClaims(database: Database): Promise<Claims> {
  const client = await database.write.connect();
  const lost = new AbortController();
  const onEnd = () => lost.abort();
  client.once('end', onEnd);
  const release = async () => {
    await client.query('ROLLBACK').catch(onEnd);
    client.off('end', onEnd);
    client.release(lost.signal.aborted);
  };
  try {
    await client.query(begin);
  } catch (error) {
    await release();
    throw error;
  }
  return { lost: lost.signal, release, take: (id) => take(client, id) };
}

async function take(client: PoolClient, id: string): Promise<boolean> {
  const { rows } = await client.query(
    'SELECT pg_try_advisory_xact_lock(hashtextextended($1, $2)) AS "isTaken"',
    [id, LOCK],
  );
  return rows[0].isTaken;
}
