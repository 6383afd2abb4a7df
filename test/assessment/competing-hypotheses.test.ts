import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  evidenceLinkService,
  evidenceRatingService,
  hypothesisService,
} from '../../server/src/assessment/evidence-service.ts';
import { globalId, type Office, office } from './world.ts';

let test: Office;
beforeAll(async () => {
  test = await office();
});
afterAll(() => test.close());

const query = `query ($id: ID!) { assessment(by: { id: $id }) { competingHypotheses {
  hypotheses { rank inconsistency weightedInconsistency rated missing hypothesis { text } }
  matrix { ratings diagnosticity evidence { note } } } } }`;

it('the API gives the matrix of competing hypotheses, what is missing in it, and the ranking of the worked figure', async () => {
  const { ann } = test.people;
  const assessmentId = await test.draft(ann);
  const variables = { id: globalId('Assessment', assessmentId) };
  expect((await test.ask(query, variables)).data.assessment.competingHypotheses).toBeNull();

  const hypotheses = [];
  for (const position of [1, 2, 3])
    hypotheses.push(
      await test.make(hypothesisService, ann, { assessmentId, position, text: `H${position}` }),
    );
  const rows = [
    ['E1', 'HIGH', 'HIGH', ['II', 'C', 'C']],
    ['E2', 'MODERATE', 'HIGH', ['C', 'I', 'C']],
    ['E3', 'LOW', 'MODERATE', ['I', 'II', 'N']],
    ['E4', 'HIGH', 'MODERATE', ['C', 'C', 'I']],
  ] as const;
  for (const [note, credibility, relevance, ratings] of rows) {
    const evidence = {
      assessmentId,
      documentId: test.document,
      role: 'CONTEXT',
      note,
      credibility,
      relevance,
    };
    const evidenceLinkId = await test.make(evidenceLinkService, ann, evidence);
    for (const [i, consistency] of ratings.entries())
      await test.make(evidenceRatingService, ann, {
        hypothesisId: hypotheses[i],
        evidenceLinkId,
        consistency,
      });
  }
  const { data, errors } = await test.ask(query, variables);
  expect(errors).toBeUndefined();
  const { hypotheses: scores, matrix } = data.assessment.competingHypotheses;
  expect(
    scores.map(({ weightedInconsistency, ...score }: { weightedInconsistency: number }) => ({
      ...score,
      weighted: weightedInconsistency.toFixed(4),
    })),
  ).toEqual([
    { rank: 3, inconsistency: -3, weighted: '-4.7071', rated: 4, missing: 1, hypothesis: { text: 'H1' } },
    { rank: 2, inconsistency: -3, weighted: '-2.8284', rated: 4, missing: 1, hypothesis: { text: 'H2' } },
    { rank: 1, inconsistency: -1, weighted: '-1.4142', rated: 4, missing: 1, hypothesis: { text: 'H3' } },
  ]);
  expect(matrix[0]).toEqual({ ratings: [null, null, null], diagnosticity: null, evidence: { note: null } });
  expect(matrix[1]).toEqual({ ratings: ['II', 'C', 'C'], diagnosticity: 3, evidence: { note: 'E1' } });
});
