import { DocumentKind } from '../_generated/prisma/enums.ts';
import { documentService } from '../document/service.ts';
import type { EntityService } from '../write/entity.ts';
import { namedActor } from './actors.ts';
import { documentKey } from './documents.ts';
import type { Item } from './plan.ts';
import type { SourceStatement } from './readers/statement-value.ts';

/**
 * The document that a statement stands in, after the actors that it names. It is the one that was imported under the same source
 * with the same id, or the same title where the statement gives no id; else it is made of what the statement says of it. A type
 * that is none of the kinds of document, and a section, are kept as topics.
 */
export function documentOf(source: string, document: SourceStatement['document']): Item[] {
  const { id, title, url, author, section, type, publishedOn } = document;
  const publisher = document.source && namedActor(source, document.source, 'MEDIA_OUTLET');
  const writer = author && namedActor(source, author, 'PERSON');
  const kind = kinds.get(type?.toUpperCase().replaceAll(/[\s-]+/g, '_') ?? '');
  const says = {
    title: title ?? url ?? id,
    kind: kind ?? 'OTHER',
    url,
    publishedOn: publishedOn?.text ?? null,
    topics: [kind ? null : type, section].filter((topic) => topic !== null),
    sourceId: id && `${source}:${id}`,
  };
  const item: Item = {
    key: documentKey(source, id ?? (title as string)),
    service: documentService as EntityService,
    says: { ...says, publisher: document.source, author },
    input: (idOf) => ({
      ...says,
      publisherId: publisher ? idOf(publisher.key) : null,
      authorIds: writer ? [idOf(writer.key)] : [],
    }),
  };
  return [...(publisher ? [publisher] : []), ...(writer ? [writer] : []), item];
}

const kinds = new Map<string, DocumentKind>(Object.entries(DocumentKind));
