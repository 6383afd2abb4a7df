import { builder } from '../builder.ts';

export const Likelihood = builder.enumType('Likelihood', {
  description: 'How likely, in the seven terms of ICD 203. Bounds in percent, the lower one included.',
  values: {
    ALMOST_NO_CHANCE: { description: '1 to 5 percent.' },
    VERY_UNLIKELY: { description: '5 to 20 percent.' },
    UNLIKELY: { description: '20 to 45 percent.' },
    ROUGHLY_EVEN_CHANCE: { description: '45 to 55 percent.' },
    LIKELY: { description: '55 to 80 percent.' },
    VERY_LIKELY: { description: '80 to 95 percent.' },
    ALMOST_CERTAIN: { description: '95 to 99 percent.' },
  } as const,
});

export const Confidence = builder.enumType('Confidence', {
  description:
    'How well founded a judgement is: the quality of its sources and reasoning, not how likely it is.',
  values: {
    LOW: { description: 'Scant, fragmentary or doubtful evidence; speculation belongs here.' },
    MODERATE: { description: 'Credible evidence that can be read in several ways, or is not confirmed.' },
    HIGH: { description: 'Good evidence from several sources.' },
  } as const,
});

export const AssessmentState = builder.enumType('AssessmentState', {
  description: 'Where an assessment stands between draft and publication.',
  values: {
    DRAFT: { description: 'Being written.' },
    IN_REVIEW: { description: 'Before its reviewers.' },
    CHANGES_REQUESTED: { description: 'Back with its author.' },
    APPROVED: { description: 'Approved, not published.' },
    PUBLISHED: { description: 'Published, here or elsewhere.' },
    SUPERSEDED: { description: 'Replaced by a later assessment.' },
    RETRACTED: { description: 'Withdrawn after publication.' },
  } as const,
});

export const EvidenceRole = builder.enumType('EvidenceRole', {
  description: 'What a piece of evidence does for an assessment.',
  values: {
    SUPPORTS: { description: 'Speaks for it.' },
    CONTRADICTS: { description: 'Speaks against it.' },
    CONTEXT: { description: 'Helps to understand it.' },
  } as const,
});

export const EvidenceWeight = builder.enumType('EvidenceWeight', {
  description: 'A weight in the analysis of competing hypotheses.',
  values: {
    LOW: { description: 'Low.' },
    MODERATE: { description: 'Moderate.' },
    HIGH: { description: 'High.' },
  } as const,
});

export const Consistency = builder.enumType('Consistency', {
  description: 'How consistent a piece of evidence is with a hypothesis.',
  values: {
    CC: { description: 'Very consistent.' },
    C: { description: 'Consistent.' },
    N: { description: 'Neutral.' },
    I: { description: 'Inconsistent.' },
    II: { description: 'Very inconsistent.' },
    NA: { description: 'Not applicable.' },
  } as const,
});

export const ReviewVerdict = builder.enumType('ReviewVerdict', {
  description: "A reviewer's verdict.",
  values: {
    APPROVE: { description: 'It may be published as it is.' },
    REQUEST_CHANGES: { description: 'It must be changed first; the comment says how.' },
  } as const,
});
