import { builder } from '../builder.ts';
import { markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { EvidenceRole, EvidenceWeight } from './enums.ts';
import { evidenceLinkService } from './evidence-service.ts';
import { evidenceRatingList } from './list.ts';

builder.prismaNode('EvidenceLink', {
  id: { field: 'id', description: 'Identifies the link.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description:
    'Why an assessment holds, or what speaks against it: one statement, activity, document or other assessment.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    assessment: t.relation('assessment', { description: 'The assessment that the evidence is for.' }),
    statement: t.relation('statement', {
      nullable: true,
      description: 'The statement; null where it is something else, or may not be seen.',
    }),
    activity: t.relation('activity', {
      nullable: true,
      description: 'The activity; null where it is something else, or may not be seen.',
    }),
    document: t.relation('document', {
      nullable: true,
      description: 'The document; null where it is something else, or may not be seen.',
    }),
    otherAssessment: t.relation('otherAssessment', {
      nullable: true,
      description: 'The other assessment; null where it is something else, or may not be seen.',
    }),
    role: t.expose('role', { type: EvidenceRole, description: 'What it does for the assessment.' }),
    credibility: t.expose('credibility', {
      type: EvidenceWeight,
      nullable: true,
      description: 'How credible, in the analysis of competing hypotheses; null if not weighed.',
    }),
    relevance: t.expose('relevance', {
      type: EvidenceWeight,
      nullable: true,
      description: 'How relevant; null if not weighed.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'How it bears on the judgement; null if nobody wrote it.',
    }),
    ratings: evidenceRatingList.within(
      t,
      'EvidenceLink',
      'ratings',
      'How consistent it is with each hypothesis.',
    ),
  }),
});

defineMutations({
  service: evidenceLinkService as never,
  verb: 'record',
  noun: ['evidence link', 'evidence links'],
  description:
    'Records evidence for an assessment: exactly one statement, activity, document or other assessment.',
  fixed: (t) => ({
    assessmentId: t.globalID({
      for: [ref('Assessment')],
      required: true,
      description: 'The assessment that the evidence is for.',
    }),
    statementId: t.globalID({ for: [ref('Statement')], description: 'The statement.' }),
    activityId: t.globalID({ for: [ref('Activity')], description: 'The activity.' }),
    documentId: t.globalID({ for: [ref('Document')], description: 'The document.' }),
    otherAssessmentId: t.globalID({ for: [ref('Assessment')], description: 'The other assessment.' }),
  }),
  fields: (t, creating) => ({
    role: t.field({
      type: EvidenceRole,
      required: creating,
      description: 'What it does for the assessment.',
    }),
    credibility: t.field({ type: EvidenceWeight, description: 'How credible.' }),
    relevance: t.field({ type: EvidenceWeight, description: 'How relevant.' }),
    note: t.string({ description: 'How it bears on the judgement.' }),
  }),
});
