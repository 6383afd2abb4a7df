import type { Position } from './position.ts';

/** How far others are behind the primary, told by where it was when: no clock but this process's has to be right. */
export interface Lag {
  /** Notes where the primary is at a moment, in seconds that only rise. */
  note(position: Position, at: number): void;
  /**
   * The seconds, to the interval of the notes, by which whoever has got so far was behind when the primary was last heard of;
   * Infinity where that cannot be told, or is the longest that is told or more. While the primary is away nobody falls further behind.
   */
  of(reached: Position): number;
}

/** @param longest seconds. */
export function lagUpTo(longest: number): Lag {
  let notes: { position: Position; at: number }[] = [];
  let heard = 0;
  return {
    note(position, at) {
      heard = at;
      // After a failover the new primary may lack what the old one had not passed on
      notes = notes.filter((each) => each.position <= position);
      if (notes.at(-1)?.position !== position) notes.push({ position, at });
      while (notes[1] && notes[1].at <= at - longest) notes.shift();
    },
    of(reached) {
      const [first] = notes;
      if (!first || reached < first.position) return Number.POSITIVE_INFINITY;
      const missed = notes.find(({ position }) => position > reached);
      return missed ? heard - missed.at : 0;
    },
  };
}
