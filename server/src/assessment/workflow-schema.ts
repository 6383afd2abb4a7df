import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { readerOf } from '../read/client.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import type { Created } from '../write/entity.ts';
import { expectedErrors } from '../write/expected-errors.ts';
import { plainInput } from '../write/plain-input.ts';
import { readBack } from '../write/read-back.ts';
import { AssessmentState } from './enums.ts';
import { type FactsRow, factsColumns, factsOf, factsRelations } from './facts.ts';
import { type Offer, offersOf } from './offers.ts';
import { supersedeAssessment } from './supersession-service.ts';
import { takeTransition } from './workflow-service.ts';

const AssessmentTransitionName = builder.enumType('AssessmentTransitionName', {
  description: 'A step of an assessment between draft and publication.',
  values: {
    SUBMIT: { description: 'From DRAFT or CHANGES_REQUESTED to IN_REVIEW, by submitAssessment.' },
    WITHDRAW: { description: 'From IN_REVIEW or APPROVED back to DRAFT, by withdrawAssessment.' },
    REQUEST_CHANGES: {
      description: 'From IN_REVIEW or APPROVED to CHANGES_REQUESTED, by reviewAssessment.',
    },
    APPROVE: { description: 'From IN_REVIEW to APPROVED, by reviewAssessment.' },
    PUBLISH: {
      description: 'From APPROVED to PUBLISHED, by publishAssessment; what it supersedes is SUPERSEDED then.',
    },
    RETRACT: { description: 'From PUBLISHED to RETRACTED, by retractAssessment.' },
    REINSTATE: { description: 'From RETRACTED back to PUBLISHED, by restoreAssessment.' },
  } as const,
});

const AssessmentTransition = builder.objectRef<Offer>('AssessmentTransition').implement({
  description: 'A step that leads on from where an assessment stands, and whether you may take it.',
  fields: (t) => ({
    name: t.field({
      type: AssessmentTransitionName,
      description: 'Which step.',
      resolve: ({ name }) => name,
    }),
    to: t.field({
      type: AssessmentState,
      description: 'Where it leads.',
      resolve: ({ to }) => to,
    }),
    mutation: t.exposeString('mutation', { description: 'The mutation that takes it.' }),
    allowed: t.exposeBoolean('allowed', { description: 'True: you may take it now.' }),
    missing: t.exposeStringList('missing', {
      description:
        'What stands in the way, a sentence each: that it is not yours to take, and what the assessment lacks. Empty where it is allowed. What the mutation itself brings (a verdict, a reason) is not listed.',
    }),
  }),
});

builder.prismaObjectFields(ref('Assessment'), (t) => ({
  transitions: t.field({
    type: [AssessmentTransition],
    description:
      'The steps that lead on from where it stands, with what each lacks for you. Empty where none does.',
    select: { id: true },
    resolve: async ({ id }, _args, context) =>
      (await loadTogether(context.source, 'transitions', id, (ids) => offers(context, ids))) ?? [],
  }),
}));

async function offers({ db, viewer }: Context, ids: string[]): Promise<Map<string, Offer[]>> {
  const [rows, user] = await Promise.all([
    readerOf(db, 'Assessment').findMany({
      where: { id: { in: ids } },
      // The author and the person are compared as whom they are read
      select: { ...factsColumns, ...factsRelations, author: { select: { id: true } } } as never,
    }),
    readerOf(db, 'User').findUnique({
      where: { id: viewer.userId },
      select: { id: true, actor: { select: { id: true } } },
    }),
  ]);
  const person = (user?.actor as { id: string } | null)?.id;
  return new Map(
    rows.map((row) => {
      const { id, documentId, draftedById, author } = row as Record<string, unknown>;
      const own =
        documentId !== null ||
        draftedById === viewer.userId ||
        (person !== undefined && (author as { id: string } | null)?.id === person);
      const facts = row as unknown as FactsRow;
      return [id as string, offersOf(facts.state, factsOf(facts, own, true), viewer.roles)];
    }),
  );
}

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
