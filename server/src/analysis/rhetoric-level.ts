export interface CharacterisationCount {
  /** The level of the term, 0 (adversary) to 6 (ally). */
  level: number;
  stance: 'AFFIRMS' | 'QUALIFIES' | 'DENIES' | 'AVOIDS';
  n: number;
}

export interface RhetoricLevel {
  /** The mean level of the terms that are affirmed, 0 to 6; null where none is. */
  level: number | null;
  /** The level as a share of the highest one, 0 to 1. */
  rhetoric: number | null;
  /** How many affirmations it is the mean of. */
  n: number;
  /** What is not folded in. */
  qualified: number;
  denied: number;
  avoided: number;
}

const highest = 6;

/**
 * How close a side says that the parties are: the mean level of the characterisations that it affirms, each affirmation weighing the same.
 * Denials, avoidance and reservations are counted beside it and not folded in: "we are no alliance" says nothing of what the parties are.
 * The levels are ordinal, so that the mean is a summary, not a quantity. Source: this product's domain model. Null without affirmations.
 */
export function rhetoricLevel(counts: readonly CharacterisationCount[]): RhetoricLevel {
  const total = (stance: CharacterisationCount['stance']) =>
    counts.reduce((sum, each) => sum + (each.stance === stance ? each.n : 0), 0);
  const n = total('AFFIRMS');
  const sum = counts.reduce((all, each) => all + (each.stance === 'AFFIRMS' ? each.n * each.level : 0), 0);
  const level = n > 0 ? sum / n : null;
  return {
    level,
    rhetoric: level === null ? null : level / highest,
    n,
    qualified: total('QUALIFIES'),
    denied: total('DENIES'),
    avoided: total('AVOIDS'),
  };
}
