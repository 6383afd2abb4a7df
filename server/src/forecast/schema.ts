import { builder } from '../builder.ts';
import { defineLookup } from '../list/lookup.ts';
import { dayField, Marking, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { forecastList, forecastProbabilityList } from './list.ts';
import { forecastProbabilityService, forecastService } from './service.ts';

builder.prismaNode('Forecast', {
  id: { field: 'id', description: 'Identifies the forecast.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'A question with a day on which its answer is due.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    question: t.exposeString('question', { description: 'The question, to be answered by yes or no.' }),
    relationship: t.relation('relationship', {
      nullable: true,
      description: 'About which relationship; null if about none.',
    }),
    resolvesOn: dayField(t, 'resolvesOn', 'When the answer is due.'),
    outcome: t.exposeBoolean('outcome', {
      nullable: true,
      description: 'The answer; null while it is open.',
    }),
    resolvedOn: dayField(t, 'resolvedOn', 'When the answer was known; null while it is open.', true),
    resolution: t.exposeString('resolution', {
      nullable: true,
      description: 'How the answer is known; null while it is open or if nobody wrote it.',
    }),
    probabilities: forecastProbabilityList.within(
      t,
      'Forecast',
      'probabilities',
      'The probabilities given over time.',
    ),
  }),
});

builder.prismaNode('ForecastProbability', {
  id: { field: 'id', description: 'Identifies the probability.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: "One forecaster's probability at one time.",
  fields: (t) => ({
    ...recordedFields(t),
    forecast: t.relation('forecast', { description: 'The forecast.' }),
    forecaster: t.relation('forecaster', { description: 'Who gives it.' }),
    probability: t.expose('probability', { type: 'Probability', description: 'The probability of a yes.' }),
    madeOn: dayField(t, 'madeOn', 'The day on which it was given.'),
    rationale: t.exposeString('rationale', { nullable: true, description: 'Why; null if nobody wrote it.' }),
  }),
});

defineLookup('forecast', 'Forecast', 'forecast', {});

forecastList.root('forecasts', 'Questions with a day on which their answer is due.');

defineMutations({
  service: forecastService as never,
  verb: 'create',
  noun: ['forecast', 'forecasts'],
  description: 'Creates a forecast: a question with a day on which its answer is due.',
  fields: (t, creating) => ({
    question: t.string({ required: creating, description: 'The question, to be answered by yes or no.' }),
    relationshipId: t.globalID({ for: [ref('Relationship')], description: 'About which relationship.' }),
    resolvesOn: t.field({ type: 'Date', required: creating, description: 'When the answer is due.' }),
    outcome: t.boolean({ description: 'The answer. Goes with resolvedOn.' }),
    resolvedOn: t.field({ type: 'Date', description: 'When the answer was known. Goes with outcome.' }),
    resolution: t.string({ description: 'How the answer is known.' }),
    marking: t.field({ type: Marking, description: 'How far it may be passed on; CLEAR if it is left out.' }),
  }),
});

defineMutations({
  service: forecastProbabilityService as never,
  verb: 'record',
  noun: ['probability', 'probabilities'],
  plural: 'ForecastProbabilities',
  description: 'Records the probability that a forecaster gives on a day.',
  fixed: (t) => ({
    forecastId: t.globalID({ for: [ref('Forecast')], required: true, description: 'The forecast.' }),
    forecasterId: t.globalID({ for: [ref('Actor')], required: true, description: 'Who gives it.' }),
  }),
  fields: (t, creating) => ({
    probability: t.field({
      type: 'Probability',
      required: creating,
      description: 'The probability of a yes.',
    }),
    madeOn: t.field({ type: 'Date', required: creating, description: 'The day on which it was given.' }),
    rationale: t.string({ description: 'Why.' }),
  }),
});
