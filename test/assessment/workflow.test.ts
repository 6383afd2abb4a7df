import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  evidenceLinkService,
  evidenceRatingService,
  hypothesisService,
} from '../../server/src/assessment/evidence-service.ts';
import { dissentService, reviewService } from '../../server/src/assessment/review-service.ts';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { supersedeAssessment } from '../../server/src/assessment/supersession-service.ts';
import { takeTransition } from '../../server/src/assessment/workflow-service.ts';
import { globalId, type Office, office } from './world.ts';

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

describe('the API', () => {
  it('shows which steps are open and what each lacks, and takes them', async () => {
    const { local } = test;
    const id = await test.draft(local, { likelihood: null, judgement: 'It is possible.' });
    const query =
      'query ($id: ID!) { assessment(by: { id: $id }) { lint { code severity start end words } transitions { name to mutation allowed missing } } }';
    const variables = { id: globalId('Assessment', id) };
    const { data, errors } = await test.ask(query, variables);
    expect(errors).toBeUndefined();
    expect(data.assessment).toEqual({
      lint: [{ code: 'OTHER_TERM', severity: 'WARNING', start: 6, end: 14, words: 'possible' }],
      transitions: [
        {
          name: 'SUBMIT',
          to: 'IN_REVIEW',
          mutation: 'submitAssessment',
          allowed: false,
          missing: ['It needs a likelihood: one of the seven terms.'],
        },
      ],
    });
    const submit =
      'mutation ($input: SubmitAssessmentInput!) { submitAssessment(input: $input) { __typename ... on Assessment { state version } ... on Error { code message } } }';
    const refused = await test.ask(submit, { input: { ...variables, expectedVersion: 1 } });
    expect(refused.data.submitAssessment).toMatchObject({
      __typename: 'ValidationError',
      message: 'It needs a likelihood: one of the seven terms.',
    });
    await update(local, id, { likelihood: 'LIKELY' });
    const conflict = await test.ask(submit, { input: { ...variables, expectedVersion: 1 } });
    expect(conflict.data.submitAssessment.__typename).toBe('ConflictError');
    const done = await test.ask(submit, { input: { ...variables, expectedVersion: 2 } });
    expect(done.data.submitAssessment).toEqual({ __typename: 'Assessment', state: 'IN_REVIEW', version: 3 });
    const now = await test.ask(query, variables);
    expect(now.data.assessment.transitions).toMatchObject([
      { name: 'WITHDRAW', allowed: true },
      { name: 'REQUEST_CHANGES', allowed: false },
      {
        name: 'APPROVE',
        allowed: false,
        missing: ['A reviewer approves, an assessment that is not their own.'],
      },
    ]);
  });

  it('answers about a list of assessments in a constant number of statements', async () => {
    const query = (first: number) =>
      `{ assessments(first: ${first}) { nodes { id stale staleReasons { kind evidence { role } } lint { code } transitions { name }
        judgementChanges { kind } competingHypotheses { hypotheses { rank hypothesis { text } } matrix { diagnosticity } } } } }`;
    const count = async (first: number) => {
      const { errors } = await test.ask(query(first));
      expect(errors).toBeUndefined();
      return test.statements.length;
    };
    const many = await count(20);
    expect(await count(2)).toBeLessThanOrEqual(many);
    expect(many).toBeLessThan(25);
    expect(await count(10)).toBe(many);
  });
});
