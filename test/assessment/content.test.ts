import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evidenceLinkService,
  evidenceRatingService,
  hypothesisService,
} from '../../server/src/assessment/evidence-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { activityService } from '../../server/src/cooperation/service.ts';
import { relationshipService } from '../../server/src/relationship/service.ts';
import { type Office, office } from './world.ts';

// What the content of assessments must be: each refusal says why, and which field of the input is meant.

let test: Office;
let relationship: string;
let activity: string;
beforeAll(async () => {
  test = await office();
  const { local, actors, area } = test;
  relationship = await test.make(relationshipService, local, {
    name: 'Ann and Ben',
    partyIds: [actors.ann, actors.ben],
  });
  activity = await test.make(activityService, local, {
    relationshipId: relationship,
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

describe('an assessment', () => {
  const create = (more: object) =>
    test.make(assessmentService, test.people.ann, {
      authorId: test.actors.kim,
      areaId: test.area,
      question: 'Will it last?',
      judgement: 'It is likely to last.',
      likelihood: 'LIKELY',
      confidence: 'LOW',
      confidenceBasis: 'One source.',
      assessedOn: '2020',
      ...more,
    });

  it.each([
    [{ areaId: null }, 'An assessment needs a subject', 'relationshipId'],
    [{ confidence: null }, 'A basis of confidence needs the confidence', 'confidence'],
    [{ supersessionReason: 'Later.' }, 'What supersedes another assessment says why', 'supersessionReason'],
    [{ probabilityLow: 0.6 }, 'A probability range has both bounds', 'probabilityHigh'],
    [{ probabilityHigh: 0.6 }, 'A probability range has both bounds', 'probabilityLow'],
    [{ probabilityLow: 0.7, probabilityHigh: 0.6 }, 'The lower probability is above', 'probabilityLow'],
    [{ probabilityLow: 0.5, probabilityHigh: 0.8 }, 'LIKELY lies between 0.55 and 0.8', 'probabilityLow'],
    [{ probabilityLow: 0.55, probabilityHigh: 0.9 }, 'LIKELY lies between 0.55 and 0.8', 'probabilityLow'],
  ])('is refused with %j', async (more, message, path) => {
    await expect(create(more)).rejects.toMatchObject(refusal('INVALID_INPUT', message, path));
  });

  it('that supersedes another says why, when it is made and when it is changed', async () => {
    const supersedesId = await test.published(test.people.ann);
    const why = refusal('INVALID_INPUT', 'says why', 'supersessionReason');
    await expect(create({ supersedesId })).rejects.toMatchObject(why);
    const id = await create({ supersedesId, supersessionReason: 'New talks.' });
    await expect(
      assessmentService.update(test.writer, test.people.ann, id, 1, { supersessionReason: null }),
    ).rejects.toMatchObject(why);
  });

  it('takes a range up to the bounds of its term, or of one point, and any range without a term', async () => {
    for (const range of [
      { probabilityLow: 0.55, probabilityHigh: 0.8 },
      { probabilityLow: 0.6, probabilityHigh: 0.6 },
      { probabilityLow: 0, probabilityHigh: 1, likelihood: null },
    ]) {
      const id = await create(range);
      expect(await test.writer.assessment.findUnique({ where: { id } })).toMatchObject(range);
    }
  });

  it('has any one subject, none of them left out', async () => {
    for (const subject of [
      { relationshipId: relationship },
      { statementId: test.statement },
      { activityId: activity },
    ]) {
      const id = await create({ ...subject, areaId: null });
      expect(await test.writer.assessment.findUnique({ where: { id } })).toMatchObject(subject);
      const none = Object.fromEntries(Object.keys(subject).map((name) => [name, null]));
      await expect(assessmentService.update(test.writer, test.people.ann, id, 1, none)).rejects.toMatchObject(
        refusal('INVALID_INPUT', 'needs a subject', 'relationshipId'),
      );
    }
  });

  it('is a draft of whoever makes it, without assumptions and gaps unless they are given', async () => {
    const { ann } = test.people;
    const read = async (id: string) => test.writer.assessment.findUnique({ where: { id } });
    expect(await read(await create({}))).toMatchObject({
      state: 'DRAFT',
      draftedById: ann.userId,
      assumptions: [],
      gaps: [],
    });
    const id = await create({ assumptions: ['Peace.'], gaps: ['Talks.'] });
    await assessmentService.update(test.writer, ann, id, 1, { question: 'How long?' });
    expect(await read(id)).toMatchObject({
      question: 'How long?',
      assumptions: ['Peace.'],
      gaps: ['Talks.'],
      assessedOn: '2020',
    });
  });

  it('that is in review changes with its marking alone, and nothing beside it', async () => {
    const { ann } = test.people;
    const id = await test.draft(ann);
    await test.submit(ann, id);
    const update = async (input: object) =>
      assessmentService.update(test.writer, ann, id, await test.version(id), input);
    const frozen = refusal('FORBIDDEN', 'in state IN_REVIEW is not changed', 'id');
    await expect(update({ marking: 'GREEN', question: 'Why?' })).rejects.toMatchObject(frozen);
    await expect(update({ marking: 'GREEN', assessedOn: '2021' })).rejects.toMatchObject(frozen);
    await update({ marking: 'GREEN' });
  });

  it('of somebody else is changed by its drafter or its author alone', async () => {
    const { ann, ada, rita } = test.people;
    const id = await test.draft(ann);
    const analystAndAdmin = { ...ada, roles: ['ANALYST', 'ADMIN'] as const };
    await expect(
      assessmentService.update(test.writer, analystAndAdmin, id, 1, { question: 'Why?' }),
    ).rejects.toMatchObject(refusal('FORBIDDEN', 'Only its drafter or its author', 'id'));
    await expect(assessmentService.update(test.writer, rita, id, 1, { question: 'Why?' })).rejects.toThrow(
      'takes the role ANALYST',
    );
  });
});

describe('a part of an assessment', () => {
  it('that is evidence is one thing, of any kind', async () => {
    const { ann } = test.people;
    const assessmentId = await test.draft(ann);
    const other = await test.draft(ann);
    const link = (input: object) =>
      test.make(evidenceLinkService, ann, { assessmentId, role: 'CONTEXT', ...input });
    const one = refusal('INVALID_INPUT', 'Evidence is one statement', 'statementId');
    await expect(link({})).rejects.toMatchObject(one);
    await expect(link({ documentId: test.document, activityId: activity })).rejects.toMatchObject(one);
    for (const evidence of [
      { activityId: activity },
      { documentId: test.document },
      { otherAssessmentId: other },
    ]) {
      const id = await link(evidence);
      await evidenceLinkService.update(test.writer, ann, id, 1, { role: 'CONTRADICTS' });
      expect(await test.writer.evidenceLink.findUnique({ where: { id } })).toMatchObject({
        ...evidence,
        role: 'CONTRADICTS',
      });
    }
  });

  it('stands still with it, and says which of its fields leads there', async () => {
    const { ann } = test.people;
    const assessmentId = await test.draft(ann);
    const hypothesisId = await test.make(hypothesisService, ann, { assessmentId, position: 1, text: 'Yes.' });
    const link = await test.writer.evidenceLink.findFirstOrThrow({ where: { assessmentId } });
    const rating = { hypothesisId, evidenceLinkId: link.id, consistency: 'C' };
    const ratingId = await test.make(evidenceRatingService, ann, rating);
    await test.submit(ann, assessmentId);
    const frozen = (path: string) => refusal('FORBIDDEN', 'withdraw it first', path);
    await expect(
      test.make(hypothesisService, ann, { assessmentId, position: 2, text: 'No.' }),
    ).rejects.toMatchObject(frozen('assessmentId'));
    await expect(
      test.make(evidenceLinkService, ann, { assessmentId, documentId: test.document, role: 'CONTEXT' }),
    ).rejects.toMatchObject(frozen('assessmentId'));
    await expect(
      evidenceLinkService.update(test.writer, ann, link.id, 1, { note: 'Weak.' }),
    ).rejects.toMatchObject(frozen('assessmentId'));
    await expect(
      hypothesisService.update(test.writer, ann, hypothesisId, 1, { text: 'No.' }),
    ).rejects.toMatchObject(frozen('assessmentId'));
    await expect(
      evidenceRatingService.update(test.writer, ann, ratingId, 1, { consistency: 'I' }),
    ).rejects.toMatchObject(frozen('hypothesisId'));
  });

  it('is refused where the assessment is not there, or is of somebody else', async () => {
    const { ann, ben } = test.people;
    await expect(
      test.make(hypothesisService, ann, { assessmentId: unknown(), position: 1, text: 'Yes.' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const assessmentId = await test.draft(ann, { documentId: test.document });
    // What was published elsewhere is kept by every analyst
    await test.make(hypothesisService, ben, { assessmentId, position: 1, text: 'Yes.' });
    const published = await test.published(ann);
    await expect(
      test.make(hypothesisService, ben, { assessmentId: published, position: 1, text: 'Yes.' }),
    ).rejects.toMatchObject(refusal('FORBIDDEN', 'supersede it by a new one', 'assessmentId'));
  });
});
