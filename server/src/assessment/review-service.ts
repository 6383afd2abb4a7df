import { z } from 'zod';
import { Likelihood, ReviewVerdict } from '../_generated/prisma/enums.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { isOwn } from './ownership-service.ts';

const dissent = z.object({
  assessmentId: input.id,
  authorId: input.id,
  text: input.text(),
  alternativeLikelihood: z.enum(Likelihood).nullish(),
});

/** Reasoned disagreements, published with the assessment: as long as it stands, and changed by whoever recorded them. */
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

/**
 * Verdicts on the present version of an assessment that is in review or approved. Nobody reviews their own. The verdict moves the
 * assessment: a trigger does it, whichever door the review comes through.
 */
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
      select: { id: true, version: true, state: true, documentId: true, draftedById: true },
    });
    if (!assessment)
      throw new NotFoundError('There is no such Assessment, or you may not see it.', ['assessmentId']);
    if (assessment.documentId !== null || !['IN_REVIEW', 'APPROVED'].includes(assessment.state)) {
      throw new ValidationError('Only an assessment that is in review or approved is reviewed.', [
        'assessmentId',
      ]);
    }
    if (await isOwn(transaction, viewer, assessment)) {
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
