import type { Undefined } from './krippendorff-alpha.ts';

export interface Kappa {
  /** At most 1, which is perfect; 0 is what chance gives. Null where it is undefined. */
  kappa: number | null;
  undefinedBecause: Undefined | null;
  /** The units on which both coders gave a value. */
  units: number;
  /** The share of units on which they agree, and the share expected by chance; null without units. */
  observed: number | null;
  expected: number | null;
}

/**
 * Cohen's kappa, the agreement of two coders on nominal values beyond chance: κ = (P_o − P_e)/(1 − P_e), where chance is what
 * the two coders' own distributions give. No unit of measure. Source: J. Cohen, "A Coefficient of Agreement for Nominal Scales",
 * Educational and Psychological Measurement 20 (1960), 37–46.
 *
 * Only units that both coded count, so that it can look perfect where one of them left out what was hard: Krippendorff's alpha is
 * the measure to go by. Null without such units (NO_PAIRABLE_VALUES), or where both gave one and the same value throughout
 * (ONE_VALUE).
 */
export function cohenKappa(pairs: readonly (readonly [number, number])[]): Kappa {
  const units = pairs.length;
  if (units === 0)
    return { kappa: null, undefinedBecause: 'NO_PAIRABLE_VALUES', units, observed: null, expected: null };
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  let agreed = 0;
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1);
    second.set(b, (second.get(b) ?? 0) + 1);
    if (a === b) agreed += 1;
  }
  const observed = agreed / units;
  // In whole numbers, so that "always the same value" is found exactly
  const chance = [...first].reduce((sum, [value, count]) => sum + count * (second.get(value) ?? 0), 0);
  const expected = chance / units ** 2;
  if (chance === units ** 2) return { kappa: null, undefinedBecause: 'ONE_VALUE', units, observed, expected };
  return {
    kappa: (observed - expected) / (1 - expected),
    undefinedBecause: null,
    units,
    observed,
    expected,
  };
}
