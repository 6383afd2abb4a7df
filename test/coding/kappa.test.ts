import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../server/src/analysis/cohen-kappa.ts';

/** The units of a table of counts: rows are the values of one coder, columns those of the other. */
const unitsOf = (table: number[][]) =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array<[number, number]>(count).fill([a, b])));
const anyPairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })));

describe('Cohen’s kappa', () => {
  it('of the published table is .492', () => {
    const kappa = cohenKappa(
      unitsOf([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    );
    expect(kappa).toMatchObject({ units: 200, undefinedBecause: null });
    expect(kappa.observed).toBeCloseTo(0.7, 10);
    expect(kappa.expected).toBeCloseTo(0.41, 10);
    expect(kappa.kappa).toBeCloseTo(0.492, 3);
  });

  it('is undefined without units, and where both always say the same', () => {
    expect(cohenKappa([])).toEqual({
      kappa: null,
      undefinedBecause: 'NO_PAIRABLE_VALUES',
      units: 0,
      observed: null,
      expected: null,
    });
    expect(cohenKappa(Array(3).fill([1, 1]))).toMatchObject({ kappa: null, undefinedBecause: 'ONE_VALUE' });
    // Each has one value, and not the same: they never agree, nor would they by chance
    expect(cohenKappa(Array(3).fill([1, 2]))).toMatchObject({ kappa: 0, observed: 0, expected: 0 });
  });

  it('is the same for either coder first, for any order of units and for any names of values', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const other = pairs.map(([a, b]) => [10 - b, 10 - a] as const).toReversed();
        expect(cohenKappa(other).kappa ?? -99).toBeCloseTo(cohenKappa(pairs).kappa ?? -99, 10);
      }),
    );
  });

  it('is 1 where both agree on values that vary, and never more', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        expect(cohenKappa(pairs).kappa ?? 0).toBeLessThanOrEqual(1);
        const { kappa } = cohenKappa(pairs.map(([a]) => [a, a]));
        if (kappa !== null) expect(kappa).toBe(1);
      }),
    );
  });
});
