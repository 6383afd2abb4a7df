import { z } from 'zod';
import {
  Consistency,
  EvidenceRole,
  EvidenceWeight,
  Likelihood,
  ReviewVerdict,
} from '../_generated/prisma/enums.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';

const evidenceLink = z.object({
  assessmentId: input.id,
  statementId: input.id.nullish(),
  activityId: input.id.nullish(),
  documentId: input.id.nullish(),
  otherAssessmentId: input.id.nullish(),
  role: z.enum(EvidenceRole),
  credibility: z.enum(EvidenceWeight).nullish(),
  relevance: z.enum(EvidenceWeight).nullish(),
  note: input.text(2_000).nullish(),
});

const kinds = ['statementId', 'activityId', 'documentId', 'otherAssessmentId'] as const;

/** Evidence: one statement, activity, document or other assessment. */
export const evidenceLinkService = entityService({
  entity: 'EvidenceLink',
  writers: ['ANALYST'],
  create: evidenceLink,
  update: evidenceLink.pick({ role: true, credibility: true, relevance: true, note: true }).partial(),
  row: (columns, _viewer, current) => {
    const given = kinds.filter((kind) => (columns as Record<string, unknown>)[kind]);
    if (!current && given.length !== 1) {
      throw new ValidationError('Evidence is one statement, activity, document or other assessment.', [
        'statementId',
      ]);
    }
    return { columns };
  },
});

const hypothesis = z.object({
  assessmentId: input.id,
  position: z.int().min(1, 'The order counts from 1.').max(1_000),
  text: input.text(2_000),
});

/** Competing answers to an assessment's question. */
export const hypothesisService = entityService({
  entity: 'Hypothesis',
  writers: ['ANALYST'],
  create: hypothesis,
  update: hypothesis.omit({ assessmentId: true }).partial(),
  row: (columns) => ({ columns }),
});

const evidenceRating = z.object({
  hypothesisId: input.id,
  evidenceLinkId: input.id,
  consistency: z.enum(Consistency),
  note: input.text(2_000).nullish(),
});

/** Ratings in the matrix of competing hypotheses. */
export const evidenceRatingService = entityService({
  entity: 'EvidenceRating',
  writers: ['ANALYST'],
  create: evidenceRating,
  update: evidenceRating.pick({ consistency: true, note: true }).partial(),
  row: (columns) => ({ columns }),
});

const dissent = z.object({
  assessmentId: input.id,
  authorId: input.id,
  text: input.text(),
  alternativeLikelihood: z.enum(Likelihood).nullish(),
});

/** Reasoned disagreements, published with the assessment. */
export const dissentService = entityService({
  entity: 'Dissent',
  writers: ['ANALYST', 'REVIEWER'],
  create: dissent,
  update: dissent.pick({ text: true, alternativeLikelihood: true }).partial(),
  row: (columns) => ({ columns }),
});

const review = z.object({
  assessmentId: input.id,
  verdict: z.enum(ReviewVerdict),
  comment: input.text().nullish(),
});

/** Verdicts on the present version of an assessment. Nobody reviews their own. */
export const reviewService = entityService({
  entity: 'Review',
  writers: ['REVIEWER'],
  create: review,
  update: review.pick({ comment: true }).partial(),
  row: async (fields, viewer, current, transaction) => {
    if (current && current.reviewerId !== viewer.userId)
      throw new ForbiddenError('Only the reviewer changes a review.', ['id']);
    const { assessmentId, verdict, comment } = { ...current, ...fields } as z.infer<typeof review>;
    if (verdict === 'REQUEST_CHANGES' && !comment) {
      throw new ValidationError('Who requests changes says which.', ['comment']);
    }
    if (current) return { columns: fields };
    const assessment = await transaction.assessment.findFirst({
      where: { id: assessmentId, ...liveAndVisible('Assessment', viewer) },
      select: { version: true, draftedById: true, author: { select: { users: { select: { id: true } } } } },
    });
    if (!assessment)
      throw new NotFoundError('There is no such Assessment, or you may not see it.', ['assessmentId']);
    const own = [assessment.draftedById, ...assessment.author.users.map(({ id }) => id)];
    if (own.includes(viewer.userId)) {
      throw new ForbiddenError('Nobody reviews their own assessment: let another person do it.', [
        'assessmentId',
      ]);
    }
    return {
      columns: {
        assessmentId,
        verdict,
        comment,
        assessmentVersion: assessment.version,
        reviewerId: viewer.userId,
      },
    };
  },
});
