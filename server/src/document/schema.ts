import { builder } from '../builder.ts';
import { defineLookup } from '../list/lookup.ts';
import { dateFields, linkedField, Marking, markingField, Recorded, recordedFields } from '../recorded.ts';
import { ref } from '../refs.ts';
import { statementList } from '../statement/list.ts';
import { defineMutations } from '../write/mutations.ts';
import { DocumentKind, Reliability } from './enums.ts';
import { citationList, documentList } from './list.ts';
import { documentService } from './service.ts';

builder.prismaNode('Document', {
  id: { field: 'id', description: 'Identifies the document.' },
  nullable: true,
  select: { id: true },
  interfaces: [Recorded],
  description: 'A source: an article, an interview, a transcript, a treaty, a joint statement.',
  fields: (t) => ({
    ...recordedFields(t),
    ...dateFields(t, 'publishedOn', 'When it was published; null if not known.', true),
    marking: markingField(t),
    title: t.exposeString('title', { description: 'The title.' }),
    kind: t.expose('kind', { type: DocumentKind, description: 'What kind of source it is.' }),
    publisher: t.relation('publisher', {
      nullable: true,
      description: 'Who published it; null if not known.',
    }),
    authors: linkedField(
      t,
      'authors',
      'actor',
      'Actor',
      'position',
      'Its authors in their order; at most 100.',
    ),
    series: t.exposeString('series', {
      nullable: true,
      description: 'The journal or series that it appeared in; null if none.',
    }),
    volume: t.exposeString('volume', { nullable: true, description: 'The volume; null if none.' }),
    issue: t.exposeString('issue', { nullable: true, description: 'The issue; null if none.' }),
    language: t.expose('language', {
      type: 'LanguageTag',
      nullable: true,
      description: 'The language of the text; null if not known.',
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where it can be read; null if not known.' }),
    place: t.exposeString('place', {
      nullable: true,
      description: 'Where it was said or issued, as the source names it; null if not known.',
    }),
    lead: t.exposeString('lead', {
      nullable: true,
      description: 'The summary that stands before the text; null if there is none.',
    }),
    topics: t.exposeStringList('topics', {
      description: "The source's own keywords; empty if there are none.",
    }),
    text: t.exposeString('text', {
      nullable: true,
      description: 'Its whole text; null where it is not held here.',
    }),
    textSha256: t.exposeString('textSha256', {
      nullable: true,
      description: 'SHA-256 of the text in UTF-8, in hexadecimal; null without a text.',
    }),
    reliability: t.expose('reliability', {
      type: Reliability,
      description: 'How reliable the source is, by the Admiralty code.',
    }),
    sourceId: t.exposeString('sourceId', {
      nullable: true,
      description: 'Its id where it was imported from; null if recorded by hand.',
    }),
    citations: citationList.within(t, 'Document', 'citations', 'What it cites.'),
    citedBy: citationList.within(t, 'Document', 'citedBy', 'The citations that lead to it.'),
    statements: statementList.within(t, 'Document', 'statements', 'What is said in it.'),
  }),
});

defineLookup('document', 'Document', 'document', {
  sourceId: {
    type: 'String',
    description: 'Its id where it was imported from.',
    where: (sourceId: string) => ({ sourceId }),
  },
});

documentList.root('documents', 'The sources.');

defineMutations({
  service: documentService as never,
  verb: 'create',
  noun: ['document', 'documents'],
  description: 'Creates a document: a source with or without its text.',
  fields: (t, creating) => ({
    title: t.string({ required: creating, description: 'The title; at most 1,000 characters.' }),
    kind: t.field({ type: DocumentKind, required: creating, description: 'What kind of source it is.' }),
    publisherId: t.globalID({ for: [ref('Actor')], description: 'Who published it.' }),
    authorIds: t.globalIDList({
      for: [ref('Actor')],
      description: 'Its authors in their order; at most 100.',
    }),
    series: t.string({ description: 'The journal or series that it appeared in.' }),
    volume: t.string({ description: 'The volume.' }),
    issue: t.string({ description: 'The issue.' }),
    publishedOn: t.field({ type: 'EDTFDate', description: 'When it was published.' }),
    language: t.field({ type: 'LanguageTag', description: 'The language of the text.' }),
    url: t.field({ type: 'URL', description: 'Where it can be read.' }),
    place: t.string({ description: 'Where it was said or issued.' }),
    lead: t.string({ description: 'The summary that stands before the text.' }),
    topics: t.stringList({ description: "The source's own keywords; at most 100." }),
    text: t.string({
      description:
        'Its whole text. A correction moves the anchors of statements and citations with their words.',
    }),
    reliability: t.field({
      type: Reliability,
      description: 'How reliable the source is; F, cannot be judged, if it is left out.',
    }),
    marking: t.field({ type: Marking, description: 'How far it may be passed on; CLEAR if it is left out.' }),
    sourceId: t.string({ description: 'Its id where it is imported from; unique.' }),
  }),
});
