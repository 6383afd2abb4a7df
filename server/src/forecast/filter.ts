import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { Marking } from '../recorded.ts';
import { relationshipFilter } from '../relationship/filter.ts';

export const forecastFilter: Filter = defineFilter('Forecast', 'forecasts', () => ({
  id: filters.id('Forecast', 'The forecast itself.'),
  relationship: filters.one(
    'relationship',
    () => relationshipFilter,
    'About which relationship; null: about none.',
  ),
  resolvesOn: filters.day('resolvesOn', 'When the answer is due.'),
  resolved: filters.flag('True: the outcome is known. False: it is open.', (resolved) => ({
    outcome: resolved ? { not: null } : null,
  })),
  marking: filters.enumeration(Marking as never, 'marking', 'How far it may be passed on.'),
}));
