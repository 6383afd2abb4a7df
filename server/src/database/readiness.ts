import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../startup-error.ts';
import { readMigrations } from './migration-files.ts';
import type { Database } from './pools.ts';

/** Why a server cannot answer now: it is being stopped, Postgres is away, all connections are taken, or the database is set back. */
export type Unready = 'stopping' | 'database' | 'busy' | 'migrations';

/** Milliseconds that a look may take. A balancer that waits longer has decided already. */
const PATIENCE = 2_000;

/** Gives a function that says why the server is not ready, or null. Looks that come at once are one. */
export function readiness(database: Database, signal: AbortSignal): () => Promise<Unready | null> {
  const names = readMigrations().then((migrations) => migrations.map(({ name }) => name));
  names.catch(() => undefined);
  let looking: Promise<Unready | null> | undefined;
  const look = async (): Promise<Unready | null> => {
    const over = new AbortController();
    try {
      return await Promise.race([
        lookAt(database, await names),
        pause(PATIENCE, undefined, { signal: over.signal }).then(() =>
          database.write.waitingCount > 0 ? ('busy' as const) : ('database' as const),
        ),
      ]);
    } finally {
      over.abort();
    }
  };
  return async () => {
    if (signal.aborted) return 'stopping';
    // Another becomes the primary in a while; meanwhile there is something to read
    const { replicas } = database;
    if (replicas?.primary.isAway && replicas.states().some(({ inUse }) => inUse)) return null;
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}

/** Further migrations do no harm: while servers are replaced, those of the version before go on answering. */
async function lookAt(database: Database, names: readonly string[]): Promise<Unready | null> {
  try {
    const { rows } = await database.write.query<{ missing: boolean }>(
      `SELECT NOT $1::text[] <@ ARRAY(SELECT migration_name::text FROM public._prisma_migrations
         WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS missing`,
      [names],
    );
    return rows[0]?.missing ? 'migrations' : null;
  } catch (error) {
    // No such table, or no right to read it: the database is older than this
    return ['42P01', '42501', '3F000'].includes(codeOf(error) ?? '') ? 'migrations' : 'database';
  }
}
