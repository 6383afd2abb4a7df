import { BEGINNING, later, NEVER, type Position } from './position.ts';

/** Where the log of Postgres was after the last write of each user that this server has answered. */
export interface OwnWrites {
  /** Notes a write; undefined where it is not known yet how far the log was. */
  note(userId: string, position: Position | undefined): void;
  /** What somebody must be shown at least. */
  of(userId: string): Position;
  /** Where the log was at a moment: writes before that lie no further. Forgets those that every replica in use has. */
  settle(position: Position, at: number): void;
}

/** @param longest milliseconds after which whoever is still read has every write. */
export function ownWrites(longest: number, now: () => number = () => performance.now()): OwnWrites {
  const writes = new Map<string, { position: Position; at: number }>();
  const of = (userId: string) => writes.get(userId)?.position ?? BEGINNING;
  return {
    of,
    note(userId, position = NEVER) {
      writes.set(userId, { position: later(position, of(userId)), at: now() });
    },
    settle(position, at) {
      for (const [userId, write] of writes) {
        if (write.at < at - longest) writes.delete(userId);
        else if (write.position === NEVER && write.at < at) write.position = position;
      }
    },
  };
}
