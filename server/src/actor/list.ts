import { defineList } from '../list/list.ts';
import { actorFilter, affiliationFilter } from './filter.ts';

export const actorList = defineList({
  type: 'Actor',
  noun: 'actors',
  filter: actorFilter,
  orders: [
    { name: 'NAME', column: 'name', description: 'The name under which the actor is listed.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When the actor was recorded.' },
  ],
});

export const affiliationList = defineList({
  type: 'Affiliation',
  noun: 'affiliations',
  filter: affiliationFilter,
  orders: [
    { name: 'VALID_FROM', column: 'validFirst', description: 'The first day on which it can have held.' },
  ],
});
