import { brierScore, type Scored } from './brier-score.ts';

/**
 * How well calibrated probabilities are: the Brier score as reliability − resolution + uncertainty + within-bin remainder.
 *
 * Source: A. H. Murphy, A new vector partition of the probability score (1973); the remainder after D. B. Stephenson et al., Two extra
 * components in the Brier score decomposition (2008). Bins are tenths, the lower bound included, and 1 in the last. With n_k
 * probabilities in bin k, f_k their mean, o_k the share of yes among them and ō the share of yes in all:
 * reliability Σ n_k (f_k − o_k)² / n (0 is best), resolution Σ n_k (o_k − ō)² / n (more is better), uncertainty ō (1 − ō).
 * The remainder is what the bins lose of the score by taking unlike probabilities together: 0 where all in a bin are alike.
 * Nothing to score: n 0, the measures null.
 */
export interface Calibration {
  n: number;
  brier: number | null;
  reliability: number | null;
  resolution: number | null;
  uncertainty: number | null;
  remainder: number | null;
  bins: Bin[];
}

/** A tenth of the scale in which there are probabilities. */
export interface Bin {
  from: number;
  to: number;
  n: number;
  meanProbability: number;
  /** The share of yes among their outcomes. */
  frequency: number;
}

const tenths = 10;

export function calibration(scored: readonly Scored[]): Calibration {
  const n = scored.length;
  const brier = brierScore(scored);
  if (brier === null)
    return { n, brier, reliability: null, resolution: null, uncertainty: null, remainder: null, bins: [] };
  const bins = binsOf(scored);
  const rate = shareOfYes(scored);
  const weighted = (value: (bin: Bin) => number) =>
    bins.reduce((sum, bin) => sum + bin.n * value(bin), 0) / n;
  const reliability = weighted((bin) => (bin.meanProbability - bin.frequency) ** 2);
  const resolution = weighted((bin) => (bin.frequency - rate) ** 2);
  const uncertainty = rate * (1 - rate);
  const remainder = brier - (reliability - resolution + uncertainty);
  return { n, brier, reliability, resolution, uncertainty, remainder, bins };
}

/** The tenth in which a probability lies; .3 is not quite 3/10 for a computer, and belongs to the fourth all the same. */
export function binOf(probability: number): number {
  return Math.min(tenths - 1, Math.floor(probability * tenths + 1e-9));
}

function binsOf(scored: readonly Scored[]): Bin[] {
  const groups = new Map<number, Scored[]>();
  for (const one of scored) {
    const place = binOf(one.probability);
    groups.set(place, [...(groups.get(place) ?? []), one]);
  }
  return [...groups]
    .sort(([one], [another]) => one - another)
    .map(([place, members]) => ({
      from: place / tenths,
      to: (place + 1) / tenths,
      n: members.length,
      meanProbability: members.reduce((sum, { probability }) => sum + probability, 0) / members.length,
      frequency: shareOfYes(members),
    }));
}

const shareOfYes = (scored: readonly Scored[]) =>
  scored.filter(({ outcome }) => outcome).length / scored.length;
