import { z } from 'zod';
import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import type { Created } from '../write/entity.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';

const resolution = z.object({
  id: input.id,
  expectedVersion: z.int(),
  outcome: z.boolean(),
  resolvedOn: input.day,
  resolution: input.text(),
});

/** Says what came of a forecast, once. Nobody does it for a question on which they have given a probability. */
export function resolveForecast(writer: Writer, viewer: Viewer, given: object): Promise<Created> {
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, ['ANALYST', 'REVIEWER'], 'resolve forecasts');
    const { id, expectedVersion, ...columns } = parseInput(resolution, given);
    const forecast = await transaction.forecast.findFirst({
      where: { id, ...liveAndVisible('Forecast', viewer) },
      select: { version: true, outcome: true },
    });
    if (!forecast) throw new NotFoundError('There is no such Forecast, or you may not see it.', ['id']);
    if (forecast.version !== expectedVersion) throw new ConflictError(forecast.version);
    if (forecast.outcome !== null) {
      throw new ValidationError(
        'The forecast is resolved already: to correct it, empty outcome, resolvedOn and resolution by updateForecast first.',
        ['id'],
      );
    }
    await checkResolver(transaction, viewer, id);
    const { count } = await transaction.forecast.updateMany({
      where: { id, version: expectedVersion },
      data: columns,
    });
    if (count === 0) throw new ConflictError(expectedVersion + 1);
    return { id };
  });
}

/** Throws ForbiddenError where the viewer, under whichever record of them, has given a probability on the forecast. */
export async function checkResolver(transaction: Transaction, viewer: Viewer, id: string): Promise<void> {
  const [row] = await transaction.$queryRaw<{ forecast: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM "ForecastProbability" p JOIN "ActorIdentity" x ON x."actorId" = p."forecasterId"
      JOIN "ActorIdentity" y ON y."identityId" = x."identityId" JOIN "User" u ON u."actorId" = y."actorId"
      WHERE p."forecastId" = ${id}::uuid AND p."retractedAt" IS NULL AND u."id" = ${viewer.userId}::uuid) AS forecast`;
  if (row?.forecast) {
    throw new ForbiddenError(
      'Nobody resolves a forecast on which they have given a probability: let another person do it.',
      ['id'],
    );
  }
}
