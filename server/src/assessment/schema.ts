import { builder } from '../builder.ts';
import { defineLookup } from '../list/lookup.ts';
import { dateFields, Marking, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { AssessmentState, Confidence, Likelihood } from './enums.ts';
import { assessmentList, dissentList, evidenceLinkList, hypothesisList, reviewList } from './list.ts';
import { assessmentService } from './service.ts';

builder.prismaNode('Assessment', {
  id: { field: 'id', description: 'Identifies the assessment.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: "An analyst's judgement.",
  fields: (t) => ({
    ...recordedFields(t),
    ...dateFields(t, 'assessedOn', 'When it was judged.'),
    marking: markingField(t),
    relationship: t.relation('relationship', {
      nullable: true,
      description: 'About which relationship; null if about none.',
    }),
    area: t.relation('area', { nullable: true, description: 'About which area; null if about none.' }),
    statement: t.relation('statement', {
      nullable: true,
      description: 'About which statement; null if about none, or where you may not see it.',
    }),
    activity: t.relation('activity', {
      nullable: true,
      description: 'About which activity; null if about none, or where you may not see it.',
    }),
    question: t.exposeString('question', { description: 'The question it answers.' }),
    judgement: t.exposeString('judgement', { description: 'The answer.' }),
    likelihood: t.expose('likelihood', {
      type: Likelihood,
      nullable: true,
      description: 'How likely; null where the author gives no likelihood.',
    }),
    probabilityLow: t.expose('probabilityLow', {
      type: 'Probability',
      nullable: true,
      description: 'The lower bound of the probability, 0 to 1; null where none is given.',
    }),
    probabilityHigh: t.expose('probabilityHigh', {
      type: 'Probability',
      nullable: true,
      description: 'The upper bound of the probability, 0 to 1; null where none is given.',
    }),
    confidence: t.expose('confidence', {
      type: Confidence,
      nullable: true,
      description: 'How well founded it is; null where not stated.',
    }),
    confidenceBasis: t.exposeString('confidenceBasis', {
      nullable: true,
      description: 'What the confidence rests on; null where not stated.',
    }),
    assumptions: t.exposeStringList('assumptions', { description: 'What it takes for granted.' }),
    gaps: t.exposeStringList('gaps', { description: 'What is not known and would matter.' }),
    author: t.relation('author', { description: 'Whose judgement it is.' }),
    document: t.relation('document', {
      nullable: true,
      description: 'The document it was published in; null if written here, or where you may not see it.',
    }),
    state: t.expose('state', { type: AssessmentState, description: 'Where it stands.' }),
    supersedes: t.relation('supersedes', {
      nullable: true,
      description: 'The assessment that it replaces; null if none, or where you may not see it.',
    }),
    supersessionReason: t.exposeString('supersessionReason', {
      nullable: true,
      description: 'Why it replaces that one; null if it replaces none.',
    }),
    supersededBy: assessmentList.within(t, 'Assessment', 'supersededBy', 'The assessments that replace it.'),
    evidence: evidenceLinkList.within(
      t,
      'Assessment',
      'evidence',
      'Why it holds, and what speaks against it.',
    ),
    evidenceFor: evidenceLinkList.within(
      t,
      'Assessment',
      'evidenceFor',
      'The assessments for which it is evidence.',
    ),
    hypotheses: hypothesisList.within(t, 'Assessment', 'hypotheses', 'The competing answers.'),
    dissents: dissentList.within(t, 'Assessment', 'dissents', 'Reasoned disagreements.'),
    reviews: reviewList.within(t, 'Assessment', 'reviews', 'Verdicts of reviewers.'),
  }),
});

defineLookup('assessment', 'Assessment', 'assessment', {});

assessmentList.root('assessments', 'What analysts conclude.');

defineMutations({
  service: assessmentService as never,
  verb: 'create',
  noun: ['assessment', 'assessments'],
  description:
    'Creates an assessment: a draft, or, with documentId, a record of one that was published elsewhere.',
  fixed: (t) => ({
    authorId: t.globalID({ for: [ref('Actor')], required: true, description: 'Whose judgement it is.' }),
    documentId: t.globalID({
      for: [ref('Document')],
      description: 'The document it was published in, if it comes from outside.',
    }),
  }),
  fields: (t, creating) => ({
    relationshipId: t.globalID({
      for: [ref('Relationship')],
      description: 'About which relationship. At least one subject is needed.',
    }),
    areaId: t.globalID({ for: [ref('CooperationArea')], description: 'About which area.' }),
    statementId: t.globalID({ for: [ref('Statement')], description: 'About which statement.' }),
    activityId: t.globalID({ for: [ref('Activity')], description: 'About which activity.' }),
    question: t.string({ required: creating, description: 'The question it answers.' }),
    judgement: t.string({ required: creating, description: 'The answer.' }),
    likelihood: t.field({ type: Likelihood, description: 'How likely.' }),
    probabilityLow: t.field({
      type: 'Probability',
      description: 'The lower bound of the probability; within the term, where one is given.',
    }),
    probabilityHigh: t.field({ type: 'Probability', description: 'The upper bound of the probability.' }),
    confidence: t.field({ type: Confidence, description: 'How well founded it is.' }),
    confidenceBasis: t.string({ description: 'What the confidence rests on.' }),
    assumptions: t.stringList({ description: 'What it takes for granted; at most 50.' }),
    gaps: t.stringList({ description: 'What is not known and would matter; at most 50.' }),
    assessedOn: t.field({ type: 'EDTFDate', required: creating, description: 'When it was judged.' }),
    supersedesId: t.globalID({
      for: [ref('Assessment')],
      description: 'The assessment that it replaces. Goes with supersessionReason.',
    }),
    supersessionReason: t.string({ description: 'Why it replaces that one.' }),
    marking: t.field({ type: Marking, description: 'How far it may be passed on; CLEAR if it is left out.' }),
  }),
});
