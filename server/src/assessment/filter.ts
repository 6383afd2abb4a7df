import { actorFilter } from '../actor/filter.ts';
import { cooperationAreaFilter } from '../cooperation/filter.ts';
import { documentFilter } from '../document/filter.ts';
import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { Marking } from '../recorded.ts';
import { relationshipFilter } from '../relationship/filter.ts';
import { AssessmentState, Confidence, EvidenceRole, Likelihood } from './enums.ts';

export const assessmentFilter: Filter = defineFilter('Assessment', 'assessments', () => ({
  id: filters.id('Assessment', 'The assessment itself.'),
  relationship: filters.one(
    'relationship',
    () => relationshipFilter,
    'About which relationship; null: about none.',
  ),
  area: filters.one('area', () => cooperationAreaFilter, 'About which area; null: about none.'),
  statement: filters.id('Statement', 'About which statement.', 'statementId'),
  activity: filters.id('Activity', 'About which activity.', 'activityId'),
  author: filters.one('author', () => actorFilter, 'Whose judgement.'),
  document: filters.one(
    'document',
    () => documentFilter,
    'The document it was published in; null: written here.',
  ),
  state: filters.enumeration(AssessmentState as never, 'state', 'Where it stands.'),
  likelihood: filters.enumeration(
    Likelihood as never,
    'likelihood',
    'How likely; null: no likelihood given.',
  ),
  confidence: filters.enumeration(Confidence as never, 'confidence', 'How well founded; null: not stated.'),
  assessedOn: filters.edtf('assessedOn', 'When it was judged.'),
  stale: filters.flag(
    'True: something that it rests on was retracted, replaced or changed. False: nothing was.',
    (stale) => ({ staleReasons: stale ? { some: {} } : { none: {} } }),
  ),
  marking: filters.enumeration(Marking as never, 'marking', 'How far it may be passed on.'),
  search: filters.search('Words of the question, the judgement or the basis of confidence.'),
}));

export const evidenceLinkFilter: Filter = defineFilter('EvidenceLink', 'pieces of evidence', () => ({
  id: filters.id('EvidenceLink', 'The link itself.'),
  role: filters.enumeration(EvidenceRole as never, 'role', 'What it does for the assessment.'),
}));
