import {
  type EvidenceScore as Evidence,
  type HypothesisScore as Hypothesis,
  type Matrix,
  scoreEvidence,
  scoreHypotheses,
} from '../analysis/competing-hypotheses.ts';
import { builder } from '../builder.ts';
import type { ReadClient } from '../read/client.ts';
import { readerOf } from '../read/client.ts';
import { loadTogether } from '../read/together.ts';
import { ref } from '../refs.ts';
import { Consistency } from './enums.ts';

const HypothesisScore = builder.objectRef<Hypothesis>('HypothesisScore').implement({
  description: 'How far the evidence speaks against a hypothesis.',
  fields: (t) => ({
    hypothesis: t.field({
      type: ref('Hypothesis'),
      description: 'The hypothesis.',
      resolve: ({ hypothesis }) => ({ id: hypothesis }) as never,
    }),
    rank: t.exposeInt('rank', {
      description:
        'Its place, from 1: the least weighted inconsistency first. Hypotheses that are alike share a place.',
    }),
    inconsistency: t.exposeFloat('unweighted', {
      description: 'Points of inconsistency, 0 or less: I counts −1, II −2, everything else 0.',
    }),
    weightedInconsistency: t.exposeFloat('weighted', {
      description:
        'The same, each rating multiplied by the credibility and the relevance of its evidence: LOW 1/√2, MODERATE or not weighed 1, HIGH √2.',
    }),
    rated: t.exposeInt('rated', { description: 'How many pieces of evidence are rated against it.' }),
    missing: t.exposeInt('missing', {
      description: 'How many are not: they count as 0, so that a hypothesis with many is not to be compared.',
    }),
  }),
});

const EvidenceScore = builder.objectRef<Evidence>('EvidenceScore').implement({
  description: 'A row of the matrix: one piece of evidence against every hypothesis.',
  fields: (t) => ({
    evidence: t.field({
      type: ref('EvidenceLink'),
      description: 'The piece of evidence.',
      resolve: ({ evidence }) => ({ id: evidence }) as never,
    }),
    ratings: t.field({
      type: [Consistency],
      nullable: { list: false, items: true },
      description:
        'How consistent it is with each hypothesis, in the order of hypotheses; null where nobody has rated it.',
      resolve: ({ ratings }) => ratings,
    }),
    diagnosticity: t.exposeFloat('diagnosticity', {
      nullable: true,
      description:
        'How far it tells the hypotheses apart: highest minus lowest rating on the scale CC 2, C 1, N 0, I −1, II −2; 0 to 4. 0: it is rated alike for all, and tells nothing. Null with fewer than two ratings other than NA.',
    }),
  }),
});

const CompetingHypotheses = builder.objectRef<Matrix>('CompetingHypotheses').implement({
  description:
    'The analysis of competing hypotheses (Heuer 1999): the hypothesis with the least inconsistency stands, not the one with the most support.',
  fields: (t) => ({
    hypotheses: t.field({
      type: [HypothesisScore],
      description: "The hypotheses in the analyst's order, with their scores.",
      resolve: scoreHypotheses,
    }),
    matrix: t.field({
      type: [EvidenceScore],
      description: 'The evidence, a row each, in the order in which it was recorded.',
      resolve: scoreEvidence,
    }),
  }),
});

builder.prismaObjectFields(ref('Assessment'), (t) => ({
  competingHypotheses: t.field({
    type: CompetingHypotheses,
    nullable: true,
    description: 'Its hypotheses against its evidence; null where it has no hypotheses.',
    complexity: { field: 10 },
    select: { id: true },
    resolve: ({ id }, _args, { source, db }) =>
      loadTogether(source, 'competingHypotheses', id, (ids) => readMatrices(db, ids)),
  }),
}));

const live = { retractedAt: null };

async function readMatrices(db: ReadClient, ids: string[]): Promise<Map<string, Matrix>> {
  const rows = await readerOf(db, 'Assessment').findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      hypotheses: {
        where: live,
        orderBy: [{ position: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          ratings: { where: live, select: { evidenceLinkId: true, consistency: true } },
        },
      },
      evidence: {
        where: live,
        orderBy: [{ id: 'asc' }],
        select: { id: true, credibility: true, relevance: true },
      },
    },
  });
  type Rated = { id: string; ratings: { evidenceLinkId: string; consistency: never }[] };
  return new Map(
    rows.flatMap(({ id, hypotheses, evidence }) => {
      const rated = hypotheses as Rated[];
      if (rated.length === 0) return [];
      const matrix: Matrix = {
        hypotheses: rated.map((each) => each.id),
        evidence: evidence as Matrix['evidence'],
        ratings: rated.flatMap((each) =>
          each.ratings.map(({ evidenceLinkId, consistency }) => ({
            hypothesis: each.id,
            evidence: evidenceLinkId,
            rating: consistency,
          })),
        ),
      };
      return [[id as string, matrix] as const];
    }),
  );
}
