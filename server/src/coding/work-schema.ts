import type { InputFieldMap } from '@pothos/core';
import { builder } from '../builder.ts';
import { Stance } from '../codebook/enums.ts';
import type { Context } from '../context.ts';
import { readerOf } from '../read/client.ts';
import { ref } from '../refs.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { moveCodings } from './adjudication-service.ts';
import { assignCodings } from './assignment-service.ts';
import { assignSample, type Sampled } from './sample-service.ts';
import { submitCodings } from './submission-service.ts';

const idempotencyKey = {
  description:
    'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
};

/** Rows of a type that were just written, in the order of their ids. */
const rowsOf = (type: 'CodingAssignment' | 'Coding', description: string) => ({
  type: [ref(type)],
  description,
  resolve: (query: object, { ids }: { ids: string[] }, _args: object, { db }: Context) =>
    readerOf(db, type).findMany({ ...query, where: { id: { in: ids } }, orderBy: [{ id: 'asc' }] }) as never,
});

const CodingOrder = builder.objectRef<Partial<Sampled> & { ids: string[]; created: number }>(
  'AssignedCodings',
);
CodingOrder.implement({
  description: 'What an order of coding work came to.',
  fields: (t) => ({
    created: t.exposeInt('created', {
      description: 'How many assignments are new; the others were there before.',
    }),
    population: t.exposeInt('population', {
      nullable: true,
      description: 'Of how many statements a sample was drawn; null where none was drawn.',
    }),
    assignments: t.prismaField(
      rowsOf('CodingAssignment', 'The assignments that were asked for, new ones and others.') as never,
    ),
  }),
});

const AdjudicationCase = builder.objectRef<{ ids: string[] }>('AdjudicationCase').implement({
  description: 'The codings between which a decision was opened or closed.',
  fields: (t) => ({ codings: t.prismaField(rowsOf('Coding', 'The codings.') as never) }),
});

type Arguments = { input: object };
/** The key apart from what it is the key of. */
function keyed(args: Arguments): [object, string | null | undefined] {
  const { idempotencyKey, ...input } = plainInput<{ idempotencyKey?: string | null }>(args.input);
  return [input, idempotencyKey];
}

/** A mutation that answers an object of this file. */
function mutation<Answer>(
  name: string,
  type: unknown,
  [says, union]: [string, string],
  fields: (t: never) => InputFieldMap,
  write: (args: Arguments, context: Context) => Promise<Answer>,
) {
  const Input = builder.inputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, {
    description: `What ${name} takes.`,
    fields: fields as never,
  });
  builder.mutationField(name, (t) =>
    t.field({
      type: type as never,
      description: says,
      args: { input: t.arg({ type: Input as never, required: true, description: 'What to do.' }) },
      errors: { types: expectedErrors, union: { description: union } },
      resolve: (_root: unknown, args: unknown, context: Context) =>
        write(args as Arguments, context) as never,
    } as never),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
const order = (t: any) => ({
  codebookId: t.globalID({
    for: [ref('Codebook')],
    required: true,
    description: 'The codebook, in one edition.',
  }),
  round: t.int({ description: 'The round of coding; 1 if it is left out.' }),
  dueOn: t.field({ type: 'Date', description: 'The day by which it is to be done.' }),
  idempotencyKey: t.string(idempotencyKey),
});
const coderIds = (t: never, description: string) =>
  (t as { globalIDList: (options: object) => never }).globalIDList({
    for: [ref('User')],
    required: true,
    description,
  });

mutation(
  'assignCodings',
  CodingOrder,
  [
    'Assigns each of the statements to each of the coders, for reading with a codebook: at most 1,000 assignments, all or none. One that there is already stays as it is. Takes REVIEWER or ADMIN; coders have the role CODER and may see the statements.',
    'The assignments, or why they were refused.',
  ],
  // biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
  (t: any) => ({
    statementIds: t.globalIDList({
      for: [ref('Statement')],
      required: true,
      description: 'The statements; at most 1,000.',
    }),
    coderIds: coderIds(t as never, 'The coders; at most 100.'),
    ...order(t),
  }),
  (args, { writer, viewer }) => assignCodings(writer, viewer, ...keyed(args)),
);

mutation(
  'assignSample',
  CodingOrder,
  [
    'Has a random share of the statements that are assigned in a round read by a second coder, so that the agreement between coders can be measured. The same seed draws the same statements. Each goes to one of the named coders other than its first; one that such a coder has already stays. Takes REVIEWER or ADMIN.',
    'The assignments, or why they were refused.',
  ],
  // biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
  (t: any) => ({
    share: t.float({
      required: true,
      description: 'Which share of the statements, above 0 and up to 1; their number is rounded up.',
    }),
    seed: t.string({
      required: true,
      description: 'Any text, up to 100 characters. Note it down: it makes the sample reproducible.',
    }),
    coderIds: coderIds(t as never, 'The second coders; at most 100.'),
    ...order(t),
  }),
  (args, { writer, viewer }) => assignSample(writer, viewer, ...keyed(args)),
);

const cases = [
  [
    'openAdjudication',
    'open',
    'Opens the decision between codings of one statement: they are IN_ADJUDICATION, and nobody changes them. Takes REVIEWER, and not only codings of your own.',
  ],
  [
    'closeAdjudication',
    'close',
    'Lets codings that are IN_ADJUDICATION go again without a decision: they are CODED, and their coders may change them. Takes REVIEWER.',
  ],
] as const;
for (const [name, move, says] of cases) {
  mutation(
    name,
    AdjudicationCase,
    [says, 'The codings, or why it was refused.'],
    // biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
    (t: any) => ({
      codingIds: t.globalIDList({
        for: [ref('Coding')],
        required: true,
        description: 'The codings, of one statement; at most 100.',
      }),
    }),
    (args, { writer, viewer }) => moveCodings(writer, viewer, plainInput(args.input), move),
  );
}

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
