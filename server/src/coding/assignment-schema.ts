import { builder } from '../builder.ts';
import { latestDay } from '../date/edtf.ts';
import { markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { assignmentService } from './assignment-service.ts';
import { assignmentList, codingList } from './list.ts';

builder.prismaNode('CodingAssignment', {
  id: { field: 'id', description: 'Identifies the assignment.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'A statement that a coder is to read with an edition of a codebook. Until it is submitted, its coder does not see what others made of the statement.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    statement: t.relation('statement', { description: 'The statement to read.' }),
    coder: t.relation('coder', { description: 'Who is to read it.' }),
    codebook: t.relation('codebook', { description: 'With which codebook, in which edition.' }),
    round: t.exposeInt('round', { description: 'The round of coding, counted from 1.' }),
    dueOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The day by which it is to be done; null if there is none.',
      select: { dueOn: true },
      resolve: ({ dueOn }) => {
        const day = dueOn.toISOString().slice(0, 10);
        return day === latestDay ? null : day;
      },
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the coder submitted it; null while it is open.',
    }),
    noConceptApplies: t.exposeBoolean('noConceptApplies', {
      description: 'Whether the coder found no concept of the codebook that applies. False while it is open.',
    }),
    codings: codingList.within(
      t,
      'CodingAssignment',
      'codings',
      'The readings: drafts while the assignment is open.',
    ),
  }),
});

assignmentList.root('codingAssignments', 'Who is to read what, and what is done.');
assignmentList.root(
  'codingQueue',
  'What you have still to code: your open assignments, the most pressing first. totalCount says how many there are.',
  {
    arguments: () => ({}),
    where: (_given: never, { viewer }) => ({
      coderId: viewer.userId,
      submittedAt: null,
      statement: { retractedAt: null },
    }),
  },
);

defineMutations({
  service: assignmentService as never,
  verb: 'assign',
  names: ['assignStatement', 'assignStatements'],
  noun: ['assignment', 'assignments'],
  description:
    'Assigns one statement to one coder. assignCodings does it for several of both. Takes REVIEWER or ADMIN; the coder has the role CODER and may see the statement.',
  fixed: (t) => ({
    statementId: t.globalID({ for: [ref('Statement')], required: true, description: 'The statement.' }),
    coderId: t.globalID({ for: [ref('User')], required: true, description: 'The coder.' }),
    codebookId: t.globalID({
      for: [ref('Codebook')],
      required: true,
      description: 'The codebook, in one edition.',
    }),
    round: t.int({ description: 'The round of coding; 1 if it is left out.' }),
  }),
  fields: (t) => ({
    dueOn: t.field({ type: 'Date', description: 'The day by which it is to be done.' }),
  }),
});
