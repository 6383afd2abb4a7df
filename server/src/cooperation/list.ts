import { defineList } from '../list/list.ts';
import { activityFilter, cooperationAreaFilter } from './filter.ts';

export const cooperationAreaList = defineList({
  type: 'CooperationArea',
  noun: 'areas',
  filter: cooperationAreaFilter,
  orders: [
    { name: 'LABEL', column: 'label', description: 'The label.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});

export const activityList = defineList({
  type: 'Activity',
  noun: 'activities',
  filter: activityFilter,
  orders: [
    {
      name: 'PERIOD',
      column: 'periodFirst',
      description: 'The first day on which it can have begun; undated ones come first.',
    },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});
