import { builder } from '../builder.ts';
import { ref } from '../refs.ts';
import { plainInput } from '../write/plain-input.ts';
import { moveCodings } from './adjudication-service.ts';
import { mutation, rowsOf } from './mutation-schema.ts';

const AdjudicationCase = builder.objectRef<{ ids: string[] }>('AdjudicationCase').implement({
  description: 'The codings between which a decision was opened or closed.',
  fields: (t) => ({ codings: t.prismaField(rowsOf('Coding', 'The codings.') as never) }),
});

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
