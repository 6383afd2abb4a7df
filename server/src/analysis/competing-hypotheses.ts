/**
 * Analysis of competing hypotheses: which answer the evidence speaks against least.
 *
 * Source: R. J. Heuer, Psychology of Intelligence Analysis (1999), chapter 8; the weighted inconsistency score of PARC's ACH software
 * (2.0.5). I counts −1 and II −2, everything else 0; weighted, each is multiplied by the credibility and the relevance of its evidence
 * (LOW 1/√2, MODERATE 1, HIGH √2; not weighed counts as MODERATE). The unit is points of inconsistency, 0 or less.
 *
 * The hypothesis with the *least* inconsistency stands, never the one with the most support. A cell that nobody rated is missing: it
 * counts as 0, and is counted. No evidence or no hypotheses: no scores, nothing to rank.
 */

export type Rating = 'CC' | 'C' | 'N' | 'I' | 'II' | 'NA';
export type Weight = 'LOW' | 'MODERATE' | 'HIGH';

export interface Matrix {
  /** Ids, in the analyst's order. */
  hypotheses: readonly string[];
  evidence: readonly { id: string; credibility: Weight | null; relevance: Weight | null }[];
  ratings: readonly { hypothesis: string; evidence: string; rating: Rating }[];
}

export interface HypothesisScore {
  hypothesis: string;
  unweighted: number;
  weighted: number;
  /** From 1, the least weighted inconsistency first; those that are alike share a place. */
  rank: number;
  /** Pieces of evidence that are rated against it (NA is a rating), and those that are not. */
  rated: number;
  missing: number;
}

export interface EvidenceScore {
  evidence: string;
  /** One rating for each hypothesis, in their order; null where nobody rated it. */
  ratings: (Rating | null)[];
  /**
   * The spread of its ratings across the hypotheses on the scale CC 2, C 1, N 0, I −1, II −2: highest minus lowest, 0 to 4. Evidence
   * rated alike for all has 0, and tells nothing apart. Null with fewer than two ratings other than NA.
   */
  diagnosticity: number | null;
}

const inconsistency: Readonly<Record<Rating, number>> = { CC: 0, C: 0, N: 0, I: -1, II: -2, NA: 0 };
const scale: Readonly<Record<Exclude<Rating, 'NA'>, number>> = { CC: 2, C: 1, N: 0, I: -1, II: -2 };
const weights: Readonly<Record<Weight, number>> = { LOW: Math.SQRT1_2, MODERATE: 1, HIGH: Math.SQRT2 };
/** Below it two sums of weights are alike: √2 · √2 is not quite 2. */
const tolerance = 1e-9;

export function scoreHypotheses({ hypotheses, evidence, ratings }: Matrix): HypothesisScore[] {
  const cell = cellsOf(ratings);
  const scores = hypotheses.map((hypothesis) => {
    const given = evidence.flatMap(({ id, credibility, relevance }) => {
      const rating = cell(hypothesis, id);
      const weight = weights[credibility ?? 'MODERATE'] * weights[relevance ?? 'MODERATE'];
      return rating ? [{ points: inconsistency[rating], weight }] : [];
    });
    return {
      hypothesis,
      unweighted: given.reduce((sum, { points }) => sum + points, 0),
      weighted: given.reduce((sum, { points, weight }) => sum + points * weight, 0),
      rated: given.length,
      missing: evidence.length - given.length,
    };
  });
  return scores.map((score) => ({
    ...score,
    rank: 1 + scores.filter(({ weighted }) => weighted > score.weighted + tolerance).length,
  }));
}

export function scoreEvidence({ hypotheses, evidence, ratings }: Matrix): EvidenceScore[] {
  const cell = cellsOf(ratings);
  return evidence.map(({ id }) => {
    const row = hypotheses.map((hypothesis) => cell(hypothesis, id));
    const values = row.flatMap((rating) => (rating && rating !== 'NA' ? [scale[rating]] : []));
    return {
      evidence: id,
      ratings: row,
      diagnosticity: values.length < 2 ? null : Math.max(...values) - Math.min(...values),
    };
  });
}

function cellsOf(ratings: Matrix['ratings']) {
  const cells = new Map(
    ratings.map(({ hypothesis, evidence, rating }) => [`${hypothesis} ${evidence}`, rating]),
  );
  return (hypothesis: string, evidence: string) => cells.get(`${hypothesis} ${evidence}`) ?? null;
}
