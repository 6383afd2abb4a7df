import { builder } from '../builder.ts';
import { markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { defineMutations } from '../write/mutations.ts';
import { Likelihood, ReviewVerdict } from './enums.ts';
import { dissentService, reviewService } from './review-service.ts';

builder.prismaNode('Dissent', {
  id: { field: 'id', description: 'Identifies the dissent.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'A reasoned disagreement, published with the assessment.',
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    assessment: t.relation('assessment', { description: 'The assessment.' }),
    author: t.relation('author', { description: 'Who disagrees.' }),
    text: t.exposeString('text', { description: 'With what, and why.' }),
    alternativeLikelihood: t.expose('alternativeLikelihood', {
      type: Likelihood,
      nullable: true,
      description: 'How likely it is instead; null if not given.',
    }),
  }),
});

builder.prismaNode('Review', {
  id: { field: 'id', description: 'Identifies the review.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: "One reviewer's verdict on one version of an assessment.",
  fields: (t) => ({
    ...recordedFields(t),
    marking: markingField(t),
    assessment: t.relation('assessment', { description: 'The assessment.' }),
    assessmentVersion: t.exposeInt('assessmentVersion', { description: 'The version that was reviewed.' }),
    reviewer: t.relation('reviewer', { description: 'Who reviewed.' }),
    verdict: t.expose('verdict', { type: ReviewVerdict, description: 'The verdict.' }),
    comment: t.exposeString('comment', {
      nullable: true,
      description: 'What is to be said or changed; null if nothing.',
    }),
  }),
});

defineMutations({
  service: dissentService as never,
  verb: 'record',
  noun: ['dissent', 'dissents'],
  description:
    'Records a reasoned disagreement with an assessment, as long as it stands. Only whoever recorded it, or an administrator, changes it.',
  fixed: (t) => ({
    assessmentId: t.globalID({ for: [ref('Assessment')], required: true, description: 'The assessment.' }),
    authorId: t.globalID({ for: [ref('Actor')], required: true, description: 'Who disagrees.' }),
  }),
  fields: (t, creating) => ({
    text: t.string({ required: creating, description: 'With what, and why.' }),
    alternativeLikelihood: t.field({ type: Likelihood, description: 'How likely it is instead.' }),
  }),
});

defineMutations({
  service: reviewService as never,
  verb: 'record',
  names: ['reviewAssessment', 'reviewAssessments'],
  noun: ['review', 'reviews'],
  description:
    'Gives your verdict on the present version of an assessment that is in review or approved, and moves it: to APPROVED or to CHANGES_REQUESTED. Nobody reviews their own.',
  fixed: (t) => ({
    assessmentId: t.globalID({ for: [ref('Assessment')], required: true, description: 'The assessment.' }),
    verdict: t.field({ type: ReviewVerdict, required: true, description: 'The verdict.' }),
  }),
  fields: (t) => ({
    comment: t.string({ description: 'What is to be said or changed; needed to request changes.' }),
  }),
});
