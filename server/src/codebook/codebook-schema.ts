import { builder } from '../builder.ts';
import { defineLookup } from '../list/lookup.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { changeList, codebookList, conceptList } from './list.ts';
import { codebookService } from './service.ts';

builder.prismaNode('Codebook', {
  id: { field: 'id', description: 'Identifies the codebook in this edition.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'A coding scheme in one edition.',
  fields: (t) => ({
    ...recordedFields(t),
    name: t.exposeString('name', { description: 'The name.' }),
    slug: t.exposeString('slug', { description: 'The short name in addresses, which all editions share.' }),
    edition: t.exposeInt('edition', { description: 'The edition, counted from 1.' }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'What it is for; null if nobody wrote it.',
    }),
    supersedes: t.relation('supersedes', {
      nullable: true,
      description: 'The edition before; null for the first.',
    }),
    concepts: conceptList.within(t, 'Codebook', 'concepts', 'Its concepts.'),
    conceptChanges: changeList.within(
      t,
      'Codebook',
      'changes',
      'What became of its concepts, the latest first.',
    ),
  }),
});

defineLookup('codebook', 'Codebook', 'codebook', {});

codebookList.root('codebooks', 'Coding schemes, each in one edition.');

defineMutations({
  service: codebookService as never,
  verb: 'create',
  noun: ['codebook', 'codebooks'],
  description: 'Creates a codebook, or a new edition of one.',
  fixed: (t) => ({
    slug: t.string({
      description:
        'The short name in addresses; that of the edition before for a new edition. Made of the name if it is left out.',
    }),
    edition: t.int({ description: 'The edition; 1 if it is left out.' }),
  }),
  fields: (t, creating) => ({
    name: t.string({ required: creating, description: 'The name.' }),
    description: t.string({ description: 'What it is for.' }),
    supersedesId: t.globalID({ for: [ref('Codebook')], description: 'The edition before.' }),
  }),
});
