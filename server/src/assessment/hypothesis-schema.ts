import { builder } from '../builder.ts';
import { markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { Consistency } from './enums.ts';
import { evidenceRatingService, hypothesisService } from './evidence-service.ts';
import { evidenceRatingList } from './list.ts';

builder.prismaNode('Hypothesis', {
  id: { field: 'id', description: 'Identifies the hypothesis.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: "One of the competing answers to an assessment's question.",
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    assessment: t.relation('assessment', { description: 'The assessment.' }),
    position: t.exposeInt('position', { description: 'The order that the analyst gave, from 1.' }),
    text: t.exposeString('text', { description: 'The answer.' }),
    ratings: evidenceRatingList.within(
      t,
      'Hypothesis',
      'ratings',
      'How consistent each piece of evidence is with it.',
    ),
  }),
});

builder.prismaNode('EvidenceRating', {
  id: { field: 'id', description: 'Identifies the rating.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'How consistent one piece of evidence is with one hypothesis.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    hypothesis: t.relation('hypothesis', { description: 'The hypothesis.' }),
    evidence: t.relation('evidenceLink', { description: 'The piece of evidence.' }),
    consistency: t.expose('consistency', { type: Consistency, description: 'How consistent it is.' }),
    note: t.exposeString('note', { nullable: true, description: 'Why; null if nobody wrote it.' }),
  }),
});

defineMutations({
  service: hypothesisService as never,
  verb: 'create',
  noun: ['hypothesis', 'hypotheses'],
  plural: 'Hypotheses',
  description: "Creates a competing answer to an assessment's question.",
  fixed: (t) => ({
    assessmentId: t.globalID({ for: [ref('Assessment')], required: true, description: 'The assessment.' }),
  }),
  fields: (t, creating) => ({
    position: t.int({ required: creating, description: 'The order, from 1.' }),
    text: t.string({ required: creating, description: 'The answer.' }),
  }),
});

defineMutations({
  service: evidenceRatingService as never,
  verb: 'record',
  noun: ['rating', 'ratings'],
  description: 'Rates how consistent a piece of evidence is with a hypothesis of the same assessment.',
  fixed: (t) => ({
    hypothesisId: t.globalID({ for: [ref('Hypothesis')], required: true, description: 'The hypothesis.' }),
    evidenceLinkId: t.globalID({
      for: [ref('EvidenceLink')],
      required: true,
      description: 'The piece of evidence.',
    }),
  }),
  fields: (t, creating) => ({
    consistency: t.field({ type: Consistency, required: creating, description: 'How consistent it is.' }),
    note: t.string({ description: 'Why.' }),
  }),
});
