import type pg from 'pg';
import type { Clearance } from './clearance.ts';
import type { Places } from './pool.ts';
import type { Database } from './pools.ts';
import { NEVER, type Position } from './position.ts';
import type { Found } from './replicas.ts';

/** Where one operation reads. */
export interface ReadingPlace {
  places: Places;
  /** From here on it reads what is now, from the primary. */
  fromPrimary(): void;
  shown: Shown;
}

/** How much of the log of Postgres an operation is shown. */
export interface Shown {
  /** At least so much; NEVER: what is there now. */
  asked: () => Position;
  /** What all that it has read from so far was known to have. The primary has everything. */
  reached: () => Position;
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
  let found: Promise<Found | undefined> | undefined;
  let reached = NEVER;
  const places: Places = async (lost) => {
    if (replicas && !bound && mayLag()) {
      found ??= replicas.find(clearance, after, lost);
      let place = await found;
      if (place && lost.includes(place.pool)) {
        found = replicas.find(clearance, after, lost);
        place = await found;
      }
      if (place) {
        if (place.reached < reached) reached = place.reached;
        return place.pool;
      }
    }
    return onceMore(primary)(lost);
  };
  return {
    places,
    fromPrimary() {
      bound = true;
    },
    shown: { asked: after, reached: () => reached },
  };
}

/** A statement that one pool has lost is sent to it once more. */
export const onceMore =
  (pool: pg.Pool): Places =>
  async (lost) =>
    lost.filter((each) => each === pool).length < 2 ? pool : undefined;
