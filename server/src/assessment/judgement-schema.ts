import { builder } from '../builder.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import { Confidence, Likelihood } from './enums.ts';
import type { JudgementChange as Change, Judgement as Judged } from './judgement-changes.ts';
import { readJudgementChanges } from './read-judgement-changes.ts';

const JudgementChangeKind = builder.enumType('JudgementChangeKind', {
  description: 'How a judgement changed.',
  values: {
    REVISED: {
      description:
        'The assessment itself was changed: while it was a draft, or a record of one published elsewhere.',
    },
    SUPERSEDED: { description: 'Another assessment superseded the earlier one.' },
  } as const,
});

const Judgement = builder.objectRef<Judged>('Judgement').implement({
  description: 'What is judged at one time.',
  fields: (t) => ({
    judgement: t.exposeString('judgement', { description: 'The answer.' }),
    likelihood: t.field({
      type: Likelihood,
      nullable: true,
      description: 'How likely; null where no likelihood was given.',
      resolve: ({ likelihood }) => likelihood,
    }),
    confidence: t.field({
      type: Confidence,
      nullable: true,
      description: 'How well founded; null where not stated.',
      resolve: ({ confidence }) => confidence,
    }),
  }),
});

const JudgementChange = builder.objectRef<Change>('JudgementChange').implement({
  description: 'One change of what is judged, of how likely it is, or of how well founded.',
  fields: (t) => ({
    kind: t.field({ type: JudgementChangeKind, description: 'How it changed.', resolve: ({ kind }) => kind }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When the change was recorded; of a supersession, when the later assessment was begun.',
      resolve: ({ recordedAt }) => recordedAt,
    }),
    from: t.field({
      type: Judgement,
      nullable: true,
      description: 'What was judged before; null where the earlier assessment may not be seen.',
      resolve: ({ from }) => from,
    }),
    to: t.field({ type: Judgement, description: 'What was judged then.', resolve: ({ to }) => to }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'Why; given with a supersession, null for a revision.',
    }),
    assessment: t.field({
      type: ref('Assessment'),
      description: 'The assessment that was changed; of a supersession the later one.',
      resolve: ({ assessmentId }) => ({ id: assessmentId }) as never,
    }),
  }),
});

builder.prismaObjectFields(ref('Assessment'), (t) => ({
  judgementChanges: t.field({
    type: [JudgementChange],
    description:
      'How its judgement came to be what it is: the changes of likelihood, confidence and judgement in it and in all that it supersedes, the earliest first. Each begins where the one before ends. Empty where nothing has changed.',
    select: { id: true },
    resolve: async ({ id }, _args, { source }) =>
      (await loadTogether(source, 'judgementChanges', id, (ids) => readJudgementChanges(source, ids))) ?? [],
  }),
}));
