export interface Divergence {
  /** 0: the same distribution; 1: nothing in common. Null where one side has no observations. */
  divergence: number | null;
  /** The observations of each side. */
  n: [number, number];
  /** What each category adds to it, 0 or more, the most first; they sum up to the divergence. Empty where it is null. */
  contributions: { category: string; contribution: number; shares: [number, number] }[];
}

/**
 * The Jensen–Shannon divergence between two distributions over the same categories, to the base 2: ½ Σ p log₂(p/m) + ½ Σ q log₂(q/m) with
 * m = (p + q)/2. No unit, 0 to 1, symmetric. Source: J. Lin, "Divergence Measures Based on the Shannon Entropy", IEEE Transactions on
 * Information Theory 37 (1991), 145–151.
 *
 * Counts of categories stand for the distributions; a category that one side lacks counts 0 there. Of few observations it comes out too high:
 * two samples of one distribution differ by chance. Null where a side has none.
 */
export function jensenShannon(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): Divergence {
  const n: [number, number] = [sumOf(one), sumOf(other)];
  if (n[0] === 0 || n[1] === 0) return { divergence: null, n, contributions: [] };
  const contributions = [...new Set([...one.keys(), ...other.keys()])].map((category) => {
    const shares: [number, number] = [(one.get(category) ?? 0) / n[0], (other.get(category) ?? 0) / n[1]];
    return { category, contribution: divergenceOf(shares), shares };
  });
  contributions.sort((a, b) => b.contribution - a.contribution || (a.category < b.category ? -1 : 1));
  const divergence = Math.min(
    1,
    contributions.reduce((sum, { contribution }) => sum + contribution, 0),
  );
  return { divergence, n, contributions };
}

/** What one category adds. Never below 0, up to what floating point loses. */
export function divergenceOf([p, q]: readonly [number, number]): number {
  const middle = (p + q) / 2;
  const half = (share: number) => (share > 0 ? (share / 2) * Math.log2(share / middle) : 0);
  return Math.max(0, half(p) + half(q));
}

const sumOf = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);
