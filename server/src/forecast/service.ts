import { z } from 'zod';
import { ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';

const forecast = z.object({
  question: input.text(2_000),
  relationshipId: input.id.nullish(),
  resolvesOn: input.day,
  outcome: z.boolean().nullish(),
  resolvedOn: input.day.nullish(),
  resolution: input.text().nullish(),
  marking: input.marking.optional(),
});

/** Questions with a day on which the answer is due. To resolve one is to give outcome and resolvedOn; emptying them and resolution opens it again. */
export const forecastService = entityService({
  entity: 'Forecast',
  writers: ['ANALYST'],
  create: forecast,
  update: forecast.partial(),
  row: (columns, _viewer, current) => {
    const { outcome, resolvedOn, resolution }: Record<string, unknown> = { ...current, ...columns };
    if ((outcome ?? null) === null ? resolvedOn : !resolvedOn) {
      throw new ValidationError(
        'An outcome comes with the day on which it was known: give outcome and resolvedOn.',
        ['resolvedOn'],
      );
    }
    if (resolution && !resolvedOn)
      throw new ValidationError('How the answer is known goes with an outcome.', ['resolution']);
    return { columns };
  },
});

const probability = z.object({
  forecastId: input.id,
  forecasterId: input.id,
  probability: z.number().min(0).max(1),
  madeOn: input.day,
  rationale: input.text().nullish(),
});

/** Probabilities over time. A later one of the same forecaster replaces an earlier one, and both stay. */
export const forecastProbabilityService = entityService({
  entity: 'ForecastProbability',
  writers: ['ANALYST'],
  create: probability,
  update: probability.omit({ forecastId: true, forecasterId: true }).partial(),
  row: (columns) => ({ columns }),
});
