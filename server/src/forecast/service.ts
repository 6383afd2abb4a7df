import { z } from 'zod';
import { ForbiddenError, ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { checkResolver } from './resolution-service.ts';

const forecast = z.object({
  question: input.text(2_000),
  relationshipId: input.id.nullish(),
  resolvesOn: input.day,
  outcome: z.boolean().nullish(),
  resolvedOn: input.day.nullish(),
  resolution: input.text().nullish(),
  marking: input.marking.optional(),
});

/**
 * Questions with a day on which the answer is due. To resolve one is to give outcome and resolvedOn; emptying them and resolution opens
 * it again. Neither is done by who has given a probability on it.
 */
export const forecastService = entityService({
  entity: 'Forecast',
  writers: ['ANALYST'],
  create: forecast,
  update: forecast.partial(),
  row: async (columns, viewer, current, transaction) => {
    if (current && ('outcome' in columns || 'resolvedOn' in columns))
      await checkResolver(transaction, viewer, current.id as string);
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

/**
 * Probabilities over time. A later one of the same forecaster replaces an earlier one, and both stay. None is given or changed once
 * the forecast is resolved.
 */
export const forecastProbabilityService = entityService({
  entity: 'ForecastProbability',
  writers: ['ANALYST'],
  create: probability,
  update: probability.omit({ forecastId: true, forecasterId: true }).partial(),
  row: async (columns, viewer, current, transaction) => {
    const { forecastId } = { ...current, ...columns } as { forecastId: string };
    // One that may not be seen is left to the check of references
    const where = { id: forecastId, outcome: { not: null }, ...liveAndVisible('Forecast', viewer) };
    if (await transaction.forecast.count({ where })) {
      throw new ForbiddenError('The forecast is resolved: its probabilities stay as they were.', [
        current ? 'id' : 'forecastId',
      ]);
    }
    return { columns };
  },
});
