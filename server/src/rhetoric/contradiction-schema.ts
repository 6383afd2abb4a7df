import { type Contradiction, keyOf } from '../analysis/contradictions.ts';
import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { defineComputedList } from '../list/computed.ts';
import { ref } from '../refs.ts';
import { readContradictions } from './contradictions.ts';
import { scopeOf, whatCounts } from './scope.ts';
import { scopeArguments } from './scope-schema.ts';

const ContradictionKind = builder.enumType('ContradictionKind', {
  description: 'How words contradict earlier words.',
  values: {
    OPPOSITE_STANCES: { description: 'One concept is affirmed and denied, whichever first.' },
    LEVEL_ONCE_DENIED: {
      description:
        'A characterisation is affirmed after another at or below its level, of partners or closer, was denied: "we are no partners", and then "we are allies". Who denies rivalry or enmity keeps no distance, and contradicts nothing so.',
    },
  } as const,
});

const ContradictionType = builder.objectRef<Contradiction>('Contradiction').implement({
  description:
    'Two statements that contradict each other. Each is set against the latest earlier one that it contradicts. Of inexact dates the last day that they can mean decides what is earlier.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ContradictionKind, description: 'How they contradict each other.' }),
    sameSpeaker: t.exposeBoolean('sameSpeaker', {
      description:
        'Whether one speaker contradicts himself; otherwise two speakers of one side contradict each other.',
    }),
    speaker: t.field({
      type: ref('Actor'),
      description: 'Who speaks later.',
      resolve: ({ later }) => ({ id: later.speaker }) as never,
    }),
    side: t.field({
      type: ref('Actor'),
      nullable: true,
      description: 'The party that they represent then; null for a third party.',
      resolve: ({ later }) => (later.side ? { id: later.side } : null) as never,
    }),
    earlier: t.field({
      type: ref('Statement'),
      description: 'What was said earlier.',
      resolve: ({ earlier }) => ({ id: earlier.id }) as never,
    }),
    earlierConcept: t.field({
      type: ref('Concept'),
      description: 'The concept in it.',
      resolve: ({ earlier }) => ({ id: earlier.concept }) as never,
    }),
    earlierStance: t.field({
      type: Stance,
      description: 'The stance towards it.',
      resolve: ({ earlier }) => earlier.stance,
    }),
    later: t.field({
      type: ref('Statement'),
      description: 'What was said later.',
      resolve: ({ later }) => ({ id: later.id }) as never,
    }),
    laterConcept: t.field({
      type: ref('Concept'),
      description: 'The concept in that: the same for opposite stances.',
      resolve: ({ later }) => ({ id: later.concept }) as never,
    }),
    laterStance: t.field({
      type: Stance,
      description: 'The stance towards it.',
      resolve: ({ later }) => later.stance,
    }),
    inOrder: t.exposeBoolean('inOrder', {
      description:
        'Whether the one was said before the other for certain; their dates may be too inexact to tell.',
    }),
  }),
});

const contradictionList = defineComputedList(ContradictionType, {
  name: 'Contradiction',
  noun: 'contradictions',
  key: keyOf,
  isInOrder: true,
});

builder.prismaObjectFields(ref('Relationship'), (t) => ({
  contradictions: t.connection(
    {
      type: ContradictionType,
      description: `Where a speaker contradicts himself, and where two speakers of one side contradict each other, in the order of the later statements. ${whatCounts} Refused (LIMIT_EXCEEDED) where more than 200,000 affirmations and denials would be compared.`,
      args: {
        ...scopeArguments(t.arg),
        sameSpeaker: t.arg.boolean({
          description:
            'true: only of one speaker; false: only between speakers of one side; both if it is left out.',
        }),
      },
      complexity: (args) => ({ ...contradictionList.complexity(args), field: 10_000 }),
      select: { id: true },
      resolve: async ({ id }, { sameSpeaker, ...args }, { source }) => {
        const all = await readContradictions(source, id, scopeOf(args as never), sameSpeaker ?? undefined);
        return contradictionList.page(all, args) as never;
      },
    },
    contradictionList.connection as never,
  ),
}));
