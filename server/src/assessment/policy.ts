import type { Policies, Policy } from '../read/policy.ts';
import type { Viewer } from '../viewer.ts';

/** States in which an assessment is out of the hands of those who write and review it. */
const published = ['PUBLISHED', 'SUPERSEDED', 'RETRACTED'];
const underReview = ['IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED'];

/**
 * A draft is seen by who drafts it, and by administrators; one under review by reviewers too; a published one by everybody. Who
 * is recorded as the author's user counts as drafting. The parts of an assessment are seen with it.
 */
export function assessmentPolicies({ userId, roles }: Viewer): Policies {
  if (roles.includes('ADMIN')) return () => undefined;
  const open = roles.includes('REVIEWER') ? [...published, ...underReview] : published;
  const policies: Record<string, Policy> = {
    Assessment: {
      where: {
        OR: [
          { state: { in: open } },
          { draftedById: userId },
          { author: { users: { some: { id: userId } } } },
        ],
      },
    },
    EvidenceLink: { as: 'assessment' },
    Hypothesis: { as: 'assessment' },
    EvidenceRating: { as: 'hypothesis' },
    Dissent: { as: 'assessment' },
    Review: { as: 'assessment' },
    StaleReason: { as: 'assessment' },
  };
  return (model) => policies[model];
}
