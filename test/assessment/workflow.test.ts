import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evidenceLinkService, hypothesisService } from '../../server/src/assessment/evidence-service.ts';
import { dissentService, reviewService } from '../../server/src/assessment/review-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import { type Office, office } from './world.ts';

let test: Office;
beforeAll(async () => {
  test = await office();
});
afterAll(() => test.close());

const update = async (by: Office['local'], id: string, input: object) =>
  assessmentService.update(test.writer, by, id, await test.version(id), input);
const sql = async (by: Office['local'], statement: string, values: unknown[] = []) => {
  const client = await test.database.write.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('entente.user', $1, true)`, [by.userId]);
    await client.query(statement, values);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

describe('from draft to publication', () => {
  it('takes two people: who drafted it neither reviews nor approves it', async () => {
    const { rob, rita } = test.people;
    const id = await test.draft(rob);
    await expect(test.publish(rob, id)).rejects.toThrow('An assessment does not go from DRAFT to PUBLISHED.');
    await test.submit(rob, id);
    await expect(test.review(rob, id)).rejects.toThrow('Nobody reviews their own assessment');
    await expect(
      sql(
        rob,
        `INSERT INTO "Review" ("id", "assessmentId", "assessmentVersion", "reviewerId", "verdict") VALUES (gen_random_uuid(), $1, $2, $3, 'APPROVE')`,
        [id, await test.version(id), rob.userId],
      ),
    ).rejects.toThrow('Nobody reviews their own assessment.');
    await expect(
      sql(rob, `UPDATE "Assessment" SET "state" = 'APPROVED' WHERE "id" = $1`, [id]),
    ).rejects.toThrow('A reviewer approves, an assessment that is not their own.');
    await expect(
      sql(rita, `UPDATE "Assessment" SET "state" = 'APPROVED' WHERE "id" = $1`, [id]),
    ).rejects.toThrow('It needs a review of its present version that approves it');
    await test.review(rita, id, 'REQUEST_CHANGES');
    expect(await test.state(id)).toBe('CHANGES_REQUESTED');
    await update(rob, id, { confidenceBasis: 'Two sources.' });
    await test.submit(rob, id);
    // The verdict on the earlier version does not count any more; a new one does
    await test.review(rita, id);
    expect(await test.state(id)).toBe('APPROVED');
    await test.publish(rob, id);
    expect(await test.state(id)).toBe('PUBLISHED');
  });

  it('does not begin for another than its drafter, author or an administrator', async () => {
    const { ann, ben, ada } = test.people;
    const id = await test.draft(ann);
    await expect(update(ben, id, { judgement: 'No.' })).rejects.toThrow('There is no such Assessment');
    await expect(test.submit(ben, id)).rejects.toThrow('There is no such Assessment');
    const authored = await test.draft(ann, { authorId: test.actors.ben });
    await test.submit(ben, authored);
    await test.submit(ada, id);
    expect(await test.state(id)).toBe('IN_REVIEW');
  });

  it('is refused for words that ICD 203 does not allow', async () => {
    const { ann } = test.people;
    const id = await test.draft(ann, { judgement: 'It is likely, and it is probable.' });
    await expect(test.submit(ann, id)).rejects.toThrow('Its wording breaks rules of ICD 203');
  });

  it('lets one of two who approve at the same moment move it, and keeps both reviews', async () => {
    const { ann, rita, rob } = test.people;
    const id = await test.draft(ann);
    await test.submit(ann, id);
    const outcomes = await Promise.allSettled([test.review(rita, id), test.review(rob, id)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await test.state(id)).toBe('APPROVED');
  });
});

describe('what is in review or later', () => {
  it('stands still with its evidence and hypotheses, until it is withdrawn', async () => {
    const { ann, rita } = test.people;
    const id = await test.draft(ann);
    const hypothesisId = await test.make(hypothesisService, ann, {
      assessmentId: id,
      position: 1,
      text: 'Yes.',
    });
    await test.submit(ann, id);
    const frozen = 'An assessment in state IN_REVIEW is not changed: withdraw it first.';
    await expect(update(ann, id, { judgement: 'It is unlikely.' })).rejects.toThrow(frozen);
    await expect(
      test.make(evidenceLinkService, ann, { assessmentId: id, documentId: test.document, role: 'CONTEXT' }),
    ).rejects.toThrow(frozen);
    await expect(test.retract(hypothesisService, ann, hypothesisId)).rejects.toThrow(frozen);
    await expect(
      sql(ann, `UPDATE "Assessment" SET "judgement" = 'No.', "state" = 'DRAFT' WHERE "id" = $1`, [id]),
    ).rejects.toThrow(frozen);
    await expect(
      sql(ann, `UPDATE "Hypothesis" SET "text" = 'No.' WHERE "id" = $1`, [hypothesisId]),
    ).rejects.toThrow(frozen);
    await test.review(rita, id);
    await takeTransition(test.writer, ann, 'WITHDRAW', { id, expectedVersion: await test.version(id) });
    await update(ann, id, { judgement: 'It is likely to last long.' });
    expect(await test.state(id)).toBe('DRAFT');
  });

  it('is published with dissents, which nobody but who recorded them changes', async () => {
    const { ann, ben, rita } = test.people;
    const id = await test.published(ann);
    const dissent = await test.make(dissentService, ben, {
      assessmentId: id,
      authorId: test.actors.ben,
      text: 'It will not.',
    });
    await expect(test.retract(dissentService, ann, dissent)).rejects.toThrow(
      'Only whoever recorded a dissent',
    );
    await test.make(dissentService, rita, {
      assessmentId: id,
      authorId: test.actors.rita,
      text: 'Not so long.',
    });
    await test.retract(dissentService, ben, dissent);
  });

  it('can be marked anew in any state: that is no change of what it says', async () => {
    const { ann } = test.people;
    const id = await test.published(ann);
    await update(ann, id, { marking: 'AMBER' });
    expect(await test.state(id)).toBe('PUBLISHED');
    expect(
      await test.writer.evidenceLink.findMany({ where: { assessmentId: id }, select: { marking: true } }),
    ).toEqual([{ marking: 'AMBER' }]);
  });

  it('keeps an approval that has taken effect, and its verdict', async () => {
    const { ann, rita } = test.people;
    const id = await test.draft(ann);
    await test.submit(ann, id);
    const review = await test.review(rita, id);
    await expect(test.retract(reviewService, rita, review)).rejects.toThrow('The approval has taken effect');
    await expect(
      sql(rita, `UPDATE "Review" SET "verdict" = 'REQUEST_CHANGES' WHERE "id" = $1`, [review]),
    ).rejects.toThrow('A verdict stays as it was given');
    await expect(test.review(rita, await test.draft(ann))).rejects.toThrow('There is no such Assessment');
  });
});
