import { type DocumentNode, visit } from 'graphql';
import { documentCache } from '../plugins/document-cache.ts';

/** The documents that were answered from their plans, by their texts: they have passed everything that a document must pass. */
export function plainDocuments() {
  const documents = documentCache<DocumentNode>();
  return {
    documentOf: (text: string) => documents.get(text),
    /** Notes a document. One that asks for the past is no plain one. */
    note(document: DocumentNode) {
      const text = document.loc?.source.body;
      if (text !== undefined && !documents.get(text) && !asksForPast(document)) documents.set(text, document);
    },
  };
}

function asksForPast(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Argument({ name }) {
      asks ||= name.value === 'knownAt';
    },
  });
  return asks;
}
