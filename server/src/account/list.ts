import { defineList } from '../list/list.ts';
import { userFilter } from './filter.ts';

export const userList = defineList({
  type: 'User',
  noun: 'users',
  filter: userFilter,
  // Few rows, so that these orders take no index
  orders: [
    { name: 'NAME', column: 'name', description: 'The name.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When the user was recorded.' },
  ],
});
