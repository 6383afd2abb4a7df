import { actorFilter } from '../actor/filter.ts';
import { defineFilter, type Filter, filters } from '../list/filter.ts';
import { Marking } from '../recorded.ts';
import { CitationStatus, DocumentKind, Reliability } from './enums.ts';

export const documentFilter: Filter = defineFilter('Document', 'documents', () => ({
  id: filters.id('Document', 'The document itself.'),
  title: filters.text('title', 'The title.'),
  kind: filters.enumeration(DocumentKind as never, 'kind', 'What kind of source it is.'),
  publisher: filters.one('publisher', () => actorFilter, 'Who published it; null: no publisher is known.'),
  authors: filters.some('Document', 'authors', () => actorFilter, 'One of its authors.', 'actor'),
  publishedOn: filters.edtf('publishedOn', 'When it was published.'),
  language: filters.slug('The language as a BCP 47 tag.', 'language'),
  reliability: filters.enumeration(Reliability as never, 'reliability', 'How reliable the source is.'),
  textSha256: filters.slug('The SHA-256 of its text, in hexadecimal.', 'textSha256'),
  marking: filters.enumeration(Marking as never, 'marking', 'How far it may be passed on.'),
  recordedAt: filters.moment('recordedAt', 'When it was recorded.'),
  search: filters.search('Words of the title or the text: all of them, "a phrase", or -not this.'),
}));

export const citationFilter: Filter = defineFilter('Citation', 'citations', () => ({
  id: filters.id('Citation', 'The citation itself.'),
  status: filters.enumeration(CitationStatus as never, 'status', 'How far it leads.'),
  document: filters.one('document', () => documentFilter, 'The document that cites.'),
  citedDocument: filters.one(
    'citedDocument',
    () => documentFilter,
    'The document that is cited; null: not known.',
  ),
  publisher: filters.one('publisher', () => actorFilter, 'The outlet that it names; null: none.'),
  citedOn: filters.edtf('citedOn', 'The date that it gives.'),
}));
