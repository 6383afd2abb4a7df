import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaInterval } from '../../server/src/analysis/alpha-interval.ts';
import { krippendorffAlpha, type MeasurementLevel } from '../../server/src/analysis/krippendorff-alpha.ts';

const coders = ['12332141 2...', '12332241 25.3', '.3332342 251.', '12332441 251.'].map((row) =>
  row.replaceAll(' ', ''),
);
const units = Array.from({ length: 12 }, (_, u) =>
  coders.flatMap((row) => (row[u] === '.' ? [] : [Number(row[u])])),
);

const levels = ['nominal', 'ordinal', 'interval', 'ratio'] as const satisfies MeasurementLevel[];
const anyUnits = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), { maxLength: 20 });
const anyLevel = fc.constantFrom(...levels);

describe('Krippendorff’s alpha', () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('of the published example, %s, is %d', (level, expected) => {
    const { alpha, values, units: counted } = krippendorffAlpha(units, level);
    expect(alpha).toBeCloseTo(expected, 3);
    expect(values).toBe(40);
    expect(counted).toBe(11);
  });

  it('is undefined, never 1, where nothing can be known', () => {
    expect(krippendorffAlpha([], 'nominal')).toEqual({
      alpha: null,
      undefinedBecause: 'NO_PAIRABLE_VALUES',
      units: 0,
      values: 0,
    });
    expect(krippendorffAlpha([[1], [2], []], 'nominal').undefinedBecause).toBe('NO_PAIRABLE_VALUES');
    expect(
      krippendorffAlpha(
        [
          [3, 3],
          [3, 3, 3],
        ],
        'interval',
      ),
    ).toEqual({ alpha: null, undefinedBecause: 'ONE_VALUE', units: 2, values: 5 });
  });

  it('refuses negative values on a ratio scale, and takes zeros', () => {
    expect(() => krippendorffAlpha([[-1, 1]], 'ratio')).toThrow(RangeError);
    expect(
      krippendorffAlpha(
        [
          [0, 0],
          [1, 1],
        ],
        'ratio',
      ).alpha,
    ).toBe(1);
  });

  it('is the same in whatever order coders and units stand', () => {
    fc.assert(
      fc.property(anyUnits, anyLevel, (rows, level) => {
        const turned = rows.map((unit) => unit.toReversed()).toReversed();
        expect(krippendorffAlpha(turned, level).alpha ?? -99).toBeCloseTo(
          krippendorffAlpha(rows, level).alpha ?? -99,
          10,
        );
      }),
    );
  });

  it('is the same whatever nominal values are called', () => {
    fc.assert(
      fc.property(anyUnits, fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (rows, names) => {
        const renamed = rows.map((unit) => unit.map((value) => names[value - 1] as number));
        expect(krippendorffAlpha(renamed, 'nominal').alpha ?? -99).toBeCloseTo(
          krippendorffAlpha(rows, 'nominal').alpha ?? -99,
          10,
        );
      }),
    );
  });

  it('is 1 where all agree on values that vary, and never more', () => {
    fc.assert(
      fc.property(anyUnits, anyLevel, (rows, level) => {
        expect(krippendorffAlpha(rows, level).alpha ?? 0).toBeLessThanOrEqual(1);
        const agreed = krippendorffAlpha(
          rows.map((unit) => unit.map(() => unit[0] as number)),
          level,
        );
        if (agreed.alpha !== null) expect(agreed.alpha).toBe(1);
      }),
    );
  });

  it('is what the definition says, pair by pair', () => {
    fc.assert(
      fc.property(anyUnits, (rows) => {
        const pairable = rows.filter((unit) => unit.length > 1);
        const all = pairable.flat();
        const sum = (of: readonly number[]) =>
          of.reduce((s, a, i) => s + of.filter((b, j) => i !== j && a !== b).length, 0);
        const observed = pairable.reduce((s, unit) => s + sum(unit) / (unit.length - 1), 0) / all.length;
        const expected = sum(all) / (all.length * (all.length - 1));
        const { alpha } = krippendorffAlpha(rows, 'nominal');
        if (alpha === null) expect(new Set(all).size).toBeLessThan(2);
        else expect(alpha).toBeCloseTo(1 - observed / expected, 10);
      }),
    );
  });
});

describe('the bootstrap interval of alpha', () => {
  const options = { seed: 7, resamples: 500 };

  it('lies about alpha, and comes again with its seed', () => {
    const interval = alphaInterval(units, 'nominal', options);
    expect(interval).toEqual(alphaInterval(units, 'nominal', options));
    expect(interval?.low).toBeLessThan(0.743);
    expect(interval?.high).toBeGreaterThan(0.743);
    expect(interval?.high).toBeLessThanOrEqual(1);
    expect(interval).not.toEqual(alphaInterval(units, 'nominal', { ...options, seed: 8 }));
  });

  it('narrows with more units', () => {
    const width = (rows: number[][]) => {
      const { low, high } = alphaInterval(rows, 'ordinal', options) ?? { low: 0, high: 0 };
      return high - low;
    };
    expect(width(Array.from({ length: 10 }, () => units).flat())).toBeLessThan(width(units) / 2);
  });

  it('of two units is what their draws give', () => {
    // Half of the draws have both, a quarter the first twice; where it is the second, there is one value only
    const both = krippendorffAlpha(
      [
        [1, 2],
        [1, 1],
      ],
      'nominal',
    ).alpha as number;
    const { low, high, resamples } =
      alphaInterval(
        [
          [1, 2],
          [1, 1],
        ],
        'nominal',
        options,
      ) ?? {};
    expect(low).toBe(
      krippendorffAlpha(
        [
          [1, 2],
          [1, 2],
        ],
        'nominal',
      ).alpha,
    );
    expect(high).toBe(both);
    expect((resamples as number) / options.resamples).toBeCloseTo(0.75, 1);
  });

  it('is null where too little varies', () => {
    expect(alphaInterval([[1, 2]], 'nominal', options)).toBeNull();
    expect(alphaInterval(Array(5).fill([1, 1]), 'nominal', options)).toBeNull();
  });
});
