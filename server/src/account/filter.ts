import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { Role } from './enums.ts';

export const userFilter: Filter = defineFilter('User', 'users', () => ({
  id: filters.id('User', 'The user itself.'),
  name: filters.text('name', 'The name.'),
  role: {
    type: () => Role,
    description: 'A role that the user has; null lets all through.',
    where: (role: string | null) => (role === null ? {} : { roles: { has: role } }),
  },
  actor: filters.id('Actor', 'The actor under whose name the user publishes; null: none.', 'actorId'),
}));
