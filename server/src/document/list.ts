import { defineList } from '../list/list.ts';
import { citationFilter, documentFilter } from './filter.ts';

export const documentList = defineList({
  type: 'Document',
  noun: 'documents',
  filter: documentFilter,
  orders: [
    {
      name: 'PUBLISHED_ON',
      column: 'publishedOnFirst',
      description: 'The first day on which it can have been published; undated ones come first.',
    },
    { name: 'TITLE', column: 'title', description: 'The title.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
  usualDirection: 'desc',
});

export const citationList = defineList({
  type: 'Citation',
  noun: 'citations',
  filter: citationFilter,
  orders: [{ name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' }],
});
