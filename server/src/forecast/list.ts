import { defineList } from '../list/list.ts';
import { forecastFilter } from './filter.ts';

export const forecastList = defineList({
  type: 'Forecast',
  noun: 'forecasts',
  filter: forecastFilter,
  orders: [
    { name: 'RESOLVES_ON', column: 'resolvesOn', description: 'When the answer is due.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});

export const forecastProbabilityList = defineList({
  type: 'ForecastProbability',
  noun: 'probabilities',
  orders: [{ name: 'MADE_ON', column: 'madeOn', description: 'The day on which it was given.' }],
});
