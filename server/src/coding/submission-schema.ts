import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import type { Context } from '../context.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { readBack } from '../write/read-back.ts';
import { type Arguments, idempotencyKey, keyed } from './mutation-schema.ts';
import { submitCodings } from './submission-service.ts';

const SubmittedCoding = builder.inputType('SubmittedCoding', {
  description: 'A reading that is submitted.',
  fields: (t) => ({
    conceptId: t.globalID({
      for: [ref('Concept')],
      required: true,
      description: 'The concept, of the assigned codebook. A draft on it is replaced.',
    }),
    stance: t.field({
      type: Stance,
      required: true,
      description: 'How the statement stands towards the concept.',
    }),
    note: t.string({ description: 'What you remark.' }),
  }),
});

const SubmitCodingsInput = builder.inputType('SubmitCodingsInput', {
  description: 'What a coder submits.',
  fields: (t) => ({
    assignmentId: t.globalID({
      for: [ref('CodingAssignment')],
      required: true,
      description: 'The assignment, one of your own.',
    }),
    expectedVersion: t.int({
      required: true,
      description: 'The version of the assignment. Another version now is a ConflictError.',
    }),
    codings: t.field({
      type: [SubmittedCoding],
      description: 'Readings beside the drafts that there are; at most 100.',
    }),
    noConceptApplies: t.boolean({
      description: 'That no concept of the codebook applies; then there are no codings.',
    }),
    idempotencyKey: t.string(idempotencyKey),
  }),
});

builder.mutationField('submitCodings', (t) =>
  t.prismaField({
    type: ref('CodingAssignment'),
    description:
      'Submits an assignment of yours with all its codings at once, or says that no concept applies. From then on you see what others made of the statement, and may change your codings until they are adjudicated. Takes CODER.',
    args: {
      input: t.arg({ type: SubmitCodingsInput, required: true, description: 'What to submit.' }),
    },
    errors: { types: expectedErrors, union: { description: 'The assignment, or why it was refused.' } },
    resolve: async (query: object, _root: unknown, args: Arguments, context: Context) => {
      const { id } = await submitCodings(context.writer, context.viewer, ...keyed(args));
      return readBack(context, 'CodingAssignment', id, query) as never;
    },
  } as never),
);
