import { defineList } from '../list/list.ts';
import { assessmentFilter, evidenceLinkFilter } from './filter.ts';

const recordedAt = { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' };

export const assessmentList = defineList({
  type: 'Assessment',
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
  noun: 'pieces of evidence',
  filter: evidenceLinkFilter,
  orders: [recordedAt],
});

export const hypothesisList = defineList({
  type: 'Hypothesis',
  noun: 'hypotheses',
  orders: [{ name: 'POSITION', column: 'position', description: 'The order that the analyst gave.' }],
});

export const evidenceRatingList = defineList({
  type: 'EvidenceRating',
  noun: 'ratings',
  orders: [recordedAt],
});

export const dissentList = defineList({
  type: 'Dissent',
  noun: 'dissents',
  orders: [recordedAt],
});

export const reviewList = defineList({
  type: 'Review',
  noun: 'reviews',
  orders: [recordedAt],
});
