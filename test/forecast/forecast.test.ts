import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scoresOf } from '../../server/src/forecast/counted.ts';
import { resolveForecast } from '../../server/src/forecast/resolution-service.ts';
import { forecastProbabilityService, forecastService } from '../../server/src/forecast/service.ts';
import { mergeActors } from '../../server/src/identity/service.ts';
import { globalId, type Office, office } from '../assessment/world.ts';

let test: Office;
beforeAll(async () => {
  test = await office();
});
afterAll(() => test.close());

const question = (more = {}) =>
  test.make(forecastService, test.local, { question: 'Will it hold?', resolvesOn: '2020-12-31', ...more });
const say = (forecastId: string, forecasterId: string, probability: number, madeOn: string) =>
  test.make(forecastProbabilityService, test.local, { forecastId, forecasterId, probability, madeOn });
const resolve = async (by: Office['local'], id: string, outcome: boolean, resolvedOn = '2020-06-01') => {
  const { version } = await test.writer.forecast.findUniqueOrThrow({ where: { id } });
  return resolveForecast(test.writer, by, {
    id,
    expectedVersion: version,
    outcome,
    resolvedOn,
    resolution: 'It was in the papers.',
  });
};

describe('a forecast', () => {
  it('is resolved once, by somebody who gave no probability on it', async () => {
    const { ann, ben, kim } = test.people;
    const id = await question();
    await say(id, test.actors.ann, 0.7, '2020-01-01');
    const refused = 'Nobody resolves a forecast on which they have given a probability';
    await expect(resolve(ann, id, true)).rejects.toThrow(refused);
    await expect(
      forecastService.update(test.writer, ann, id, 1, { outcome: true, resolvedOn: '2020-06-01' }),
    ).rejects.toThrow(refused);
    await expect(resolve(kim, id, true)).rejects.toThrow('takes the role ANALYST or REVIEWER');
    await resolve(ben, id, true);
    await expect(resolve(ben, id, false)).rejects.toThrow('resolved already');
    const client = await test.database.write.connect();
    await client.query('BEGIN');
    await client.query(`SELECT set_config('entente.user', $1, true)`, [ann.userId]);
    await expect(
      client.query('UPDATE "Forecast" SET "outcome" = false WHERE "id" = $1', [id]),
    ).rejects.toThrow(refused);
    await client.query('ROLLBACK');
    client.release();
  });

  it('takes no probability once it is resolved, and none is changed', async () => {
    const id = await question();
    const given = await say(id, test.actors.ann, 0.7, '2020-01-01');
    await resolve(test.people.ben, id, true);
    const closed = 'The forecast is resolved: its probabilities stay as they were.';
    await expect(say(id, test.actors.ben, 0.9, '2020-02-01')).rejects.toThrow(closed);
    await expect(
      forecastProbabilityService.update(test.writer, test.local, given, 1, { probability: 1 }),
    ).rejects.toThrow(closed);
    await expect(test.retract(forecastProbabilityService, test.local, given)).rejects.toThrow(closed);
  });
});

describe('what counts', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const forecast = { id: 'f', outcome: true, resolvesOn: day('2020-12-31'), resolvedOn: day('2021-01-15') };
  const given = (id: string, madeOn: string, probability: number) => ({
    id,
    madeOn: day(madeOn),
    probability,
    forecasterId: 'a',
  });

  it('is the last probability before the answer was known and not after it was due; of one day the later recorded', () => {
    const all = [
      given('1', '2020-01-01', 0.1),
      given('4', '2021-01-10', 0.9),
      given('3', '2020-05-01', 0.4),
      given('2', '2020-05-01', 0.3),
    ];
    expect(scoresOf(forecast, all)).toMatchObject([{ probabilityId: '3', brier: 0.36 }]);
    expect(scoresOf({ ...forecast, resolvedOn: day('2020-05-01') }, all)).toMatchObject([
      { probabilityId: '1' },
    ]);
    expect(scoresOf({ ...forecast, resolvedOn: day('2020-01-01') }, all)).toEqual([]);
  });
});

describe('the API', () => {
  it('gives the calibration of a forecaster, under every record of them, with the scores behind it', async () => {
    const probabilities = [0.9, 0.9, 0.9, 0.6, 0.6, 0.3, 0.3, 0.3, 0.1, 0.1];
    const outcomes = [1, 1, 0, 1, 0, 0, 1, 0, 0, 0];
    for (const [i, probability] of probabilities.entries()) {
      const id = await question({ question: `Question ${i}?` });
      await say(id, test.actors.rita, 0.5, '2019-01-01');
      await say(id, i === 0 ? test.actors.ros : test.actors.rita, probability, '2020-01-01');
      await resolve(test.people.ben, id, outcomes[i] === 1);
    }
    const open = await question();
    await say(open, test.actors.rita, 0.5, '2020-01-01');
    await mergeActors(test.writer, test.local, { keptId: test.actors.rita, actorIds: [test.actors.ros] });
    const query = `query ($forecaster: ID!, $from: Date) { forecastCalibration(forecaster: $forecaster, from: $from) {
      n brier reliability resolution uncertainty remainder bins { from n frequency } scores { brier forecast { question } forecaster { name } probability { probability } } } }`;
    const { data, errors } = await test.ask(query, { forecaster: globalId('Actor', test.actors.rita) });
    expect(errors).toBeUndefined();
    const { n, scores, bins, ...measures } = data.forecastCalibration;
    expect(n).toBe(10);
    expect(Object.values(measures).map((value) => (value as number).toFixed(6))).toEqual([
      '0.204000',
      '0.020667',
      '0.056667',
      '0.240000',
      expect.stringMatching(/^-?0\.000000$/),
    ]);
    expect(bins).toHaveLength(4);
    expect(scores).toHaveLength(10);
    expect(scores[0]).toMatchObject({
      forecast: { question: 'Question 0?' },
      forecaster: { name: 'rita' },
      probability: { probability: 0.9 },
    });
    expect(test.statements.length).toBeLessThan(8);
    const later = await test.ask(query, {
      forecaster: globalId('Actor', test.actors.rita),
      from: '2020-07-01',
    });
    expect(later.data.forecastCalibration).toMatchObject({ n: 0, brier: null, scores: [] });
  });

  it('shows the scores of each forecast', async () => {
    const { data, errors } = await test.ask(
      '{ forecasts(first: 100) { nodes { outcome scores { brier outcome forecaster { name } } } } }',
    );
    expect(errors).toBeUndefined();
    for (const { outcome, scores } of data.forecasts.nodes) {
      if (outcome === null) expect(scores).toEqual([]);
      else expect(scores.length).toBeGreaterThan(0);
    }
  });
});
