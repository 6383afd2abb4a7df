import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import { markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { CodingState } from './enums.ts';
import { codingList } from './list.ts';
import { codingService } from './service.ts';

builder.prismaNode('Coding', {
  id: { field: 'id', description: 'Identifies the coding.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: "One coder's reading of one statement: a concept and the statement's stance towards it.",
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    statement: t.relation('statement', { description: 'The statement that is read.' }),
    concept: t.relation('concept', { description: 'The concept.' }),
    stance: t.expose('stance', {
      type: Stance,
      nullable: true,
      description:
        'How the statement stands towards it; null until the coder has decided. That of a draft may change.',
    }),
    coder: t.relation('coder', { description: 'Who reads.' }),
    round: t.exposeInt('round', { description: 'The round of coding, counted from 1.' }),
    state: t.expose('state', { type: CodingState, description: 'How far it has come.' }),
    assignment: t.relation('assignment', {
      nullable: true,
      description: 'The assignment that it fulfils; null where the coder was not asked for it.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'What the coder remarks; null if nothing.' }),
  }),
});

codingList.root('codings', 'Readings of statements.');

defineMutations({
  service: codingService as never,
  verb: 'code',
  names: ['codeStatement', 'codeStatements'],
  noun: ['coding', 'codings'],
  description:
    'Codes a statement: records your reading of it with one concept. Without a stance it is only assigned to you. While the statement is assigned to you with this codebook and round, it is a draft, which submitCodings submits.',
  fixed: (t) => ({
    statementId: t.globalID({ for: [ref('Statement')], required: true, description: 'The statement.' }),
    conceptId: t.globalID({ for: [ref('Concept')], required: true, description: 'The concept.' }),
    round: t.int({ description: 'The round of coding; 1 if it is left out.' }),
  }),
  fields: (t) => ({
    stance: t.field({ type: Stance, description: 'How the statement stands towards the concept.' }),
    note: t.string({ description: 'What you remark.' }),
  }),
});
