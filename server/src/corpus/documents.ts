import type { DocumentKind } from '../_generated/prisma/enums.ts';
import { documentService } from '../document/service.ts';
import type { EntityService } from '../write/entity.ts';
import { namedActor } from './actors.ts';
import type { Importer } from './import.ts';
import { keyOf } from './plan.ts';
import type { SourceDocument } from './readers/documents.ts';

export interface DocumentImportOptions {
  /** The source's own name, such as "kremlin": its ids are unique within it. */
  source: string;
  /** For documents that do not say it themselves. */
  kind: DocumentKind;
  language?: string;
  /** The name of the publisher. */
  publisher?: string;
}

/** The key of a document of a source. */
export const documentKey = (source: string, id: string) => keyOf(source, 'document', id);

/** Documents, with their publishers and authors. What the source leaves out stays empty. */
export function documentImporter(options: DocumentImportOptions): Importer<SourceDocument> {
  const { source } = options;
  return {
    plan: async (rows) =>
      rows.map(({ value: { id, publisher, authors, publishedOn, topics, ...rest }, repairs }) => {
        const publishedBy = publisher ?? options.publisher;
        const publishers = publishedBy ? [namedActor(source, publishedBy, 'MEDIA_OUTLET')] : [];
        const writers = authors.map((author) => namedActor(source, author, 'PERSON'));
        const input = {
          ...rest,
          kind: rest.kind ?? options.kind,
          language: rest.language ?? options.language ?? null,
          reliability: rest.reliability ?? undefined,
          marking: rest.marking ?? undefined,
          topics,
          publishedOn: publishedOn?.text ?? null,
          sourceId: `${source}:${id}`,
        };
        return {
          before: [...publishers, ...writers],
          own: {
            key: documentKey(source, id),
            service: documentService as EntityService,
            says: { ...input, publisher: publishedBy, authors },
            input: (idOf) => ({
              ...input,
              publisherId: publishers[0] ? idOf(publishers[0].key) : null,
              authorIds: writers.map(({ key }) => idOf(key)),
            }),
          },
          parts: [],
          repairs,
        };
      }),
  };
}
