import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { readerOf } from '../read/client.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import { AssessmentState } from './enums.ts';
import { type FactsRow, factsColumns, factsOf, factsRelations } from './facts.ts';
import { type Offer, offersOf } from './offers.ts';

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
