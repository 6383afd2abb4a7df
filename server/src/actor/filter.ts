import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { ActorKind, ActorNameKind, Voice } from './enums.ts';

const actorNameFilter = defineFilter('ActorName', 'names', () => ({
  text: filters.text('text', 'The name itself.'),
  kind: filters.enumeration(ActorNameKind as never, 'kind', 'What kind of name it is.'),
}));

export const affiliationFilter: Filter = defineFilter('Affiliation', 'affiliations', () => ({
  actor: filters.one('actor', () => actorFilter, 'Who is affiliated.'),
  organization: filters.one('organization', () => actorFilter, 'With whom.'),
  voice: filters.enumeration(Voice as never, 'voice', 'The voice that the post gives.'),
  valid: filters.edtf('valid', 'When the affiliation held.'),
}));

export const actorFilter: Filter = defineFilter('Actor', 'actors', () => ({
  id: filters.id('Actor', 'The actor itself.'),
  slug: filters.slug('The slug.'),
  kind: filters.enumeration(ActorKind as never, 'kind', 'What the actor is.'),
  name: filters.text('name', 'The name under which the actor is listed.'),
  names: filters.some('Actor', 'names', () => actorNameFilter, 'Another name of the actor.'),
  countryCode: filters.slug('The country of a state: three letters of ISO 3166-1.', 'countryCode'),
  affiliations: filters.some(
    'Actor',
    'affiliations',
    () => affiliationFilter,
    'A post or membership that the actor has.',
  ),
  recordedAt: filters.moment('recordedAt', 'When the actor was recorded.'),
}));
