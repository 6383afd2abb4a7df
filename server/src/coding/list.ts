import { defineList } from '../list/list.ts';
import { adjudicationFilter, codingFilter } from './filter.ts';

export const codingList = defineList({
  type: 'Coding',
  noun: 'codings',
  filter: codingFilter,
  orders: [{ name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' }],
});

export const adjudicationList = defineList({
  type: 'Adjudication',
  noun: 'adjudications',
  filter: adjudicationFilter,
  orders: [{ name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' }],
});
