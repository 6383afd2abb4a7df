import { defineList } from '../list/list.ts';
import { ref } from '../refs.ts';
import { forecastFilter } from './filter.ts';

export const forecastList = defineList({
  type: 'Forecast',
  ref: ref('Forecast') as never,
  noun: 'forecasts',
  filter: forecastFilter,
  orders: [
    { name: 'RESOLVES_ON', column: 'resolvesOn', description: 'When the answer is due.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});

export const forecastProbabilityList = defineList({
  type: 'ForecastProbability',
  ref: ref('ForecastProbability') as never,
  noun: 'probabilities',
  orders: [{ name: 'MADE_ON', column: 'madeOn', description: 'The day on which it was given.' }],
});
