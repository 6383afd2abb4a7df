import { defineList } from '../list/list.ts';
import { ref } from '../refs.ts';
import { adjudicationFilter, codingFilter } from './filter.ts';

export const codingList = defineList({
  type: 'Coding',
  ref: ref('Coding') as never,
  noun: 'codings',
  filter: codingFilter,
  orders: [{ name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' }],
});

export const adjudicationList = defineList({
  type: 'Adjudication',
  ref: ref('Adjudication') as never,
  noun: 'adjudications',
  filter: adjudicationFilter,
  orders: [{ name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' }],
});
