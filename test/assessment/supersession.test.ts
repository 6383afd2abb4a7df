import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceRatingService, hypothesisService } from '../../server/src/assessment/evidence-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { supersedeAssessment } from '../../server/src/assessment/supersession-service.ts';
import { globalId, type Office, office } from './world.ts';

let test: Office;
beforeAll(async () => {
  test = await office();
});
afterAll(() => test.close());

const update = async (by: Office['local'], id: string, input: object) =>
  assessmentService.update(test.writer, by, id, await test.version(id), input);

describe('a later assessment', () => {
  const supersede = async (by: Office['local'], id: string) =>
    (
      await supersedeAssessment(test.writer, by, {
        id,
        expectedVersion: await test.version(id),
        reason: 'New talks.',
        assessedOn: '2021',
      })
    ).id;

  it('takes over the content and the grounds, and supersedes the earlier one as it is published', async () => {
    const { ann, ben, rita } = test.people;
    const old = await test.draft(ann);
    const hypothesisId = await test.make(hypothesisService, ann, {
      assessmentId: old,
      position: 1,
      text: 'Yes.',
    });
    const [link] = await test.writer.evidenceLink.findMany({ where: { assessmentId: old } });
    await test.make(evidenceRatingService, ann, { hypothesisId, evidenceLinkId: link?.id, consistency: 'C' });
    await test.submit(ann, old);
    await test.review(rita, old);
    await test.publish(ann, old);
    const next = await supersede(ben, old);
    expect(await test.state(old)).toBe('PUBLISHED');
    await expect(update(ann, old, { judgement: 'No.' })).rejects.toThrow('supersede it by a new one');
    expect(await test.writer.evidenceRating.count({ where: { hypothesis: { assessmentId: next } } })).toBe(1);
    await update(ben, next, { judgement: 'It is very likely to last.', likelihood: 'VERY_LIKELY' });
    await test.submit(ben, next);
    await test.review(rita, next);
    await test.publish(ben, next);
    expect([await test.state(old), await test.state(next)]).toEqual(['SUPERSEDED', 'PUBLISHED']);
    await expect(supersede(ann, old)).rejects.toThrow('Only what is PUBLISHED is superseded');

    const { data, errors } = await test.ask(
      `query ($id: ID!) { assessment(by: { id: $id }) { judgementChanges {
        kind reason from { likelihood judgement } to { likelihood judgement } assessment { state } } } }`,
      { id: globalId('Assessment', next) },
    );
    expect(errors).toBeUndefined();
    const before = { likelihood: 'LIKELY', judgement: 'It is likely to last.' };
    const after = { likelihood: 'VERY_LIKELY', judgement: 'It is very likely to last.' };
    expect(data.assessment.judgementChanges).toEqual([
      {
        kind: 'SUPERSEDED',
        reason: 'New talks.',
        from: before,
        to: before,
        assessment: { state: 'PUBLISHED' },
      },
      { kind: 'REVISED', reason: null, from: before, to: after, assessment: { state: 'PUBLISHED' } },
    ]);
  });

  it('of two that were begun, only the first that is published replaces it', async () => {
    const { ann, ben, rita } = test.people;
    const old = await test.published(ann);
    const [one, two] = [await supersede(ann, old), await supersede(ben, old)];
    for (const [by, id] of [
      [ann, one],
      [ben, two],
    ] as const) {
      await test.submit(by, id);
      await test.review(rita, id);
    }
    await test.publish(ann, one);
    await expect(test.publish(ben, two)).rejects.toThrow('What it supersedes is not published');
  });

  it('never makes a circle, and stays among what was written here or elsewhere', async () => {
    const { ann } = test.people;
    const external = (more = {}) =>
      test.make(assessmentService, ann, {
        authorId: test.actors.kim,
        areaId: test.area,
        documentId: test.document,
        question: 'Will it?',
        judgement: 'It will.',
        assessedOn: '2019',
        ...more,
      });
    const first = await external();
    const second = await external({ supersedesId: first, supersessionReason: 'Later.' });
    expect([await test.state(first), await test.state(second)]).toEqual(['SUPERSEDED', 'PUBLISHED']);
    await expect(update(ann, first, { supersedesId: second, supersessionReason: 'Round.' })).rejects.toThrow(
      'An assessment cannot supersede what supersedes it.',
    );
    await expect(
      external({ supersedesId: await test.published(ann), supersessionReason: 'Other.' }),
    ).rejects.toThrow('What was written here is superseded by what is written here');
  });
});

describe('a retraction', () => {
  it('of a publication is a state, and can be undone', async () => {
    const { ann, ben, rita } = test.people;
    const id = await test.published(ann);
    await expect(test.retract(assessmentService, ben, id)).rejects.toThrow(
      'An analyst retracts their own assessment',
    );
    await test.retract(assessmentService, rita, id);
    expect(await test.state(id)).toBe('RETRACTED');
    await test.restore(assessmentService, ann, id);
    expect(await test.state(id)).toBe('PUBLISHED');
  });

  it('of a draft takes it out of the lists; what is in review is withdrawn first', async () => {
    const { ann, ben } = test.people;
    const id = await test.draft(ann);
    await expect(test.retract(assessmentService, ben, id)).rejects.toThrow('There is no such Assessment');
    await test.retract(assessmentService, ann, id);
    expect(await test.state(id)).toBe('DRAFT');
    await test.restore(assessmentService, ann, id);
    await test.submit(ann, id);
    await expect(test.retract(assessmentService, ann, id)).rejects.toThrow(
      'withdrawn before it is retracted',
    );
  });
});
