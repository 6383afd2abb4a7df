/**
 * The Brier score of probabilities: the mean of (f − o)², f the probability of a yes, o 1 for yes and 0 for no. From 0 (always right
 * and certain) to 1; always saying .5 gives .25.
 *
 * Source: G. W. Brier, Verification of forecasts expressed in terms of probability (1950), in the form for two outcomes that counts the
 * yes alone, half of Brier's own sum over both. Null where there is nothing to score.
 */

export interface Scored {
  /** 0 to 1. */
  probability: number;
  outcome: boolean;
}

export function brierScore(scored: readonly Scored[]): number | null {
  if (scored.length === 0) return null;
  return scored.reduce((sum, one) => sum + squaredError(one), 0) / scored.length;
}

/** The score of one probability. */
export function squaredError({ probability, outcome }: Scored): number {
  return (probability - Number(outcome)) ** 2;
}
