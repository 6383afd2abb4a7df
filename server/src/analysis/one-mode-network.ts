import type { Rows } from './discourse-tally.ts';
import type { NetworkEdge } from './network.ts';

export const oneModeAggregations = ['IGNORE', 'CONGRUENCE', 'CONFLICT', 'SUBTRACT'] as const;
export const oneModeNormalisations = ['NONE', 'AVERAGE', 'JACCARD', 'COSINE'] as const;
export type OneModeAggregation = (typeof oneModeAggregations)[number];
export type OneModeNormalisation = (typeof oneModeNormalisations)[number];

interface OneMode {
  /** Only pairs whose weight is not 0, in order. */
  edges: NetworkEdge[];
  /** Pairs that share something, and whose weight is 0 all the same. */
  withoutWeight: number;
}

/** What a pair shares, by its place among the columns, and what it adds to the weight before that is normalised. */
interface Share {
  column: number;
  weight: number;
}

/** A weight as so many times all pairs of statements, and so many times those in conflict; the rest of all is the congruence. */
const parts: Readonly<Record<OneModeAggregation, readonly [all: number, conflict: number]>> = {
  IGNORE: [1, 0],
  CONGRUENCE: [1, -1],
  CONFLICT: [0, 1],
  SUBTRACT: [1, -2],
};

/**
 * What each two rows say on the columns that they share, each statement of the one against each of the other.
 *
 * Row by row and only along what is shared: the work grows with the pairs of cells in a column, not with the square of the rows.
 */
export function oneModeNetwork(
  rows: Rows,
  across: Rows,
  aggregation: OneModeAggregation,
  normalisation: OneModeNormalisation,
): OneMode {
  const [all, conflict] = parts[aggregation];
  const divisor = divisors[normalisation];
  const size = rows.ids.length;
  const weights = new Float64Array(size);
  const overlaps = new Float64Array(size);
  const met = new Uint8Array(size);
  const edges: NetworkEdge[] = [];
  let withoutWeight = 0;
  for (let a = 0; a < size; a++) {
    for (let mine = place(rows.starts, a); mine < place(rows.starts, a + 1); mine++) {
      const column = place(rows.columns, mine);
      // Columns are in order, so that the rows after this one stand at the end
      for (let theirs = place(across.starts, column + 1) - 1; place(across.columns, theirs) > a; theirs--) {
        const b = place(across.columns, theirs);
        const pairs = at(rows.cellTotals, mine) * at(across.cellTotals, theirs);
        weights[b] = at(weights, b) + all * pairs + conflict * conflictOf(rows, mine, across, theirs);
        if (normalisation === 'JACCARD')
          overlaps[b] = at(overlaps, b) + overlapOf(rows, mine, across, theirs);
        met[b] = 1;
      }
    }
    for (let b = a + 1; b < size; b++) {
      if (!met[b]) continue;
      const weight = at(weights, b) / divisor(at(rows.totals, a), at(rows.totals, b), at(overlaps, b));
      if (weight === 0) withoutWeight += 1;
      else edges.push({ a, b, weight });
      weights[b] = overlaps[b] = met[b] = 0;
    }
  }
  return { edges, withoutWeight };
}

/** What two rows share, in order. */
export function sharedBy(rows: Rows, a: number, b: number, aggregation: OneModeAggregation): Share[] {
  const [all, conflict] = parts[aggregation];
  const shares: Share[] = [];
  let theirs = place(rows.starts, b);
  for (let mine = place(rows.starts, a); mine < place(rows.starts, a + 1); mine++) {
    const column = place(rows.columns, mine);
    while (theirs < place(rows.starts, b + 1) && place(rows.columns, theirs) < column) theirs++;
    if (theirs === place(rows.starts, b + 1)) break;
    if (place(rows.columns, theirs) !== column) continue;
    const pairs = at(rows.cellTotals, mine) * at(rows.cellTotals, theirs);
    shares.push({ column, weight: all * pairs + conflict * conflictOf(rows, mine, rows, theirs) });
  }
  return shares;
}

/** Σ_k Σ_l of |q_k − q_l|/R. The scale goes from 0 (denies) over ½ (qualifies) to 1 (affirms): its range R is 1. */
function conflictOf(rows: Rows, mine: number, across: Rows, theirs: number): number {
  const [affirms, denies] = [at(rows.affirms, mine), at(rows.denies, mine)];
  const [affirm, deny] = [at(across.affirms, theirs), at(across.denies, theirs)];
  const half = at(rows.qualifies, mine) * (affirm + deny) + at(across.qualifies, theirs) * (affirms + denies);
  return affirms * deny + denies * affirm + half / 2;
}

/** m11, less what m10 and m01 do not have of the totals. */
function overlapOf(rows: Rows, mine: number, across: Rows, theirs: number): number {
  return (
    overlap(at(rows.affirms, mine), at(across.affirms, theirs)) +
    overlap(at(rows.qualifies, mine), at(across.qualifies, theirs)) +
    overlap(at(rows.denies, mine), at(across.denies, theirs))
  );
}

/** Of one stance: nothing where not both take it. */
const overlap = (one: number, another: number): number =>
  one && another ? one * another - one - another : 0;

const divisors: Readonly<Record<OneModeNormalisation, (a: number, b: number, overlap: number) => number>> = {
  NONE: () => 1,
  AVERAGE: (a, b) => (a + b) / 2,
  JACCARD: (a, b, overlap) => a + b + overlap,
  COSINE: (a, b) => a * b,
};

/** One reader for each kind of array: a reader of both is several times slower. */
const at = (numbers: Float64Array, i: number): number => numbers[i] as number;
const place = (places: Uint32Array, i: number): number => places[i] as number;
