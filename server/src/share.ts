/** What a user may spend, in points: it fills up with time, and never beyond a bound. */
export interface Share {
  /** Points a second. */
  rate: number;
  /** The most that there can be. */
  most: number;
}

interface Left {
  points: number;
  /** When there were so many, in milliseconds. */
  at: number;
}

/** So many users are kept in mind before those whose share is full again are forgotten. */
const manyUsers = 1_000;

/** The shares of all users of one server (a token bucket for each). They are kept in memory, and every server keeps its own. */
export function shares({ rate, most }: Share, now: () => number = () => performance.now()) {
  const users = new Map<string, Left>();
  const present = ({ points, at }: Left) => Math.min(most, points + ((now() - at) / 1000) * rate);
  const forgetFull = () => {
    for (const [id, left] of users) if (present(left) >= most) users.delete(id);
  };
  return {
    /** Takes points from a user's share; gives 0, or in how many seconds they will be there, and takes none then. */
    take(userId: string, points: number): number {
      const left = users.get(userId);
      const there = left ? present(left) : most;
      if (points > there) return Math.max(1, Math.ceil((points - there) / rate));
      if (!left && users.size >= manyUsers) forgetFull();
      users.set(userId, { points: there - points, at: now() });
      return 0;
    },
    /** Gives points back that were taken for nothing. */
    give(userId: string, points: number): void {
      const left = users.get(userId);
      if (left) users.set(userId, { points: present(left) + points, at: now() });
    },
  };
}
