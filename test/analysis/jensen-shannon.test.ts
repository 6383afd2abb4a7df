import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divergenceInterval } from '../../server/src/analysis/divergence-interval.ts';
import { jensenShannon } from '../../server/src/analysis/jensen-shannon.ts';

const counts = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 0, max: 40 }))
  .map((record) => new Map(Object.entries(record)));
const some = counts.filter((map) => [...map.values()].some((n) => n > 0));

describe('the divergence between two sides', () => {
  it('is what the formula gives for a coin that always falls heads and a fair one', () => {
    const { divergence, contributions } = jensenShannon(
      new Map([['heads', 7]]),
      new Map([
        ['heads', 5],
        ['tails', 5],
      ]),
    );
    // ½ log₂(4/3) + ½ (½ log₂(2/3) + ½)
    expect(divergence).toBeCloseTo(0.311278, 6);
    expect(contributions.map(({ category }) => category)).toEqual(['tails', 'heads']);
  });

  it('is 0 for the same shares, 1 for nothing in common, and the same from either side', () => {
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 9 }), (one, other, times) => {
        const scaled = new Map([...one].map(([key, n]) => [key, n * times]));
        const apart = new Map([...other].map(([key, n]) => [`${key}'`, n]));
        expect(jensenShannon(one, scaled).divergence).toBeCloseTo(0, 12);
        expect(jensenShannon(one, apart).divergence).toBeCloseTo(1, 12);
        const { divergence } = jensenShannon(one, other);
        expect(jensenShannon(other, one).divergence).toBeCloseTo(divergence as number, 12);
      }),
    );
  });

  it('is null where either side has no observations', () => {
    const [none, some] = [new Map([['a', 0]]), new Map([['a', 1]])];
    expect(jensenShannon(none, some)).toEqual({ divergence: null, n: [0, 1], contributions: [] });
    expect(jensenShannon(some, none)).toEqual({ divergence: null, n: [1, 0], contributions: [] });
  });

  it('has categories that add as much as each other in the order of their names', () => {
    for (const order of ['abc', 'cba', 'bca']) {
      const even = new Map([...order].map((category) => [category, 1]));
      const { contributions } = jensenShannon(even, new Map([['d', 3]]));
      expect(contributions.map(({ category }) => category)).toEqual(['d', 'a', 'b', 'c']);
    }
  });

  it('is the sum of its contributions, none below 0, the largest first, whatever the order of the counts', () => {
    fc.assert(
      fc.property(some, some, (one, other) => {
        const { divergence, contributions } = jensenShannon(one, other);
        const values = contributions.map(({ contribution }) => contribution);
        expect(divergence).toBeGreaterThanOrEqual(0);
        expect(divergence).toBeLessThanOrEqual(1);
        expect(values.reduce((sum, each) => sum + each, 0)).toBeCloseTo(divergence as number, 12);
        expect(values).toEqual([...values].sort((a, b) => b - a));
        const reversed = new Map([...one].reverse());
        expect(jensenShannon(reversed, other).contributions).toEqual(contributions);
      }),
    );
  });

  it('is null where a side says nothing', () => {
    const nothing = { divergence: null, n: [0, 3], contributions: [] };
    expect(jensenShannon(new Map([['a', 0]]), new Map([['a', 3]]))).toEqual(nothing);
    expect(divergenceInterval(new Map(), new Map([['a', 3]]), { seed: 1, resamples: 100 })).toBeNull();
  });
});

describe('its interval', () => {
  const drawn = { seed: 7, resamples: 400 };

  it('lies within 0 and 1, and is the same for the same seed and any order', () => {
    fc.assert(
      fc.property(some, some, fc.integer(), (one, other, seed) => {
        const interval = divergenceInterval(one, other, { seed, resamples: 100 });
        if (interval === null) return;
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(interval.high);
        const reversed = new Map([...one].reverse());
        expect(divergenceInterval(reversed, other, { seed, resamples: 100 })).toEqual(interval);
      }),
      { numRuns: 40 },
    );
  });

  it('narrows with the number of readings', () => {
    const side = (n: number, tilt: number) =>
      new Map([
        ['a', n * (5 + tilt)],
        ['b', n * 5],
        ['c', n * (5 - tilt)],
      ]);
    const width = (n: number) => {
      const interval = divergenceInterval(side(n, 3), side(n, -3), drawn);
      return (interval?.high as number) - (interval?.low as number);
    };
    expect(width(100)).toBeLessThan(width(10));
    expect(width(10)).toBeLessThan(width(1));
  });

  it('is there for two readings a side, and not for one', () => {
    const [one, two] = [new Map([['a', 1]]), new Map(Object.entries({ a: 1, b: 1 }))];
    expect(divergenceInterval(two, two, drawn)).toMatchObject({ low: 0, resamples: 400 });
    expect(divergenceInterval(one, two, drawn)).toBeNull();
    expect(divergenceInterval(two, one, drawn)).toBeNull();
  });

  it('is that of drawing one reading after another', () => {
    const sides = [
      { a: 90, b: 60, c: 50 },
      { a: 30, b: 70, c: 60, d: 40 },
    ].map((counts) => new Map(Object.entries(counts))) as [Map<string, number>, Map<string, number>];
    let state = 5;
    const below = (n: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % n;
    };
    const drawnAnew = (side: Map<string, number>) => {
      const readings = [...side].flatMap(([category, n]) => Array<string>(n).fill(category));
      const found = new Map<string, number>();
      for (const _ of readings) {
        const category = readings[below(readings.length)] as string;
        found.set(category, (found.get(category) ?? 0) + 1);
      }
      return found;
    };
    const draws = Array.from(
      { length: 4_000 },
      () => jensenShannon(drawnAnew(sides[0]), drawnAnew(sides[1])).divergence as number,
    ).sort((a, b) => a - b);
    const { divergence } = jensenShannon(...sides) as { divergence: number };
    const interval = divergenceInterval(...sides, { seed: 7, resamples: 4_000 });
    expect(interval?.low).toBeCloseTo(2 * divergence - (draws[3_899] as number), 2);
    expect(interval?.high).toBeCloseTo(2 * divergence - (draws[99] as number), 2);
  });

  it('holds the divergence of the distributions that samples were drawn from about as often as it says', () => {
    // 200 samples of 60 readings a side, from two distributions whose divergence is known
    const [p, q] = [
      [0.5, 0.3, 0.2],
      [0.2, 0.3, 0.5],
    ] as const;
    const truth = jensenShannon(new Map(p.map((x, i) => [`${i}`, x])), new Map(q.map((x, i) => [`${i}`, x])));
    let state = 1;
    const uniform = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const sample = (shares: readonly number[]) => {
      const found = new Map<string, number>();
      for (let i = 0; i < 60; i++) {
        const x = uniform();
        const place =
          x < (shares[0] as number) ? 0 : x < (shares[0] as number) + (shares[1] as number) ? 1 : 2;
        found.set(`${place}`, (found.get(`${place}`) ?? 0) + 1);
      }
      return found;
    };
    let held = 0;
    for (let i = 0; i < 200; i++) {
      const interval = divergenceInterval(sample(p), sample(q), { seed: i, resamples: 200 });
      if (
        interval &&
        interval.low <= (truth.divergence as number) &&
        interval.high >= (truth.divergence as number)
      )
        held += 1;
    }
    expect(held / 200).toBeGreaterThan(0.85);
  });
});
