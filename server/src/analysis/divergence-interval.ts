import { randomBinomial } from 'd3-random';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { divergenceOf, jensenShannon } from './jensen-shannon.ts';

type Binomial = (n: number, p: number) => () => number;

export interface DivergenceInterval {
  low: number;
  high: number;
  resamples: number;
}

/**
 * A 95 % interval for the Jensen–Shannon divergence of two sides' counts by the basic bootstrap: each side's observations are drawn anew
 * from its own distribution, as many as there are, and the interval is twice the divergence less the 97.5th and the 2.5th percentile of the
 * draws', within 0 and 1. Drawing anew makes sides differ more, by about as much as small samples do to begin with; that is why the
 * percentiles themselves, which lie above it, are not the bounds. The same seed gives the same interval.
 * Source: A. C. Davison and D. V. Hinkley, Bootstrap Methods and their Application (1997), chapter 5.2.
 *
 * Observations are taken to be independent. Null where a side has fewer than two.
 */
export function divergenceInterval(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  { seed, resamples }: { seed: number; resamples: number },
): DivergenceInterval | null {
  const { divergence, n } = jensenShannon(one, other);
  if (divergence === null || n[0] < 2 || n[1] < 2) return null;
  const categories = [...new Set([...one.keys(), ...other.keys()])].sort();
  const generator = xoroshiro128plus(seed);
  // Its types know of one parameter only
  const binomial = randomBinomial.source(() => uniformFloat64(generator)) as unknown as Binomial;
  const sides = [one, other].map((counts) => categories.map((category) => counts.get(category) ?? 0));
  const draws: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const [p, q] = sides.map((counts, side) => draw(counts, n[side] as number, binomial));
    draws.push(
      (p as number[]).reduce(
        (sum, count, category) =>
          sum + divergenceOf([count / n[0], ((q as number[])[category] as number) / n[1]]),
        0,
      ),
    );
  }
  draws.sort((a, b) => a - b);
  const percentile = (share: number) => draws[Math.max(0, Math.ceil(share * resamples) - 1)] as number;
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return {
    low: within(2 * divergence - percentile(0.975)),
    high: within(2 * divergence - percentile(0.025)),
    resamples,
  };
}

/** As many observations drawn from the distribution of these counts: category by category, each a part of what is left. */
function draw(counts: readonly number[], n: number, binomial: Binomial): number[] {
  let left = n;
  let weight = n;
  return counts.map((count) => {
    const drawn = left === 0 || count === 0 ? 0 : count === weight ? left : binomial(left, count / weight)();
    left -= drawn;
    weight -= count;
    return drawn;
  });
}
