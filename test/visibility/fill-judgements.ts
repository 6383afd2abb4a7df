import type { Marking } from '../../server/src/viewer.ts';
import type { Sources } from './fill-sources.ts';
import type { Statements } from './fill-statements.ts';
import type { Filling } from './filling.ts';

export const assessmentStates = [
  'DRAFT',
  'IN_REVIEW',
  'CHANGES_REQUESTED',
  'APPROVED',
  'PUBLISHED',
  'SUPERSEDED',
  'RETRACTED',
] as const;

const assessed = { assessedOn: '2019', assessedOnFirst: '2019-01-01', assessedOnLast: '2019-12-31' };

/** An assessment in every state with its parts, and one that everybody sees and that rests on it. */
export async function fillAssessments(
  { add, users }: Filling,
  { one, author, relationshipId, documents }: Sources,
  { inRed }: Statements,
  marking: Marking,
) {
  for (const state of assessmentStates) {
    const assessmentId = await add('Assessment', {
      question: 'zirkon?',
      judgement: `zirkon ${state}`,
      ...assessed,
      authorId: author,
      draftedById: users.drafter,
      statementId: inRed,
      documentId: documents.RED,
      state,
      ...(state === 'RETRACTED' && { retractedAt: new Date(0), retractionReason: 'wrong' }),
      relationshipId,
      marking,
    });
    const evidenceLinkId = await add('EvidenceLink', {
      assessmentId,
      documentId: documents.RED,
      role: 'SUPPORTS',
    });
    await add('StaleReason', { assessmentId, evidenceLinkId, kind: 'CORRECTED', marking });
    const hypothesisId = await add('Hypothesis', { assessmentId, position: 1, text: 'zirkon' });
    await add('EvidenceRating', { hypothesisId, evidenceLinkId, consistency: 'C' });
    await add('Dissent', { assessmentId, authorId: one, text: 'zirkon' });
    await add('Review', {
      assessmentId,
      assessmentVersion: 1,
      reviewerId: users.reviewer,
      verdict: 'APPROVE',
    });
    const refers = await add('Assessment', {
      question: 'q?',
      judgement: 'Open, and rests on the other',
      ...assessed,
      authorId: one,
      draftedById: users.admin,
      state: 'PUBLISHED',
      supersedesId: assessmentId,
      supersessionReason: 'better',
      relationshipId,
    });
    await add('EvidenceLink', { assessmentId: refers, otherAssessmentId: assessmentId, role: 'SUPPORTS' });
  }
}

/** What is done, and what is to come. */
export async function fillDeeds(
  { add }: Filling,
  { one, author, relationshipId, areaId, documents }: Sources,
  { inOpen }: Statements,
  marking: Marking,
) {
  const about = { relationshipId, marking };
  const activityId = await add('Activity', {
    areaId,
    kind: 'AGREEMENT',
    title: 'zirkon',
    level: 'AGREED',
    evidenceStatus: 'OBSERVED',
    ...about,
  });
  await add('ActivityParticipant', { activityId, actorId: one });
  await add('Obligation', { activityId, type: 'DEFENSE' });
  await add('ActivitySource', { activityId, documentId: documents.RED });
  await add('ActivitySource', { activityId, statementId: inOpen });

  const resolved = { outcome: true, resolvedOn: '2021-01-01', resolution: 'It came to pass.' };
  for (const outcome of [{}, resolved]) {
    const forecastId = await add('Forecast', {
      question: 'zirkon?',
      resolvesOn: '2030-01-01',
      ...about,
      ...outcome,
    });
    await add('ForecastProbability', {
      forecastId,
      forecasterId: author,
      probability: 0.5,
      madeOn: '2020-01-01',
    });
  }
}
