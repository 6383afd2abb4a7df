import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { type ActorCandidate, candidatesOf } from './find-candidates.ts';
import { mergeActors, undoMerge } from './service.ts';

builder.prismaObjectFields(ref('Actor') as never, (t) => ({
  identity: t.field({
    type: ref('Actor'),
    description:
      'As whom the actor is read: itself, or the one that judgements make it the same as. Statements and everything else of all that are the same are read together.',
    select: (_args: object, _context: object, nested: () => object) => ({
      identity: { select: { identity: nested() } },
    }),
    resolve: (row: { identity: { identity: object } }) => row.identity.identity,
  } as never),
  mergedActors: t.field({
    type: [ref('Actor')],
    description:
      'The other actors that are read as this one; at most 200. Empty for one that is itself read as another.',
    select: (_args: object, _context: object, nested: () => object) => ({
      identities: {
        where: { merged: true },
        orderBy: [{ actorId: 'asc' }],
        take: 200,
        select: { actor: nested() },
      },
    }),
    resolve: (row: { identities: { actor: object }[] }) => row.identities.map(({ actor }) => actor),
  } as never),
}));

const IdentityCandidate = builder.objectRef<ActorCandidate>('IdentityCandidate').implement({
  description: 'Another actor that may be the same, and what speaks for it. Nothing is judged by it.',
  fields: (t) => ({
    actor: t.field({
      type: ref('Actor'),
      description: 'The other actor.',
      resolve: ({ id }) => ({ id }) as never,
    }),
    score: t.exposeFloat('score', {
      description:
        'How likely the two are one, 0 to 1: from 0.85 on a rule would take them for one; below 0.5 they are not shown. From names, titles, countries, days and documents.',
    }),
    reasons: t.exposeStringList('reasons', { description: 'What speaks for it, then what against.' }),
  }),
});

builder.queryField('identityCandidates', (t) =>
  t.field({
    type: [IdentityCandidate],
    description:
      'Who else an actor may be, the likeliest first: names that are alike without titles, in other scripts and spellings, with the evidence of posts and documents. A bare surname is never enough. Those that were judged already are left out.',
    args: {
      actor: t.arg.globalID({ for: [ref('Actor')], required: true, description: 'The actor.' }),
      first: t.arg.int({ defaultValue: 25, description: 'How many at most; 1 to 100.' }),
    },
    resolve: (_root, { actor, first }, { source }) => candidatesOf(source, actor.id, first ?? 25),
  }),
);

const MergeActorsInput = builder.inputType('MergeActorsInput', {
  description: 'Actors that are the same.',
  fields: (t) => ({
    keptId: t.globalID({
      for: [ref('Actor')],
      required: true,
      description: 'The one under whose name all are read from then on.',
    }),
    actorIds: t.globalIDList({
      for: [ref('Actor')],
      required: true,
      description: 'The others; at most 1,000.',
    }),
    reason: t.string({ description: 'Why they are the same.' }),
  }),
});

const UndoMergeInput = builder.inputType('UndoMergeInput', {
  description: 'An actor that was wrongly taken for another.',
  fields: (t) => ({
    actorId: t.globalID({ for: [ref('Actor')], required: true, description: 'The actor to part.' }),
    reason: t.string({ required: true, description: 'Why it is not the same.' }),
  }),
});

const mutation = (name: string, description: string, input: unknown, write: typeof mergeActors) =>
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: ref('Actor') as never,
      description,
      args: { input: t.arg({ type: input as never, required: true, description: 'What to judge.' }) },
      errors: {
        types: expectedErrors,
        union: { description: 'The actor, or why the judgement was refused.' },
      },
      resolve: async (query: object, _root: unknown, args: { input: object }, context: Context) => {
        const { id } = await write(context.writer, context.viewer, plainInput(args.input));
        return readBack(context, 'Actor', id, query) as never;
      },
    } as never),
  );

mutation(
  'mergeActors',
  'Judges actors to be the same. None of them is rewritten: reads take them together, and undoMerge parts them again. Answers the kept actor.',
  MergeActorsInput,
  mergeActors,
);
mutation(
  'undoMerge',
  'Parts an actor from those it was judged the same as, by retracting these judgements. Answers the actor.',
  UndoMergeInput,
  undoMerge,
);
