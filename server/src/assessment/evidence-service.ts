import { z } from 'zod';
import { Consistency, EvidenceRole, EvidenceWeight } from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { checkPartOpen } from './ownership-service.ts';

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
  row: async (columns, viewer, current, transaction) => {
    const { assessmentId } = { ...current, ...columns } as { assessmentId: string };
    await checkPartOpen(transaction, viewer, { id: assessmentId }, 'assessmentId');
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
  row: async (columns, viewer, current, transaction) => {
    const { assessmentId } = { ...current, ...columns } as { assessmentId: string };
    await checkPartOpen(transaction, viewer, { id: assessmentId }, 'assessmentId');
    return { columns };
  },
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
  row: async (columns, viewer, current, transaction) => {
    const { hypothesisId } = { ...current, ...columns } as { hypothesisId: string };
    const whole = { hypotheses: { some: { id: hypothesisId } } };
    await checkPartOpen(transaction, viewer, whole, 'hypothesisId');
    return { columns };
  },
});
