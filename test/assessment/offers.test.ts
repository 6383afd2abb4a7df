import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessmentService } from '../../server/src/assessment/service.ts';
import { globalId, type Office, office } from './world.ts';

let test: Office;
beforeAll(async () => {
  test = await office();
});
afterAll(() => test.close());

const update = async (by: Office['local'], id: string, input: object) =>
  assessmentService.update(test.writer, by, id, await test.version(id), input);

describe('the API of the workflow', () => {
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
