import { actorFilter } from '../actor/filter.ts';
import { defineFilter, type Filter, filters } from '../list/filter.ts';

export const relationshipFilter: Filter = defineFilter('Relationship', 'relationships', () => ({
  id: filters.id('Relationship', 'The relationship itself.'),
  slug: filters.slug('The slug.'),
  name: filters.text('name', 'The name.'),
  party: filters.some('Relationship', 'parties', () => actorFilter, 'One of the parties.', 'actor'),
}));
