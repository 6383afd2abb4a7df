import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Matrix,
  type Rating,
  scoreEvidence,
  scoreHypotheses,
  type Weight,
} from '../../server/src/analysis/competing-hypotheses.ts';

const rows = (
  hypotheses: string[],
  evidence: [string, Weight | null, Weight | null, (Rating | null)[]][],
): Matrix => ({
  hypotheses,
  evidence: evidence.map(([id, credibility, relevance]) => ({ id, credibility, relevance })),
  ratings: evidence.flatMap(([id, , , ratings]) =>
    ratings.flatMap((rating, i) =>
      rating ? { hypothesis: hypotheses[i] as string, evidence: id, rating } : [],
    ),
  ),
});

const figure = rows(
  ['H1', 'H2', 'H3'],
  [
    ['E1', 'HIGH', 'HIGH', ['II', 'C', 'C']],
    ['E2', 'MODERATE', 'HIGH', ['C', 'I', 'C']],
    ['E3', 'LOW', 'MODERATE', ['I', 'II', 'N']],
    ['E4', 'HIGH', 'MODERATE', ['C', 'C', 'I']],
  ],
);

describe('the inconsistency of hypotheses', () => {
  it('is that of the worked figure, unweighted and weighted', () => {
    const scores = scoreHypotheses(figure);
    expect(scores.map(({ unweighted }) => unweighted)).toEqual([-3, -3, -1]);
    expect(scores.map(({ weighted }) => weighted.toFixed(4))).toEqual(['-4.7071', '-2.8284', '-1.4142']);
    expect(scores.map(({ rank }) => rank)).toEqual([3, 2, 1]);
  });

  it('counts what nobody rated as missing, not as consistent evidence that was looked at', () => {
    const [one, two] = scoreHypotheses(rows(['A', 'B'], [['E', null, null, ['NA', null]]]));
    expect(one).toMatchObject({ rated: 1, missing: 0, unweighted: 0, rank: 1 });
    expect(two).toMatchObject({ rated: 0, missing: 1, unweighted: 0, rank: 1 });
  });

  it('is empty without hypotheses, and 0 without evidence', () => {
    expect(scoreHypotheses(rows([], []))).toEqual([]);
    expect(scoreHypotheses(rows(['A'], []))).toMatchObject([{ weighted: 0, rank: 1, rated: 0, missing: 0 }]);
  });
});

describe('the diagnosticity of evidence', () => {
  it('is the spread of its ratings: none where all are alike', () => {
    expect(scoreEvidence(figure).map(({ diagnosticity }) => diagnosticity)).toEqual([3, 2, 2, 2]);
    const [same] = scoreEvidence(rows(['A', 'B'], [['E', null, null, ['I', 'I']]]));
    expect(same?.diagnosticity).toBe(0);
  });

  it('is null where fewer than two hypotheses are rated', () => {
    const [one] = scoreEvidence(rows(['A', 'B', 'C'], [['E', null, null, ['CC', null, 'NA']]]));
    expect(one).toEqual({ evidence: 'E', ratings: ['CC', null, 'NA'], diagnosticity: null });
  });
});

const weight = fc.constantFrom<Weight | null>('LOW', 'MODERATE', 'HIGH', null);
const rating = fc.constantFrom<Rating | null>('CC', 'C', 'N', 'I', 'II', 'NA', null);
const matrix = fc.integer({ min: 1, max: 4 }).chain((n) =>
  fc
    .array(fc.tuple(weight, weight, fc.array(rating, { minLength: n, maxLength: n })), { maxLength: 6 })
    .map((evidence) =>
      rows(
        Array.from({ length: n }, (_, i) => `H${i}`),
        evidence.map(([credibility, relevance, ratings], i) => [`E${i}`, credibility, relevance, ratings]),
      ),
    ),
);

describe('whatever the matrix', () => {
  it('support counts for nothing: C and CC in place of N change no score', () => {
    fc.assert(
      fc.property(matrix, (given) => {
        const bare = {
          ...given,
          ratings: given.ratings.map((each) => ({
            ...each,
            rating: each.rating === 'C' || each.rating === 'CC' ? ('N' as const) : each.rating,
          })),
        };
        expect(scoreHypotheses(bare)).toEqual(scoreHypotheses(given));
      }),
    );
  });

  it('the order of the evidence does not matter, and the first place has the least inconsistency', () => {
    fc.assert(
      fc.property(matrix, (given) => {
        const scores = scoreHypotheses(given);
        const turned = scoreHypotheses({ ...given, evidence: [...given.evidence].reverse() });
        turned.forEach(({ weighted, rank }, i) => {
          expect(weighted).toBeCloseTo(scores[i]?.weighted as number, 9);
          expect(rank).toBe(scores[i]?.rank);
        });
        const best = Math.max(...scores.map(({ weighted }) => weighted));
        for (const { rank, weighted } of scores) expect(rank === 1).toBe(weighted > best - 1e-9);
      }),
    );
  });
});
