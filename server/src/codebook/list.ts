import { defineList } from '../list/list.ts';
import { changeFilter, codebookFilter, conceptFilter } from './filter.ts';

export const codebookList = defineList({
  type: 'Codebook',
  noun: 'codebooks',
  filter: codebookFilter,
  orders: [{ name: 'NAME', column: 'name', description: 'The name.' }],
});

export const conceptList = defineList({
  type: 'Concept',
  noun: 'concepts',
  filter: conceptFilter,
  orders: [
    { name: 'LABEL', column: 'label', description: 'The label.' },
    { name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was recorded.' },
  ],
});

export const changeList = defineList({
  type: 'ConceptChange',
  noun: 'changes of concepts',
  filter: changeFilter,
  orders: [{ name: 'RECORDED_AT', column: 'recordedAt', description: 'When it was done.' }],
  usualDirection: 'desc',
});
