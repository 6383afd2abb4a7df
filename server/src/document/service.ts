import { z } from 'zod';
import { CitationStatus, DocumentKind, Reliability } from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import { recorders } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { dateColumns, input } from '../write/input.ts';
import { moveAnchors } from './move-anchors.ts';
import { checkSpan } from './span.ts';

const document = z.object({
  title: input.line(1_000),
  kind: z.enum(DocumentKind),
  publisherId: input.id.nullish(),
  authorIds: z.array(input.id).max(100, 'A document has at most 100 authors.').nullish(),
  series: input.line().nullish(),
  volume: input.line(100).nullish(),
  issue: input.line(100).nullish(),
  publishedOn: input.edtf.nullish(),
  language: input.language.nullish(),
  // No script or data: addresses, which a page would run that shows them as a link
  url: z
    .url({ protocol: /^https?$/, error: 'An address begins with http:// or https://.' })
    .max(2_000, 'An address has at most 2,000 characters.')
    .nullish(),
  place: input.line().nullish(),
  lead: input.text().nullish(),
  topics: z.array(input.line(200)).max(100, 'A document has at most 100 topics.').nullish(),
  // As it is, blanks at its ends too: anchors count its characters
  text: z
    .string()
    .min(1, 'A text must not be empty; leave it out where it is not held.')
    .max(2_000_000, 'A text has at most 2,000,000 characters.')
    .nullish(),
  reliability: z.enum(Reliability).optional(),
  marking: input.marking.optional(),
  sourceId: input.line(200).nullish(),
});

/** Documents. A correction of the text moves the anchors of statements and citations in the same transaction. */
export const documentService = entityService({
  entity: 'Document',
  writers: recorders,
  distinct: { sourceId: 'Another document has this source id.' },
  linkKey: 'documentId',
  linkInputs: { actorId: 'authorIds' },
  create: document,
  update: document.partial(),
  row: ({ authorIds, publishedOn, ...columns }) => {
    if (authorIds && new Set(authorIds).size < authorIds.length) {
      throw new ValidationError('An author is named twice.', ['authorIds']);
    }
    return {
      columns: {
        ...columns,
        ...(columns.topics !== undefined && { topics: columns.topics ?? [] }),
        ...dateColumns('publishedOn', publishedOn),
      },
      links: {
        ...(authorIds !== undefined && {
          DocumentAuthor: (authorIds ?? []).map((actorId, i) => ({ actorId, position: i + 1 })),
        }),
      },
    };
  },
  after: async (transaction, _viewer, written) => {
    for (const { id, row, current } of written) {
      const { text } = row.columns as { text?: string | null };
      if (!current || text === undefined || text === current.text) continue;
      await moveAnchors(transaction, id, (current.text as string | null) ?? '', text ?? '');
    }
  },
});

const citation = z.object({
  documentId: input.id,
  // As it is, blanks too: start and end span exactly these words
  rawText: z
    .string()
    .max(1_000, 'This has at most 1,000 characters.')
    .refine((words) => words.trim(), 'This must not be empty.'),
  start: z.int().min(0, 'Offsets count from 0.').nullish(),
  end: z.int().min(0, 'Offsets count from 0.').nullish(),
  publisherId: input.id.nullish(),
  citedOn: input.edtf.nullish(),
  citedDocumentId: input.id.nullish(),
  status: z.enum(CitationStatus),
});

/** Citations: what a document refers to, in its own words. Nothing is derived: what the words do not say stays empty. */
export const citationService = entityService({
  entity: 'Citation',
  writers: recorders,
  create: citation,
  update: citation.omit({ documentId: true }).partial(),
  row: ({ citedOn, ...columns }, _viewer, current) => {
    const whole = { ...current, ...columns } as z.infer<typeof citation>;
    if ((whole.status === 'RESOLVED') !== Boolean(whole.citedDocumentId)) {
      throw new ValidationError('A citation is RESOLVED when, and only when, the cited document is known.', [
        'status',
      ]);
    }
    if (whole.citedDocumentId === whole.documentId)
      throw new ValidationError('A document cannot cite itself.', ['citedDocumentId']);
    checkSpan(whole.rawText, whole, 'rawText');
    return { columns: { ...columns, ...dateColumns('citedOn', citedOn) } };
  },
});
