import type pg from 'pg';
import type { Clearance } from './clearance.ts';
import type { Places } from './pool.ts';
import type { Database } from './pools.ts';
import type { Position } from './position.ts';

/** Where one operation reads. */
export interface ReadingPlace {
  places: Places;
  /** From here on it reads what is now, from the primary. */
  fromPrimary(): void;
}

export interface Needs {
  clearance: Clearance;
  /** What must be there. */
  after: () => Position;
  /** Whether it may read what is a little older than the primary. */
  mayLag: () => boolean;
}

/**
 * An operation reads from one replica, so that what one statement found is there for the next; where that is lost, from another, and at
 * last from the primary.
 */
export function readingPlace(database: Database, { clearance, after, mayLag }: Needs): ReadingPlace {
  const { replicas } = database;
  const primary = database.reader(clearance);
  let bound = false;
  let found: Promise<pg.Pool | undefined> | undefined;
  const places: Places = async (lost) => {
    if (replicas && !bound && mayLag()) {
      found ??= replicas.find(clearance, after, lost);
      let pool = await found;
      if (pool && lost.includes(pool)) {
        found = replicas.find(clearance, after, lost);
        pool = await found;
      }
      if (pool) return pool;
    }
    return onceMore(primary)(lost);
  };
  return {
    places,
    fromPrimary() {
      bound = true;
    },
  };
}

/** A statement that one pool has lost is sent to it once more. */
export const onceMore =
  (pool: pg.Pool): Places =>
  async (lost) =>
    lost.filter((each) => each === pool).length < 2 ? pool : undefined;
