import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { ref } from '../refs.ts';
import type { Created } from '../write/entity.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { supersedeAssessment } from './supersession-service.ts';
import { takeTransition } from './workflow-service.ts';

interface Step {
  id: string;
  expectedVersion: number;
}

// biome-ignore lint/suspicious/noExplicitAny: Pothos' input builder, whatever the input
type MoreFields = (t: any) => object;

function defineStep(
  name: string,
  description: string,
  work: (input: never, context: Context) => Promise<Created>,
  more: MoreFields = () => ({}),
) {
  const Input = builder.inputType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`, {
    description: 'Which assessment, at which version.',
    fields: (t) =>
      ({
        id: t.globalID({ for: [ref('Assessment')], required: true, description: 'The assessment.' }),
        expectedVersion: t.int({
          required: true,
          description: 'The version on which the step was decided. Another version now is a ConflictError.',
        }),
        ...more(t),
      }) as never,
  });
  builder.mutationField(name, (t) =>
    t.prismaField({
      type: ref('Assessment') as never,
      description,
      args: { input: t.arg({ type: Input, required: true, description: 'What to do.' }) },
      errors: {
        types: expectedErrors,
        union: { description: 'The assessment, or why the step was refused.' },
      },
      resolve: async (query: object, _root: unknown, { input }: { input: object }, context: Context) => {
        const { id } = await work(plainInput(input) as never, context);
        return readBack(context, 'Assessment', id, query) as never;
      },
    } as never),
  );
}

const step =
  (name: 'SUBMIT' | 'WITHDRAW' | 'PUBLISH') =>
  (input: Step, { writer, viewer }: Context) =>
    takeTransition(writer, viewer, name, input);

defineStep(
  'submitAssessment',
  'Gives an assessment into review: its text, evidence and hypotheses stand still from then on. It needs evidence, a likelihood, a confidence with its basis, and wording without errors against ICD 203.',
  step('SUBMIT'),
);
defineStep(
  'withdrawAssessment',
  'Takes an assessment back from review, or after approval, into a draft, so that it can be changed.',
  step('WITHDRAW'),
);
defineStep(
  'publishAssessment',
  'Publishes an approved assessment. What it supersedes is SUPERSEDED at the same moment.',
  step('PUBLISH'),
);
defineStep(
  'supersedeAssessment',
  'Begins the assessment that is to replace a published one: a draft with its content, its live evidence, its hypotheses and their ratings. The old one stands until the new one is published.',
  ({ idempotencyKey, ...input }: { idempotencyKey?: string }, { writer, viewer }) =>
    supersedeAssessment(writer, viewer, input, idempotencyKey),
  (t) => ({
    reason: t.string({ required: true, description: 'Why it is to be replaced.' }),
    assessedOn: t.field({ type: 'EDTFDate', required: true, description: 'When the new one is judged.' }),
    idempotencyKey: t.string({
      description:
        'A key of your own choice, up to 180 characters. The same key and input give the same answer once and again.',
    }),
  }),
);
