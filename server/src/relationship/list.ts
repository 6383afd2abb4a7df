import { defineList } from '../list/list.ts';
import { relationshipFilter } from './filter.ts';

export const relationshipList = defineList({
  type: 'Relationship',
  noun: 'relationships',
  filter: relationshipFilter,
  orders: [
    { name: 'NAME', column: 'name', description: 'The name.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});
