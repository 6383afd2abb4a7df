import { builder } from '../builder.ts';
import { dateFields, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { statementList } from '../statement/list.ts';
import { defineMutations } from '../write/mutations.ts';
import { CitationStatus } from './enums.ts';
import { citationList } from './list.ts';
import { citationService } from './service.ts';

builder.prismaNode('Citation', {
  id: { field: 'id', description: 'Identifies the citation.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'A reference made in a document, in its own words. What is missing in it stays missing.',
  fields: (t) => ({
    ...recordedFields(t),
    ...dateFields(t, 'citedOn', 'The date that it gives; null if it gives none.', true),
    marking: markingField(t),
    document: t.relation('document', { description: 'The document that cites.' }),
    rawText: t.exposeString('rawText', {
      description: 'The words of the citation, such as "RIA Novosti, June 7".',
    }),
    start: t.exposeInt('start', {
      nullable: true,
      description:
        "Where it begins in the document's text, in Unicode code points from 0; null if not known.",
    }),
    end: t.exposeInt('end', { nullable: true, description: 'Where it ends, exclusive; null if not known.' }),
    publisher: t.relation('publisher', {
      nullable: true,
      description: 'The outlet that it names; null if it names none.',
    }),
    citedDocument: t.relation('citedDocument', {
      nullable: true,
      description: 'The document that it leads to; null if not known, or where it may not be seen.',
    }),
    status: t.expose('status', { type: CitationStatus, description: 'How far it leads.' }),
    statements: statementList.within(t, 'Citation', 'statements', 'The statements for which it is given.'),
  }),
});

citationList.root('citations', 'References made in documents.');

defineMutations({
  service: citationService as never,
  verb: 'record',
  noun: ['citation', 'citations'],
  description: 'Records a reference that a document makes, as far as it goes.',
  fixed: (t) => ({
    documentId: t.globalID({
      for: [ref('Document')],
      required: true,
      description: 'The document that cites.',
    }),
  }),
  fields: (t, creating) => ({
    rawText: t.string({ required: creating, description: 'The words of the citation.' }),
    start: t.int({ description: "Where it begins in the document's text, in Unicode code points from 0." }),
    end: t.int({ description: 'Where it ends, exclusive.' }),
    publisherId: t.globalID({ for: [ref('Actor')], description: 'The outlet that it names.' }),
    citedOn: t.field({ type: 'EDTFDate', description: 'The date that it gives.' }),
    citedDocumentId: t.globalID({
      for: [ref('Document')],
      description: 'The document that it leads to, for RESOLVED.',
    }),
    status: t.field({ type: CitationStatus, required: creating, description: 'How far it leads.' }),
  }),
});
