import { actorFilter } from '../actor/filter.ts';
import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { Marking } from '../recorded.ts';
import { relationshipFilter } from '../relationship/filter.ts';
import { ActivityKind, CooperationLevel, EvidenceStatus } from './enums.ts';

export const cooperationAreaFilter: Filter = defineFilter('CooperationArea', 'areas', () => ({
  id: filters.id('CooperationArea', 'The area itself.'),
  slug: filters.slug('The slug.'),
  label: filters.text('label', 'The label.'),
  parent: filters.one('parent', () => cooperationAreaFilter, 'The area above; null: only the topmost areas.'),
  within: filters.within('CooperationArea', 'The id of an area: this one and all below it.'),
}));

export const activityFilter: Filter = defineFilter('Activity', 'activities', () => ({
  id: filters.id('Activity', 'The activity itself.'),
  relationship: filters.one('relationship', () => relationshipFilter, 'In which relationship.'),
  area: filters.one('area', () => cooperationAreaFilter, 'In which area.'),
  kind: filters.enumeration(ActivityKind as never, 'kind', 'What kind of deed.'),
  level: filters.enumeration(
    CooperationLevel as never,
    'level',
    'How far it has come; null: only those without a level.',
  ),
  evidenceStatus: filters.enumeration(
    EvidenceStatus as never,
    'evidenceStatus',
    'What is known of whether it happened.',
  ),
  period: filters.edtf('period', 'When.'),
  participants: filters.some(
    'Activity',
    'participants',
    () => actorFilter,
    'One of those who take part, or who withhold.',
    'actor',
  ),
  marking: filters.enumeration(Marking as never, 'marking', 'How far it may be passed on.'),
  search: filters.search('Words of the title or the description.'),
}));
