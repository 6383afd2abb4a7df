import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore, squaredError } from '../../server/src/analysis/brier-score.ts';
import { binOf, calibration } from '../../server/src/analysis/calibration.ts';

const scored = (probabilities: number[], outcomes: number[]) =>
  probabilities.map((probability, i) => ({ probability, outcome: outcomes[i] === 1 }));

const figure = scored([0.9, 0.9, 0.9, 0.6, 0.6, 0.3, 0.3, 0.3, 0.1, 0.1], [1, 1, 0, 1, 0, 0, 1, 0, 0, 0]);

describe('the Brier score', () => {
  it.each([
    [0.7, true, 0.09],
    [0.3, true, 0.49],
    [0.5, true, 0.25],
    [0.5, false, 0.25],
    [1, true, 0],
    [1, false, 1],
  ])('of %d where the outcome is %s is %d', (probability, outcome, score) => {
    expect(squaredError({ probability, outcome })).toBeCloseTo(score, 12);
  });

  it('of nothing is null', () => {
    expect(brierScore([])).toBeNull();
  });
});

describe('the calibration', () => {
  it('is that of the worked figure', () => {
    const { n, brier, reliability, resolution, uncertainty, remainder, bins } = calibration(figure);
    expect(n).toBe(10);
    expect(brier).toBeCloseTo(0.204, 9);
    expect(reliability).toBeCloseTo(0.020667, 6);
    expect(resolution).toBeCloseTo(0.056667, 6);
    expect(uncertainty).toBeCloseTo(0.24, 9);
    expect(remainder).toBeCloseTo(0, 9);
    expect(bins.map((bin) => [bin.from, bin.n])).toEqual([
      [0.1, 2],
      [0.3, 3],
      [0.6, 2],
      [0.9, 3],
    ]);
  });

  it('of nothing has n 0, and measures that are null', () => {
    expect(calibration([])).toEqual({
      n: 0,
      brier: null,
      reliability: null,
      resolution: null,
      uncertainty: null,
      remainder: null,
      bins: [],
    });
  });

  it('puts each tenth into the bin that it begins, and 1 into the last', () => {
    expect([0, 0.1, 0.2, 0.3, 0.6, 0.7, 0.99, 1].map(binOf)).toEqual([0, 1, 2, 3, 6, 7, 9, 9]);
    expect(calibration(figure).bins.map(({ from, to }) => [from, to])).toEqual([
      [0.1, 0.2],
      [0.3, 0.4],
      [0.6, 0.7],
      [0.9, 1],
    ]);
  });

  const any = fc.array(
    fc.record({ probability: fc.double({ min: 0, max: 1, noNaN: true }), outcome: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 60,
    },
  );

  it('adds up to the Brier score, with no resolution beyond the uncertainty, whatever was forecast', () => {
    fc.assert(
      fc.property(any, (given) => {
        const { brier, reliability, resolution, uncertainty, remainder, bins } = calibration(
          given,
        ) as never as Record<string, number> & { bins: { n: number }[] };
        expect(
          (reliability as number) - (resolution as number) + (uncertainty as number) + (remainder as number),
        ).toBeCloseTo(brier as number, 9);
        expect(resolution as number).toBeLessThanOrEqual((uncertainty as number) + 1e-9);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(given.length);
      }),
    );
  });

  it('leaves no remainder where the probabilities of a bin are alike', () => {
    const whole = fc.record({
      probability: fc.integer({ min: 0, max: 9 }).map((n) => n / 10 + 0.05),
      outcome: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1 }), (given) => {
        expect(calibration(given).remainder).toBeCloseTo(0, 9);
      }),
    );
  });
});
