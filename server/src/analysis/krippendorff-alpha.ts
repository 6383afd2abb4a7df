/** What distances between values mean: only whether they differ, their ranks, their differences, or their ratios. */
export type MeasurementLevel = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Why a coefficient of agreement says nothing. */
export type Undefined = 'NO_PAIRABLE_VALUES' | 'ONE_VALUE';

export interface Alpha {
  /** At most 1, which is perfect; 0 is what chance gives; below 0 is systematic disagreement. Null where it is undefined. */
  alpha: number | null;
  undefinedBecause: Undefined | null;
  /** Units with two values or more. */
  units: number;
  /** The values of those units. */
  values: number;
}

/** Units that have the same values equally often, as counts in the order of `values`. */
export interface Pattern {
  counts: readonly number[];
  total: number;
}

/** Units as patterns: the place of each pairable unit's pattern among the patterns. */
export interface Tabulation {
  values: readonly number[];
  patterns: readonly Pattern[];
  units: readonly number[];
}

/**
 * Krippendorff's alpha, the agreement of any number of coders on any number of units, with values missing or not:
 * α = 1 − D_o/D_e, the observed disagreement within units over the one expected by chance. No unit of measure.
 * Source: K. Krippendorff, Content Analysis (4th ed., 2018), chapter 12, and "Computing Krippendorff's Alpha-Reliability" (2011).
 *
 * Each unit is the list of its values, without those that are missing; who gave a value plays no part. Nominal values are any
 * numbers that name categories; ordinal ones are ordered; ratio ones have a true zero and are not negative (RangeError).
 * Units with fewer than two values pair nothing and are left out. Null where no unit is left (NO_PAIRABLE_VALUES), or where all
 * values are the same (ONE_VALUE): without variation nothing is known about the coders, and 1 would be a lie.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], level: MeasurementLevel): Alpha {
  const table = tabulate(units);
  const weights = new Array<number>(table.patterns.length).fill(0);
  for (const pattern of table.units) weights[pattern] = (weights[pattern] as number) + 1;
  return alphaOf(table, weights, level);
}

/** Counts what the units have: alpha depends on nothing else. */
export function tabulate(units: readonly (readonly number[])[]): Tabulation {
  const pairable = units.filter((unit) => unit.length > 1);
  const values = [...new Set(pairable.flat())].sort((a, b) => a - b);
  const place = new Map(values.map((value, i) => [value, i]));
  const patterns = new Map<string, { index: number; pattern: Pattern }>();
  const places = pairable.map((unit) => {
    const counts = values.map(() => 0);
    for (const value of unit) {
      const i = place.get(value) as number;
      counts[i] = (counts[i] as number) + 1;
    }
    const key = counts.join();
    const known = patterns.get(key) ?? { index: patterns.size, pattern: { counts, total: unit.length } };
    patterns.set(key, known);
    return known.index;
  });
  return { values, patterns: [...patterns.values()].map(({ pattern }) => pattern), units: places };
}

/** Alpha where each pattern stands for so many units. */
export function alphaOf(
  { values, patterns }: Tabulation,
  weights: readonly number[],
  level: MeasurementLevel,
): Alpha {
  const totals = values.map(() => 0);
  let units = 0;
  patterns.forEach(({ counts }, p) => {
    const weight = weights[p] as number;
    units += weight;
    counts.forEach((count, c) => {
      totals[c] = (totals[c] as number) + weight * count;
    });
  });
  const n = totals.reduce((sum, total) => sum + total, 0);
  const undefinedFor = (undefinedBecause: Undefined): Alpha => ({
    alpha: null,
    undefinedBecause,
    units,
    values: n,
  });
  if (units === 0) return undefinedFor('NO_PAIRABLE_VALUES');
  if (totals.filter((total) => total > 0).length < 2) return undefinedFor('ONE_VALUE');

  const distance = distances(values, totals, level);
  /** The disagreement of all ordered pairs of these counts. */
  const disagreement = (counts: readonly number[]) =>
    counts.reduce(
      (sum, a, c) =>
        a === 0
          ? sum
          : sum + counts.reduce((inner, b, k) => inner + a * b * ((distance[c] as number[])[k] as number), 0),
      0,
    );
  const observed =
    patterns.reduce((sum, { counts, total }, p) => {
      const weight = weights[p] as number;
      return weight === 0 ? sum : sum + (weight * disagreement(counts)) / (total - 1);
    }, 0) / n;
  const expected = disagreement(totals) / (n * (n - 1));
  return { alpha: 1 - observed / expected, undefinedBecause: null, units, values: n };
}

/** δ² of each pair of values. That of ranks depends on how often each value was given. */
function distances(
  values: readonly number[],
  totals: readonly number[],
  level: MeasurementLevel,
): number[][] {
  if (level === 'ratio' && values.some((value) => value < 0))
    throw new RangeError('Values on a ratio scale are not negative.');
  const ranked = (c: number, k: number) => {
    const between = totals.slice(Math.min(c, k), Math.max(c, k) + 1).reduce((sum, total) => sum + total, 0);
    return between - ((totals[c] as number) + (totals[k] as number)) / 2;
  };
  const difference = (c: number, k: number): number => {
    const [a, b] = [values[c] as number, values[k] as number];
    if (level === 'nominal') return 1;
    if (level === 'ordinal') return ranked(c, k);
    return level === 'interval' ? a - b : (a - b) / (a + b);
  };
  return values.map((_, c) => values.map((_, k) => (c === k ? 0 : difference(c, k) ** 2)));
}
