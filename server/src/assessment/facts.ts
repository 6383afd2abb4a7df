import type { AssessmentState, Likelihood, ReviewVerdict } from '../_generated/prisma/enums.ts';
import { hasErrors, lintAssessment } from './lint.ts';
import type { Facts } from './transitions.ts';

/** The columns of an assessment by which its transitions are judged. */
export const factsColumns = {
  id: true,
  state: true,
  version: true,
  documentId: true,
  draftedById: true,
  supersedesId: true,
  question: true,
  judgement: true,
  likelihood: true,
  probabilityLow: true,
  probabilityHigh: true,
  confidence: true,
  confidenceBasis: true,
} as const;

/** What stands around it: one live piece of evidence, its live reviews, what it supersedes and what supersedes it. */
export const factsRelations = {
  evidence: { where: { retractedAt: null }, orderBy: [{ id: 'asc' }], take: 1, select: { id: true } },
  reviews: { where: { retractedAt: null }, select: { assessmentVersion: true, verdict: true } },
  supersedes: { select: { state: true } },
  supersededBy: { where: { state: { in: ['PUBLISHED', 'SUPERSEDED'] } }, select: { id: true } },
} as const;

export interface FactsRow {
  state: AssessmentState;
  version: number;
  question: string;
  judgement: string;
  likelihood: Likelihood | null;
  probabilityLow: number | null;
  probabilityHigh: number | null;
  confidence: string | null;
  confidenceBasis: string | null;
  supersedesId: string | null;
  evidence: readonly object[];
  reviews: readonly { assessmentVersion: number; verdict: ReviewVerdict }[];
  supersedes: { state: AssessmentState } | null;
  supersededBy: readonly object[];
}

/**
 * The facts about an assessment. `reason`: one is given for a retraction. A predecessor that may not be seen counts as published:
 * the database knows better, and the facts tell nothing of it.
 */
export function factsOf(row: FactsRow, own: boolean, reason: boolean): Facts {
  const reviewed = (verdict: ReviewVerdict) =>
    row.reviews.some((review) => review.assessmentVersion === row.version && review.verdict === verdict);
  return {
    own,
    EVIDENCE: row.evidence.length > 0,
    LIKELIHOOD: row.likelihood !== null,
    CONFIDENCE: row.confidence !== null && row.confidenceBasis !== null,
    CLEAN_WORDING: !hasErrors(lintAssessment(row)),
    CHANGES: reviewed('REQUEST_CHANGES'),
    APPROVAL: reviewed('APPROVE'),
    PREDECESSOR: !row.supersedes || ['PUBLISHED', 'RETRACTED'].includes(row.supersedes.state),
    SUCCESSOR: row.supersededBy.length > 0,
    STANDING: row.supersededBy.length === 0,
    REASON: reason,
  };
}
