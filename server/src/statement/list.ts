import { defineList } from '../list/list.ts';
import { statementFilter } from './filter.ts';

export const statementList = defineList({
  type: 'Statement',
  noun: 'statements',
  filter: statementFilter,
  orders: [
    { name: 'SAID_ON', column: 'saidOnFirst', description: 'The first day on which it can have been said.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});
