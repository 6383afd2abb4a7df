import { Stance } from '../codebook/enums.ts';
import { codebookFilter, conceptFilter } from '../codebook/filter.ts';
import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { CodingState } from './enums.ts';

export const codingFilter: Filter = defineFilter('Coding', 'codings', () => ({
  id: filters.id('Coding', 'The coding itself.'),
  statement: filters.id('Statement', 'Of which statement.', 'statementId'),
  concept: filters.one('concept', () => conceptFilter, 'With which concept.'),
  stance: filters.enumeration(
    Stance as never,
    'stance',
    'How the statement stands towards the concept; null: not decided yet.',
  ),
  coder: filters.id('User', 'By which coder.', 'coderId'),
  state: filters.enumeration(CodingState as never, 'state', 'How far it has come.'),
  recordedAt: filters.moment('recordedAt', 'When it was recorded.'),
}));

export const assignmentFilter: Filter = defineFilter('CodingAssignment', 'assignments', () => ({
  id: filters.id('CodingAssignment', 'The assignment itself.'),
  statement: filters.id('Statement', 'Of which statement.', 'statementId'),
  coder: filters.id('User', 'To which coder.', 'coderId'),
  codebook: filters.one('codebook', () => codebookFilter, 'With which codebook.'),
  dueOn: filters.day('dueOn', 'By which day; those without one come after every day.'),
  submitted: filters.flag('Whether it is submitted.', (submitted) => ({
    submittedAt: submitted ? { not: null } : null,
  })),
  recordedAt: filters.moment('recordedAt', 'When it was assigned.'),
}));

export const adjudicationFilter: Filter = defineFilter('Adjudication', 'adjudications', () => ({
  id: filters.id('Adjudication', 'The adjudication itself.'),
  statement: filters.id('Statement', 'Of which statement.', 'statementId'),
  concept: filters.one('concept', () => conceptFilter, 'On which concept.'),
  stance: filters.enumeration(Stance as never, 'stance', 'The stance that was decided on.'),
}));
