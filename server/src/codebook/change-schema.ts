import type { InputFieldMap } from '@pothos/core';
import { builder } from '../builder.ts';
import { codingList } from '../coding/list.ts';
import type { Context } from '../context.ts';
import { readerOf } from '../read/client.ts';
import { recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { mergeConcepts, renameConcept, splitConcept, undoConceptChange } from './change-service.ts';
import { newCodebookEdition } from './edition-service.ts';
import { CharacterisationLevel, ConceptChangeKind } from './enums.ts';
import { changeList } from './list.ts';

builder.prismaNode('ConceptChange', {
  id: { field: 'id', description: 'Identifies the change.' },
  nullable: true,
  select: { id: true },
  description:
    'What became of a concept, why, and which codings that touches. Retracted where the change was undone.',
  fields: (t) => ({
    ...recordedFields(t),
    codebook: t.relation('codebook', { description: 'The codebook of the concept.' }),
    kind: t.expose('kind', { type: ConceptChangeKind, description: 'What was done.' }),
    from: t.relation('from', { description: 'The concept that was changed.' }),
    into: t.relation('into', {
      description: 'What it was merged into, or one of the parts; the concept itself where it was renamed.',
    }),
    fromLabel: t.exposeString('fromLabel', { description: 'The label of the concept at that time.' }),
    intoLabel: t.exposeString('intoLabel', {
      description: 'The label of the other concept at that time, or the new label.',
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why; null where it was done by updateConcept, which asks for no reason.',
    }),
    changedBy: t.relation('changedBy', { description: 'Who did it.' }),
    codings: codingList.within(
      t,
      'Concept',
      'codings',
      'The codings that it touches: those of the changed concept, where they stay. totalCount says how many.',
      'from',
    ),
  }),
});

changeList.root('conceptChanges', 'What became of concepts, the latest first.');

const ConceptChanges = builder.objectRef<{ ids: string[] }>('ConceptChanges').implement({
  description: 'What an operation on concepts did, or undid.',
  fields: (t) => ({
    changes: t.prismaField({
      type: [ref('ConceptChange')],
      description: 'One for each concept that was merged or came of a split.',
      resolve: (query: object, { ids }: { ids: string[] }, _args: object, { db }: Context) =>
        readerOf(db, 'ConceptChange').findMany({
          ...query,
          where: { id: { in: ids } },
          orderBy: [{ id: 'asc' }],
        }) as never,
    } as never),
  }),
});

// biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
type InputBuilder = any;
const reason = (t: InputBuilder) => t.string({ required: true, description: 'Why; read by coders.' });
const versioned = (t: InputBuilder, type: 'Concept' | 'ConceptChange') => ({
  id: t.globalID({
    for: [ref(type)],
    required: true,
    description: type === 'Concept' ? 'The concept.' : 'The change.',
  }),
  expectedVersion: t.int({
    required: true,
    description: 'The version on which it was decided. Another version now is a ConflictError.',
  }),
});

function mutation(
  name: string,
  description: string,
  fields: (t: InputBuilder) => InputFieldMap,
  write: typeof renameConcept,
) {
  const Input = builder.inputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, {
    description: `What ${name} takes.`,
    fields: fields as never,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: ConceptChanges,
      description: `${description} Takes ADMIN.`,
      args: { input: t.arg({ type: Input as never, required: true, description: 'What to change.' }) },
      errors: { types: expectedErrors, union: { description: 'The changes, or why they were refused.' } },
      resolve: (_root: unknown, args: { input: object }, { writer, viewer }: Context) =>
        write(writer, viewer, plainInput(args.input)),
    } as never),
  );
}

mutation(
  'renameConcept',
  'Gives a concept another label, and says why. Its slug and its codings stay.',
  (t) => ({
    ...versioned(t, 'Concept'),
    label: t.string({ required: true, description: 'The new label.' }),
    reason: reason(t),
  }),
  renameConcept,
);
mutation(
  'mergeConcepts',
  'Has concepts count as another one. Their codings stay on them and are read as its; new codings take the other one.',
  (t) => ({
    intoId: t.globalID({
      for: [ref('Concept')],
      required: true,
      description: 'As which they count, of their own edition or a later one.',
    }),
    conceptIds: t.globalIDList({
      for: [ref('Concept')],
      required: true,
      description: 'The concepts to merge; at most 100.',
    }),
    reason: reason(t),
  }),
  mergeConcepts,
);

const ConceptPart = builder.inputType('ConceptPart', {
  description: 'A concept that comes of a split. It has the kind and the parent of the one that is split.',
  fields: (t) => ({
    label: t.string({ required: true, description: 'The label.' }),
    slug: t.string({
      description: 'The short name in addresses. Made of the label if it is left out.',
    }),
    definition: t.string({ description: 'When to code it, and when not.' }),
    level: t.field({
      type: CharacterisationLevel,
      description: 'How close it says the parties are; that of the one that is split, if it is left out.',
    }),
  }),
});

mutation(
  'splitConcept',
  'Puts two or more new concepts in the place of one. Its codings stay on it, to be read again by coders where that matters; new codings take one of the parts.',
  (t) => ({
    ...versioned(t, 'Concept'),
    into: t.field({ type: [ConceptPart], required: true, description: 'The parts; 2 to 20.' }),
    reason: reason(t),
  }),
  splitConcept,
);
mutation(
  'undoConceptChange',
  'Takes a change back: the old label returns, a merged concept stands for itself, a split one is in use again, while its parts stay. A split is undone as a whole.',
  (t) => ({ ...versioned(t, 'ConceptChange'), reason: reason(t) }),
  undoConceptChange,
);

const NewCodebookEditionInput = builder.inputType('NewCodebookEditionInput', {
  description: 'The next edition of a codebook.',
  fields: (t) => ({
    codebookId: t.globalID({
      for: [ref('Codebook')],
      required: true,
      description: 'The latest edition there is.',
    }),
    name: t.string({ description: 'The name; as before, if it is left out.' }),
    description: t.string({ description: 'What it is for; as before, if it is left out.' }),
    idempotencyKey: t.string({
      description:
        'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
    }),
  }),
});

builder.mutationField('newCodebookEdition', (t) =>
  t.prismaField({
    type: ref('Codebook'),
    description:
      'Makes the next edition of a codebook with a copy of every concept in use, each linked to the one it comes from. Codings stay in the edition in which they were made. Takes ADMIN.',
    args: {
      input: t.arg({
        type: NewCodebookEditionInput,
        required: true,
        description: 'Which edition to go on from.',
      }),
    },
    errors: { types: expectedErrors, union: { description: 'The new edition, or why it was refused.' } },
    resolve: async (query: object, _root: unknown, args: { input: object }, context: Context) => {
      const { idempotencyKey, ...input } = plainInput<{ idempotencyKey?: string | null }>(args.input);
      const { id } = await newCodebookEdition(context.writer, context.viewer, input, idempotencyKey);
      return readBack(context, 'Codebook', id, query) as never;
    },
  } as never),
);
