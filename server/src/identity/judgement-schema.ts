import { builder } from '../builder.ts';
import { Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { identityJudgementService } from './service.ts';

const IdentityVerdict = builder.enumType('IdentityVerdict', {
  description: 'Whether two actors are the same.',
  values: {
    SAME: { description: 'They are the same.' },
    DIFFERENT: { description: 'They are not.' },
    UNSURE: { description: 'It cannot be told.' },
  } as const,
});

builder.prismaNode('IdentityJudgement', {
  id: { field: 'id', description: 'Identifies the judgement.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'A judgement on whether two actors are the same. It rewrites neither, and a retraction undoes it.',
  fields: (t) => ({
    ...recordedFields(t),
    actor: t.relation('actor', { description: 'The one actor.' }),
    otherActor: t.relation('otherActor', { description: 'The other actor.' }),
    verdict: t.expose('verdict', { type: IdentityVerdict, description: 'Whether they are the same.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'How alike they are, 0 to 1; null where a person judged without a score.',
    }),
    kept: t.relation('kept', {
      nullable: true,
      description: 'Of two that are the same, the one under whose name both are read; null if nobody chose.',
    }),
    rule: t.exposeString('rule', {
      nullable: true,
      description: 'The rule that judged in the name of the user; null where a person did.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why; null if nobody wrote it.' }),
    judgedBy: t.relation('judgedBy', { description: 'Who judged.' }),
  }),
});

defineMutations({
  service: identityJudgementService as never,
  verb: 'record',
  names: ['judgeIdentity', 'judgeIdentities'],
  noun: ['identity judgement', 'identity judgements'],
  description:
    'Judges whether two actors are the same. Neither is changed; to undo it, retract the judgement.',
  fixed: (t) => ({
    actorId: t.globalID({ for: [ref('Actor')], required: true, description: 'The one actor.' }),
    otherActorId: t.globalID({ for: [ref('Actor')], required: true, description: 'The other actor.' }),
  }),
  fields: (t, creating) => ({
    verdict: t.field({
      type: IdentityVerdict,
      required: creating,
      description: 'Whether they are the same.',
    }),
    keptId: t.globalID({
      for: [ref('Actor')],
      description: 'Of two that are the same: the one under whose name both are to be read.',
    }),
    score: t.float({ description: 'How alike they are, 0 to 1.' }),
    reason: t.string({ description: 'Why.' }),
  }),
});
