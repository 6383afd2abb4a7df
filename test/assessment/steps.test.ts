import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evidenceLinkService,
  evidenceRatingService,
  hypothesisService,
} from '../../server/src/assessment/evidence-service.ts';
import { dissentService, reviewService } from '../../server/src/assessment/review-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { supersedeAssessment } from '../../server/src/assessment/supersession-service.ts';
import type { TransitionName } from '../../server/src/assessment/transitions.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import { activityService } from '../../server/src/cooperation/service.ts';
import { relationshipService } from '../../server/src/relationship/service.ts';
import { type Office, office } from './world.ts';

// What the steps of assessments need: each refusal says why, and which field of the input is meant.

let test: Office;
let activity: string;
beforeAll(async () => {
  test = await office();
  const { local, actors, area } = test;
  const relationshipId = await test.make(relationshipService, local, {
    name: 'Ann and Ben',
    partyIds: [actors.ann, actors.ben],
  });
  activity = await test.make(activityService, local, {
    relationshipId,
    areaId: area,
    kind: 'EXERCISE',
    title: 'Exercise',
    evidenceStatus: 'OBSERVED',
    level: 'UNDER_WAY',
  });
});
afterAll(() => test.close());

const refusal = (code: string, message: string, ...inputPath: string[]) => ({
  code,
  message: expect.stringContaining(message),
  inputPath,
});
const unknown = () => uuidv7();

describe('a review', () => {
  it('says what is to change, is of what is in review, and is changed by its reviewer alone', async () => {
    const { ann, rita, rob } = test.people;
    const assessmentId = await test.draft(ann);
    await test.submit(ann, assessmentId);
    const review = (by: Office['local'], more: object) =>
      test.make(reviewService, by, { assessmentId, verdict: 'APPROVE', ...more });
    await expect(review(rita, { verdict: 'REQUEST_CHANGES' })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'Who requests changes says which', 'comment'),
    );
    await expect(review(rita, { assessmentId: unknown() })).rejects.toMatchObject(
      refusal('NOT_FOUND', 'no such Assessment', 'assessmentId'),
    );
    const elsewhere = await test.draft(ann, { documentId: test.document });
    const notInReview = refusal('INVALID_INPUT', 'that is in review or approved', 'assessmentId');
    await expect(review(rita, { assessmentId: elsewhere })).rejects.toMatchObject(notInReview);
    await expect(review(rita, { assessmentId: await test.published(ann) })).rejects.toMatchObject(
      notInReview,
    );
    const own = await test.draft(rob);
    await test.submit(rob, own);
    await expect(review(rob, { assessmentId: own })).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Nobody reviews their own', 'assessmentId'),
    );
    const id = await review(rita, {});
    const update = (by: Office['local'], comment: string | null) =>
      reviewService.update(test.writer, by, id, 1, { comment });
    await expect(update(rob, 'Mine.')).rejects.toMatchObject(
      refusal('FORBIDDEN', 'Only the reviewer changes a review', 'id'),
    );
    await update(rita, 'Read twice.');
    expect(await test.writer.review.findUnique({ where: { id } })).toMatchObject({
      comment: 'Read twice.',
      verdict: 'APPROVE',
      reviewerId: rita.userId,
    });
    // Approved already, it is approved by a second reviewer as well
    await review(rob, {});
    expect(await test.state(assessmentId)).toBe('APPROVED');
  });

  it('that requests changes keeps its comment', async () => {
    const { ann, rita } = test.people;
    const assessmentId = await test.draft(ann);
    await test.submit(ann, assessmentId);
    const id = await test.review(rita, assessmentId, 'REQUEST_CHANGES');
    await expect(reviewService.update(test.writer, rita, id, 1, { comment: null })).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'Who requests changes says which', 'comment'),
    );
  });

  it('is for reviewers, a dissent for analysts and reviewers', async () => {
    const { ann, kim, rita } = test.people;
    const assessmentId = await test.published(ann);
    const dissent = { assessmentId, authorId: test.actors.kim, text: 'It will not.' };
    await expect(test.make(reviewService, ann, { assessmentId, verdict: 'APPROVE' })).rejects.toThrow(
      'takes the role REVIEWER',
    );
    await expect(test.make(dissentService, kim, dissent)).rejects.toThrow('ANALYST or REVIEWER');
    await test.make(dissentService, rita, dissent);
  });
});

describe('a transition', () => {
  const take = (
    by: Office['local'],
    name: TransitionName,
    id: string,
    expectedVersion: number,
    reason?: string,
  ) => takeTransition(test.writer, by, name, { id, expectedVersion, reason });

  it('is of the version that was read, of an assessment that is there', async () => {
    const { ann } = test.people;
    const id = await test.draft(ann);
    await expect(take(ann, 'SUBMIT', id, 7)).rejects.toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
      inputPath: ['expectedVersion'],
    });
    await expect(take(ann, 'SUBMIT', unknown(), 1)).rejects.toMatchObject(
      refusal('NOT_FOUND', 'no such Assessment', 'id'),
    );
  });

  it('says all that is missing, and where: a reason, or the assessment itself', async () => {
    const { ann, ben } = test.people;
    const bare = await test.make(assessmentService, ann, {
      authorId: test.actors.kim,
      areaId: test.area,
      question: 'Will it last?',
      judgement: 'It is likely to last.',
      assessedOn: '2020',
    });
    await expect(take(ann, 'SUBMIT', bare, 1)).rejects.toMatchObject({
      ...refusal('INVALID_INPUT', 'It needs evidence', 'id'),
      message: expect.stringMatching(/It needs evidence.* It needs a likelihood.* It needs a confidence/),
    });
    const id = await test.published(ann);
    const version = await test.version(id);
    await expect(take(ann, 'RETRACT', id, version, ' ')).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'A retraction needs a reason', 'reason'),
    );
    await expect(take(ann, 'RETRACT', id, version)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'A retraction needs a reason', 'reason'),
    );
    await expect(take(ben, 'RETRACT', id, version, 'No.')).rejects.toMatchObject(
      refusal('FORBIDDEN', 'An analyst retracts their own', 'id'),
    );
    await expect(take(ann, 'PUBLISH', id, version)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'does not go from PUBLISHED to PUBLISHED', 'id'),
    );
  });

  it('writes the reason of a retraction, and takes it away again', async () => {
    const { ann } = test.people;
    const id = await test.published(ann);
    const read = () => test.writer.assessment.findUnique({ where: { id } });
    await take(ann, 'RETRACT', id, await test.version(id), 'It was wrong.');
    expect(await read()).toMatchObject({
      state: 'RETRACTED',
      retractionReason: 'It was wrong.',
      retractedAt: expect.any(Date),
    });
    // As a row that is gone, it is there for nothing else
    await expect(take(ann, 'PUBLISH', id, await test.version(id))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await take(ann, 'REINSTATE', id, await test.version(id));
    expect(await read()).toMatchObject({ state: 'PUBLISHED', retractionReason: null, retractedAt: null });
  });
});

describe('a superseding assessment', () => {
  const supersede = async (by: Office['local'], id: string, more: object = {}, key?: string) => {
    const expectedVersion = 'expectedVersion' in more ? 1 : await test.version(id);
    const input = { id, expectedVersion, reason: 'New talks.', assessedOn: '2021', ...more };
    return (await supersedeAssessment(test.writer, by, input, key)).id;
  };

  it('is begun of a published one that was written here, at the version that was read', async () => {
    const { ann, rita } = test.people;
    const draft = await test.draft(ann);
    await expect(supersede(rita, draft)).rejects.toThrow('takes the role ANALYST');
    await expect(supersede(ann, draft)).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'this assessment is DRAFT', 'id'),
    );
    await expect(supersede(ann, unknown(), { expectedVersion: 1 })).rejects.toMatchObject(
      refusal('NOT_FOUND', 'no such Assessment', 'id'),
    );
    await expect(supersede(ann, draft, { expectedVersion: 9 })).rejects.toMatchObject({
      code: 'CONFLICT',
      currentVersion: 1,
    });
    await expect(supersede(ann, await test.draft(ann, { documentId: test.document }))).rejects.toMatchObject(
      refusal('INVALID_INPUT', 'What was published elsewhere', 'id'),
    );
  });

  it('is begun once for one idempotency key', async () => {
    const { ann } = test.people;
    const old = await test.published(ann);
    const first = await supersede(ann, old, {}, 'begin');
    expect(await supersede(ann, old, {}, 'begin')).toBe(first);
    expect(await supersede(ann, old)).not.toBe(first);
    await expect(supersede(ann, old, { reason: 'Other.' }, 'begin')).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('takes over what is live of the old one, each part once, and leaves out what is retracted', async () => {
    const { ann, ben, rita } = test.people;
    const old = await test.draft(ann, { assumptions: ['Peace.'], marking: 'GREEN' });
    const hypothesis = (position: number) =>
      test.make(hypothesisService, ann, { assessmentId: old, position, text: `Answer ${position}.` });
    const [one, two, gone] = [await hypothesis(1), await hypothesis(2), await hypothesis(3)];
    const link = (evidence: object) =>
      test.make(evidenceLinkService, ann, { assessmentId: old, role: 'CONTEXT', ...evidence });
    const [byDeed, byPaper, retracted] = [
      await link({ activityId: activity, note: 'Strong.' }),
      await link({ documentId: test.document }),
      await link({ otherAssessmentId: await test.draft(ann) }),
    ];
    const rate = (hypothesisId: string, evidenceLinkId: string, consistency: string) =>
      test.make(evidenceRatingService, ann, { hypothesisId, evidenceLinkId, consistency });
    await rate(one, byDeed, 'CC');
    await rate(two, byPaper, 'I');
    await rate(gone, byDeed, 'C');
    await rate(one, retracted, 'C');
    const noLonger = await rate(two, byDeed, 'II');
    await test.retract(evidenceRatingService, ann, noLonger);
    await test.retract(hypothesisService, ann, gone);
    await test.retract(evidenceLinkService, ann, retracted);
    await test.submit(ann, old);
    await test.review(rita, old);
    await test.publish(ann, old);

    const next = await supersede(ben, old);
    expect(await test.writer.assessment.findUnique({ where: { id: next } })).toMatchObject({
      state: 'DRAFT',
      version: 1,
      draftedById: ben.userId,
      supersedesId: old,
      supersessionReason: 'New talks.',
      assumptions: ['Peace.'],
      marking: 'GREEN',
      assessedOn: '2021',
    });
    const parts = await test.writer.assessment.findUniqueOrThrow({
      where: { id: next },
      select: {
        evidence: { select: { statementId: true, activityId: true, documentId: true, note: true } },
        hypotheses: {
          orderBy: { position: 'asc' },
          select: {
            text: true,
            ratings: {
              select: {
                consistency: true,
                evidenceLink: { select: { activityId: true, assessmentId: true } },
              },
            },
          },
        },
        reviews: true,
      },
    });
    const none = { statementId: null, activityId: null, documentId: null, note: null };
    expect(parts.evidence).toHaveLength(3);
    expect(parts.evidence).toEqual(
      expect.arrayContaining([
        { ...none, statementId: test.statement },
        { ...none, activityId: activity, note: 'Strong.' },
        { ...none, documentId: test.document },
      ]),
    );
    expect(parts.hypotheses).toEqual([
      {
        text: 'Answer 1.',
        ratings: [{ consistency: 'CC', evidenceLink: { activityId: activity, assessmentId: next } }],
      },
      {
        text: 'Answer 2.',
        ratings: [{ consistency: 'I', evidenceLink: { activityId: null, assessmentId: next } }],
      },
    ]);
    expect(parts.reviews).toEqual([]);
  });
});
