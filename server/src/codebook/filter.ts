import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { CharacterisationLevel, ConceptKind } from './enums.ts';

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
  within: filters.within('Concept', 'The id of a concept: this one and all below it.'),
  search: filters.search('Words of the label or the definition.'),
}));
