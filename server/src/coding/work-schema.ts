import { builder } from '../builder.ts';
import { ref } from '../refs.ts';
import { assignCodings } from './assignment-service.ts';
import { idempotencyKey, keyed, mutation, rowsOf } from './mutation-schema.ts';
import { assignSample, type Sampled } from './sample-service.ts';

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
