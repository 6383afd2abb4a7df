import { EntenteError } from '../errors.ts';
import { type ReadClient, readerOf } from '../read/client.ts';
import { type Given, type Resolved, type Score, scoresOf } from './counted.ts';

const live = { retractedAt: null };
const byDay = [{ madeOn: 'asc' }, { id: 'asc' }] as const;
/** How many probabilities one calibration reads. */
const mostGiven = 10_000;

/** A forecaster is whom they are read as, under whichever record they gave the probability. */
const given = {
  id: true,
  probability: true,
  madeOn: true,
  forecaster: { select: { id: true } },
} as const;

type GivenRow = Omit<Given, 'forecasterId'> & { forecaster: { id: string } };
const givenOf = ({ forecaster, ...row }: GivenRow): Given => ({ ...row, forecasterId: forecaster.id });

/** The scores of forecasts, by forecast; none for one that is open. */
export async function readScores(db: ReadClient, ids: string[]): Promise<Map<string, Score[]>> {
  const rows = await readerOf(db, 'Forecast').findMany({
    where: { id: { in: ids }, outcome: { not: null } },
    select: {
      id: true,
      outcome: true,
      resolvesOn: true,
      resolvedOn: true,
      probabilities: { where: live, orderBy: byDay, select: given },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id as string,
      scoresOf(row as unknown as Resolved, (row.probabilities as GivenRow[]).map(givenOf)),
    ]),
  );
}

export interface Span {
  forecaster: string;
  from: Date | undefined;
  to: Date | undefined;
}

/** The scores of one forecaster on what was resolved in a span of days, in one statement. */
export async function readScoresOf(db: ReadClient, { forecaster, from, to }: Span): Promise<Score[]> {
  const rows = await readerOf(db, 'ForecastProbability').findMany({
    where: {
      ...live,
      forecaster: { id: { equals: forecaster } },
      forecast: { ...live, outcome: { not: null }, resolvedOn: { gte: from, lte: to } },
    },
    orderBy: byDay,
    take: mostGiven + 1,
    select: {
      ...given,
      forecast: { select: { id: true, outcome: true, resolvesOn: true, resolvedOn: true } },
    },
  });
  if (rows.length > mostGiven) {
    throw new EntenteError(
      'LIMIT_EXCEEDED',
      `The forecaster has given more than ${mostGiven} probabilities in this span: ask for a shorter one.`,
    );
  }
  const forecasts = new Map<string, { forecast: Resolved; all: Given[] }>();
  for (const { forecast: of, ...row } of rows) {
    const forecast = of as unknown as Resolved;
    const known = forecasts.get(forecast.id) ?? { forecast, all: [] };
    known.all.push(givenOf(row as unknown as GivenRow));
    forecasts.set(forecast.id, known);
  }
  return [...forecasts.values()].flatMap(({ forecast, all }) => scoresOf(forecast, all));
}
