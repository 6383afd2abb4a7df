import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { CharacterisationLevel, ConceptChangeKind, ConceptKind } from './enums.ts';

export const codebookFilter: Filter = defineFilter('Codebook', 'codebooks', () => ({
  id: filters.id('Codebook', 'The codebook itself.'),
  slug: filters.slug('The slug, which all editions share.'),
}));

export const conceptFilter: Filter = defineFilter('Concept', 'concepts', () => ({
  id: filters.id('Concept', 'The concept itself.'),
  slug: filters.slug('The slug, unique within a codebook.'),
  label: filters.text('label', 'The label.'),
  kind: filters.enumeration(ConceptKind as never, 'kind', 'What kind of concept.'),
  level: filters.enumeration(
    CharacterisationLevel as never,
    'level',
    'The level of a characterisation; null: only positions.',
  ),
  codebook: filters.one('codebook', () => codebookFilter, 'In which codebook.'),
  parent: filters.one('parent', () => conceptFilter, 'The concept above; null: only the topmost concepts.'),
  mergedInto: filters.one(
    'mergedInto',
    () => conceptFilter,
    'The concept it was merged into; null: only those that were not.',
  ),
  countsAs: filters.one(
    'countsAs',
    () => conceptFilter,
    'The concept as which it counts: itself, or the one where its merges end.',
  ),
  derivedFrom: filters.one(
    'derivedFrom',
    () => conceptFilter,
    'The concept of the edition before that it comes from; null: only those that are new in their edition.',
  ),
  within: filters.within('Concept', 'The id of a concept: this one and all below it.'),
  search: filters.search('Words of the label or the definition.'),
}));

export const changeFilter: Filter = defineFilter('ConceptChange', 'changes', () => ({
  id: filters.id('ConceptChange', 'The change itself.'),
  kind: filters.enumeration(ConceptChangeKind as never, 'kind', 'What was done.'),
  codebook: filters.one('codebook', () => codebookFilter, 'In which codebook.'),
  from: filters.one('from', () => conceptFilter, 'Of which concept.'),
  into: filters.one('into', () => conceptFilter, 'Into which concept.'),
  recordedAt: filters.moment('recordedAt', 'When.'),
}));
