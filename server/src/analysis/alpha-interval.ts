import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { alphaOf, type MeasurementLevel, tabulate } from './krippendorff-alpha.ts';

export interface AlphaInterval {
  /** The 2.5th and the 97.5th percentile of the resamples' alphas. */
  low: number;
  high: number;
  /** How many of the resamples have an alpha; the others drew one value only. */
  resamples: number;
}

/**
 * A 95 % interval for Krippendorff's alpha by the plain bootstrap of units: as many pairable units are drawn with replacement
 * as there are, alpha is computed of each draw, and the percentiles of these alphas (nearest rank) are the bounds. The same seed
 * gives the same interval. Source: A. Zapf et al., "Measuring inter-rater reliability for nominal data – which coefficients and
 * confidence intervals are appropriate?", BMC Medical Research Methodology 16 (2016), 93. It is not the bootstrap of Hayes and
 * Krippendorff (2007), which draws disagreements of pairs while it holds the expected one fixed.
 *
 * Null where fewer than two units are pairable, or fewer than half of the resamples have an alpha: too little varies then.
 */
export function alphaInterval(
  units: readonly (readonly number[])[],
  level: MeasurementLevel,
  { seed, resamples }: { seed: number; resamples: number },
): AlphaInterval | null {
  const table = tabulate(units);
  const n = table.units.length;
  if (n < 2) return null;
  const random = xoroshiro128plus(seed);
  const alphas: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const weights = new Array<number>(table.patterns.length).fill(0);
    for (let draw = 0; draw < n; draw++) {
      const pattern = table.units[uniformInt(random, 0, n - 1)] as number;
      weights[pattern] = (weights[pattern] as number) + 1;
    }
    const { alpha } = alphaOf(table, weights, level);
    if (alpha !== null) alphas.push(alpha);
  }
  if (alphas.length < resamples / 2) return null;
  alphas.sort((a, b) => a - b);
  const percentile = (share: number) => alphas[Math.max(0, Math.ceil(share * alphas.length) - 1)] as number;
  return { low: percentile(0.025), high: percentile(0.975), resamples: alphas.length };
}
