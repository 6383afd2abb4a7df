import { squaredError } from '../analysis/brier-score.ts';

/** A probability as it is scored: of which forecaster, on which day. */
export interface Given {
  id: string;
  probability: number;
  madeOn: Date;
  forecasterId: string;
}

export interface Resolved {
  id: string;
  outcome: boolean;
  resolvesOn: Date;
  resolvedOn: Date;
}

/** What a forecaster's last word on a question scores. */
export interface Score {
  forecastId: string;
  probabilityId: string;
  forecasterId: string;
  probability: number;
  outcome: boolean;
  brier: number;
}

/**
 * The scores of a resolved forecast: each forecaster is held to the last probability given before the day on which the answer was known,
 * and not after the day on which it was due. Of two of one day the later recorded counts. Who gave none in time has no score.
 * The last word is scored and not an average over the days: forecasters here come in at any time, and an average would compare
 * questions that some saw for a year with those that others saw for a week.
 */
export function scoresOf(forecast: Resolved, given: readonly Given[]): Score[] {
  const { resolvesOn, resolvedOn, outcome } = forecast;
  const last = new Map<string, Given>();
  const inTime = given.filter(({ madeOn }) => madeOn < resolvedOn && madeOn <= resolvesOn);
  for (const one of [...inTime].sort(byDay)) last.set(one.forecasterId, one);
  return [...last.values()].map(({ id, forecasterId, probability }) => ({
    forecastId: forecast.id,
    probabilityId: id,
    forecasterId,
    probability,
    outcome,
    brier: squaredError({ probability, outcome }),
  }));
}

const byDay = (one: Given, another: Given) =>
  one.madeOn.getTime() - another.madeOn.getTime() || (one.id < another.id ? -1 : 1);
