import { type Bin, type Calibration, calibration } from '../analysis/calibration.ts';
import { builder } from '../builder.ts';
import { dateOf } from '../date/edtf.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import type { Score } from './counted.ts';
import { readScores, readScoresOf } from './read-scores.ts';

const counts =
  'What counts is the last probability that a forecaster gave before the answer was known, and not after it was due.';

const ForecastScore = builder.objectRef<Score>('ForecastScore').implement({
  description: `What a forecaster's last word on a forecast scores. ${counts}`,
  fields: (t) => ({
    forecast: t.field({
      type: ref('Forecast'),
      description: 'The forecast.',
      resolve: ({ forecastId }) => ({ id: forecastId }) as never,
    }),
    forecaster: t.field({
      type: ref('Actor'),
      description: 'Who gave the probability.',
      resolve: ({ forecasterId }) => ({ id: forecasterId }) as never,
    }),
    probability: t.field({
      type: ref('ForecastProbability'),
      description: 'The probability that counts.',
      resolve: ({ probabilityId }) => ({ id: probabilityId }) as never,
    }),
    outcome: t.exposeBoolean('outcome', { description: 'What came of it.' }),
    brier: t.exposeFloat('brier', {
      description:
        'The Brier score (Brier 1950, for the yes alone): the square of probability minus outcome. 0 is right and certain, 1 wrong and certain, .25 what .5 always gives.',
    }),
  }),
});

const CalibrationBin = builder.objectRef<Bin>('CalibrationBin').implement({
  description: 'Probabilities of one tenth of the scale, and how often they came true.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'The lower bound of the tenth, included.' }),
    to: t.exposeFloat('to', { description: 'Its upper bound; included only in the last one, at 1.' }),
    n: t.exposeInt('n', { description: 'How many probabilities lie in it.' }),
    meanProbability: t.exposeFloat('meanProbability', { description: 'Their mean.' }),
    frequency: t.exposeFloat('frequency', { description: 'The share of yes among their outcomes, 0 to 1.' }),
  }),
});

const measure = 'Null where n is 0.';
const ForecastCalibration = builder
  .objectRef<Calibration & { scores: Score[] }>('ForecastCalibration')
  .implement({
    description: `How well a forecaster's probabilities fit what came of them (Murphy 1973): brier = reliability − resolution + uncertainty + remainder. ${counts}`,
    fields: (t) => ({
      n: t.exposeInt('n', { description: 'How many forecasts are scored.' }),
      brier: t.exposeFloat('brier', {
        nullable: true,
        description: `The mean Brier score, 0 (best) to 1. ${measure}`,
      }),
      reliability: t.exposeFloat('reliability', {
        nullable: true,
        description: `How far the probabilities are from the shares of yes, squared, weighted by bin; 0 is best. ${measure}`,
      }),
      resolution: t.exposeFloat('resolution', {
        nullable: true,
        description: `How far the shares of yes in the bins are from that in all, squared; more is better, at most the uncertainty. ${measure}`,
      }),
      uncertainty: t.exposeFloat('uncertainty', {
        nullable: true,
        description: `How uncertain the questions were: share of yes times share of no, 0 to .25. ${measure}`,
      }),
      remainder: t.exposeFloat('remainder', {
        nullable: true,
        description: `What the bins lose of the score by taking unlike probabilities together (Stephenson et al. 2008); 0 where all in a bin are alike. ${measure}`,
      }),
      bins: t.field({
        type: [CalibrationBin],
        description: 'The tenths in which there are probabilities, the lowest first.',
        resolve: ({ bins }) => bins,
      }),
      scores: t.field({
        type: [ForecastScore],
        description: 'The scores behind the measures, one for each forecast; at most 10,000.',
        resolve: ({ scores }) => scores,
      }),
    }),
  });

builder.prismaObjectFields(ref('Forecast'), (t) => ({
  scores: t.field({
    type: [ForecastScore],
    description:
      'The score of each forecaster. Empty while it is open, and where nobody gave a probability in time.',
    select: { id: true },
    resolve: async ({ id }, _args, { source, db }) =>
      (await loadTogether(source, 'scores', id, (ids) => readScores(db, ids))) ?? [],
  }),
}));

builder.queryField('forecastCalibration', (t) =>
  t.field({
    type: ForecastCalibration,
    description:
      'How well calibrated a forecaster is, over the forecasts that were resolved in a span of days.',
    complexity: { field: 1_000 },
    args: {
      forecaster: t.arg.globalID({
        for: [ref('Actor')],
        required: true,
        description: 'The forecaster. One without scored probabilities has n 0.',
      }),
      from: t.arg({
        type: 'Date',
        description: 'Resolved on this day or later; from the first, if it is left out.',
      }),
      to: t.arg({
        type: 'Date',
        description: 'Resolved on this day or earlier; to the last, if it is left out.',
      }),
    },
    resolve: async (_root, { forecaster, from, to }, { db }) => {
      const day = (text: string | null | undefined) => (text ? dateOf(text) : undefined);
      const scores = await readScoresOf(db, { forecaster: forecaster.id, from: day(from), to: day(to) });
      return { ...calibration(scores), scores };
    },
  }),
);
