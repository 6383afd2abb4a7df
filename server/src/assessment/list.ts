import { defineList } from '../list/list.ts';
import { ref } from '../refs.ts';
import { assessmentFilter, evidenceLinkFilter } from './filter.ts';

const recordedAt = { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' };

export const assessmentList = defineList({
  type: 'Assessment',
  ref: ref('Assessment') as never,
  noun: 'assessments',
  filter: assessmentFilter,
  orders: [
    {
      name: 'ASSESSED_ON',
      column: 'assessedOnFirst',
      description: 'The first day on which it can have been judged.',
    },
    recordedAt,
  ],
});

export const evidenceLinkList = defineList({
  type: 'EvidenceLink',
  ref: ref('EvidenceLink') as never,
  noun: 'pieces of evidence',
  filter: evidenceLinkFilter,
  orders: [recordedAt],
});

export const hypothesisList = defineList({
  type: 'Hypothesis',
  ref: ref('Hypothesis') as never,
  noun: 'hypotheses',
  orders: [{ name: 'POSITION', column: 'position', description: 'The order that the analyst gave.' }],
});

export const evidenceRatingList = defineList({
  type: 'EvidenceRating',
  ref: ref('EvidenceRating') as never,
  noun: 'ratings',
  orders: [recordedAt],
});

export const dissentList = defineList({
  type: 'Dissent',
  ref: ref('Dissent') as never,
  noun: 'dissents',
  orders: [recordedAt],
});

export const reviewList = defineList({
  type: 'Review',
  ref: ref('Review') as never,
  noun: 'reviews',
  orders: [recordedAt],
});
