import { defineList } from '../list/list.ts';
import { adjudicationFilter, assignmentFilter, codingFilter } from './filter.ts';

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

export const assignmentList = defineList({
  type: 'CodingAssignment',
  noun: 'assignments',
  filter: assignmentFilter,
  orders: [
    {
      name: 'DUE_ON',
      column: 'dueOn',
      description: 'By which day it is to be done; those without one come last. The oldest of a day first.',
    },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was assigned.' },
  ],
});
