import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { lagUpTo } from './lag.ts';
import { type OwnWrites, ownWrites } from './own-writes.ts';
import type { PoolSettings } from './pool.ts';
import { BEGINNING, later, NEVER, type Position } from './position.ts';
import { type Primary, watchPrimary } from './primary.ts';
import { openReplica, type Reader, type Replica } from './replica.ts';
import type { Logins } from './roles.ts';

export interface ReplicaSettings {
  /** Addresses; user and password are those of the server's roles. */
  replicaUrls: readonly string[];
  /** The most seconds that a replica that is read may be behind. */
  replicaLag: number;
}

/** How a replica is, for those who watch the server. */
export interface ReplicaState {
  name: string;
  inUse: boolean;
  /** Seconds; Infinity where it is not known, or longer than it may be. */
  lag: number;
  pools: Iterable<[Reader, pg.Pool]>;
}

/** A replica that is to be read. */
export interface Found {
  pool: pg.Pool;
  /** How far it had got when it was found. */
  reached: Position;
}

/** The copies of a database that are read instead of it. */
export interface Replicas {
  primary: Primary;
  writes: OwnWrites;
  /** How far the log goes now; while the primary is away, what replicas have of it, and NEVER where none says so. */
  end(): Promise<Position>;
  /** Begins to look after them, twice a second. Before the first look none is in use. */
  watch(): void;
  /**
   * The least busy replica that has everything up to a position, after a short wait where none has; undefined where there is none but
   * those that lost a statement.
   */
  find(reader: Reader, after: () => Position, lost: readonly pg.Pool[]): Promise<Found | undefined>;
  states(): ReplicaState[];
  close(): Promise<void>;
}

/** Milliseconds between looks. */
const INTERVAL = 500;
/** Milliseconds that a read waits for a replica to catch up with a write: while there is a primary to read, while there is none, and between looks. */
const CATCHING_UP = { most: 250, alone: 5_000, between: 10 };

export function openReplicas(logins: Logins, settings: PoolSettings & ReplicaSettings): Replicas {
  const { replicaUrls, replicaLag, log = () => {} } = settings;
  const primary = watchPrimary(logins.writer);
  // Whoever is at most so far behind, and a look or two later still in use, has all that was written before
  const writes = ownWrites((replicaLag + 10) * 1000);
  // More than is allowed, so that the gauge tells how much too long it is
  const lag = lagUpTo(replicaLag * 2 + 10);
  const known = replicaUrls.map((url) => ({
    replica: openReplica(url, logins, settings),
    inUse: false,
    lag: Number.POSITIVE_INFINITY,
    told: undefined as boolean | undefined,
  }));
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let looks = 0;
  let turn = 0;

  const judge = (each: (typeof known)[number], refusal: string | null) => {
    each.lag = refusal === null ? lag.of(each.replica.reached) : Number.POSITIVE_INFINITY;
    const why = refusal ?? (each.lag > replicaLag ? `it is more than ${replicaLag} s behind` : null);
    each.inUse = why === null;
    // At the first look one that follows closely may not be where the primary was
    if (each.inUse === each.told || (why !== null && looks === 1)) return;
    each.told = each.inUse;
    log(`The replica ${each.replica.name} is ${why === null ? 'read' : `not read: ${why}`}.`);
  };
  const look = async () => {
    looks += 1;
    if (primary.system === undefined) await primary.look();
    const at = performance.now();
    const [position, ...refusals] = await Promise.all([
      primary.look(),
      ...known.map(({ replica }) => replica.look(primary.system)),
    ]);
    if (closed) return;
    if (position !== undefined) lag.note(position, at / 1000);
    for (const [i, each] of known.entries()) judge(each, refusals[i] ?? null);
    if (position !== undefined) writes.forget();
  };
  const go = async () => {
    await look();
    if (!closed) timer = setTimeout(go, INTERVAL);
  };

  const usable = (reader: Reader, lost: readonly pg.Pool[]) =>
    known
      .filter(({ inUse, replica }) => inUse && !lost.includes(replica.pool(reader)))
      .map(({ replica }) => replica);
  /** Those that are equally busy take turns. */
  const leastBusy = (candidates: Replica[], reader: Reader) => {
    turn += 1;
    return candidates
      .map((replica, i) => ({
        pool: replica.pool(reader),
        reached: replica.reached,
        turn: (i + turn) % candidates.length,
      }))
      .sort((one, other) => busyness(one.pool) - busyness(other.pool) || one.turn - other.turn)[0];
  };

  return {
    primary,
    writes,
    async end() {
      const position = await primary.look();
      if (position !== undefined) return position;
      // What was acknowledged and is in the log of no replica comes back with the primary, or is lost with it
      const fresh = known.map(async ({ replica }) => {
        await replica.look(primary.system); // which may have begun too early
        return replica.look(primary.system);
      });
      const refusals = await Promise.all(fresh);
      return (
        known
          .filter((_, i) => refusals[i] === null)
          .reduce((end, { replica }) => later(replica.received, end), BEGINNING) || NEVER
      );
    },
    watch() {
      if (timer !== undefined || closed) return;
      timer = setTimeout(go, 0);
    },
    async find(reader, after, lost) {
      for (const start = performance.now(); ; await pause(CATCHING_UP.between)) {
        const candidates = usable(reader, lost);
        const reached = candidates.filter((replica) => replica.reached >= after());
        if (reached.length > 0 || candidates.length === 0) return leastBusy(reached, reader);
        const patience = primary.isAway ? CATCHING_UP.alone : CATCHING_UP.most;
        if (performance.now() - start > patience) return undefined;
        await Promise.race(candidates.map((replica) => replica.look(primary.system)));
      }
    },
    states: () =>
      known.map(({ replica, inUse, lag: behind }) => ({
        name: replica.name,
        inUse,
        lag: behind,
        pools: replica.pools(),
      })),
    async close() {
      closed = true;
      clearTimeout(timer);
      await Promise.all([primary, ...known.map(({ replica }) => replica)].map((each) => each.close()));
    },
  };
}

const busyness = ({ totalCount, idleCount, waitingCount }: pg.Pool) => totalCount - idleCount + waitingCount;
