import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { linkedField, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { adjudicationService } from './adjudication-service.ts';
import { adjudicationList } from './list.ts';

builder.prismaNode('Adjudication', {
  id: { field: 'id', description: 'Identifies the adjudication.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'The decision between codings of one statement on one concept.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    statement: t.relation('statement', { description: 'The statement.' }),
    concept: t.relation('concept', { description: 'The concept.' }),
    stance: t.expose('stance', {
      type: Stance,
      nullable: true,
      description: 'What was decided; null where the concept does not apply to the statement.',
    }),
    rationale: t.exposeString('rationale', { description: 'Why.' }),
    adjudicator: t.relation('adjudicator', { description: 'Who decided.' }),
    codings: linkedField(
      t,
      'codings',
      'coding',
      'Coding',
      'codingId',
      'The codings that were decided between; at most 100.',
    ),
  }),
});

adjudicationList.root('adjudications', 'Decisions between codings.');

defineMutations({
  service: adjudicationService as never,
  verb: 'record',
  names: ['adjudicateStatement', 'adjudicateStatements'],
  noun: ['adjudication', 'adjudications'],
  description:
    'Decides between codings of a statement, with a rationale. Nobody adjudicates only their own codings.',
  fixed: (t) => ({
    statementId: t.globalID({ for: [ref('Statement')], required: true, description: 'The statement.' }),
    conceptId: t.globalID({ for: [ref('Concept')], required: true, description: 'The concept.' }),
    codingIds: t.globalIDList({
      for: [ref('Coding')],
      required: true,
      description: 'The codings that are decided between; 1 to 100.',
    }),
  }),
  fields: (t, creating) => ({
    stance: t.field({
      type: Stance,
      description:
        'What is decided, also if no coder said so; null: the concept does not apply. To decide, one of them is given.',
    }),
    rationale: t.string({ required: creating, description: 'Why.' }),
  }),
});
