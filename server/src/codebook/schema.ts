import { builder } from '../builder.ts';
import { codingList } from '../coding/list.ts';
import { defineLookup } from '../list/lookup.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { CharacterisationLevel, ConceptKind } from './enums.ts';
import { changeList, conceptList } from './list.ts';
import { conceptService } from './service.ts';

builder.prismaNode('Concept', {
  id: { field: 'id', description: 'Identifies the concept.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'A word for the relationship, or a claim with which one can agree: what statements are coded with.',
  fields: (t) => ({
    ...recordedFields(t),
    codebook: t.relation('codebook', { description: 'The codebook that it belongs to.' }),
    kind: t.expose('kind', { type: ConceptKind, description: 'What kind of concept it is.' }),
    label: t.exposeString('label', { description: 'The label.' }),
    slug: t.exposeString('slug', { description: 'The short name in addresses; unique within the codebook.' }),
    definition: t.exposeString('definition', {
      nullable: true,
      description: 'When to code it, and when not; null if nobody wrote it.',
    }),
    level: t.expose('level', {
      type: CharacterisationLevel,
      nullable: true,
      description: 'How close a characterisation says the parties are; null for a position.',
    }),
    parent: t.relation('parent', {
      nullable: true,
      description: 'The concept above; null for a topmost one.',
    }),
    mergedInto: t.relation('mergedInto', {
      nullable: true,
      description: 'The concept that takes its place; null while it stands for itself.',
    }),
    countsAs: t.field({
      type: ref('Concept'),
      description:
        'The concept as which its codings are read: itself, or the one where the merges end that begin here.',
      select: (_args: object, _context: object, nested: () => object) => ({
        countsAs: nested(),
      }),
      resolve: (row: { countsAs: object }) => row.countsAs,
    } as never),
    derivedFrom: t.relation('derivedFrom', {
      nullable: true,
      description: 'The concept of the edition before that it was copied from; null if it is new.',
    }),
    changes: changeList.within(t, 'Concept', 'changes', 'What became of it.'),
    children: conceptList.within(t, 'Concept', 'children', 'The concepts directly below.'),
    codings: codingList.within(t, 'Concept', 'codings', 'The readings of statements that use it.'),
  }),
});

defineLookup('concept', 'Concept', 'concept', {
  key: {
    type: builder.inputType('ConceptKey', {
      description: 'A concept by its slug in an edition of a codebook.',
      fields: (t) => ({
        codebook: t.string({ required: true, description: 'The slug of the codebook.' }),
        edition: t.int({ required: true, defaultValue: 1, description: 'The edition of the codebook.' }),
        slug: t.string({ required: true, description: 'The slug of the concept.' }),
      }),
    }) as never,
    description: 'Its slug in an edition of a codebook.',
    where: ({ codebook, edition, slug }: { codebook: string; edition: number; slug: string }) => ({
      slug,
      codebook: { slug: codebook, edition },
    }),
  },
});

conceptList.root('concepts', 'What statements are coded with.');

defineMutations({
  service: conceptService as never,
  verb: 'create',
  noun: ['concept', 'concepts'],
  description: 'Creates a concept in a codebook.',
  fixed: (t) => ({
    codebookId: t.globalID({
      for: [ref('Codebook')],
      required: true,
      description: 'The codebook that it belongs to.',
    }),
    kind: t.field({ type: ConceptKind, required: true, description: 'What kind of concept it is.' }),
  }),
  fields: (t, creating) => ({
    label: t.string({ required: creating, description: 'The label.' }),
    slug: t.string({ description: 'The short name in addresses. Made of the label if it is left out.' }),
    definition: t.string({ description: 'When to code it, and when not.' }),
    level: t.field({
      type: CharacterisationLevel,
      description: 'How close it says the parties are; for a characterisation only.',
    }),
    parentId: t.globalID({ for: [ref('Concept')], description: 'The concept above.' }),
    mergedIntoId: t.globalID({
      for: [ref('Concept')],
      description:
        'The concept that takes its place, of this edition or a later one. Its codings stay. mergeConcepts does it with a reason.',
    }),
  }),
});
