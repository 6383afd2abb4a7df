import { BEGINNING, later, type Position } from './position.ts';

/** Where the log of Postgres was after the last write of each user that this server has answered. */
export interface OwnWrites {
  note(userId: string, position: Position): void;
  /** What somebody must be shown at least. */
  of(userId: string): Position;
  /** Forgets those that every replica in use has, told when the primary answered. */
  forget(): void;
}

/** @param longest milliseconds after which whoever is still read has every write. */
export function ownWrites(longest: number, now: () => number = () => performance.now()): OwnWrites {
  const writes = new Map<string, { position: Position; at: number }>();
  const of = (userId: string) => writes.get(userId)?.position ?? BEGINNING;
  return {
    of,
    note(userId, position) {
      writes.set(userId, { position: later(position, of(userId)), at: now() });
    },
    forget() {
      for (const [userId, { at }] of writes) if (at < now() - longest) writes.delete(userId);
    },
  };
}
