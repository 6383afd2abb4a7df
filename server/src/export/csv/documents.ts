import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Shown } from '../shown.ts';
import {
  dated,
  id,
  joined,
  marking,
  named,
  nameSelect,
  plain,
  recorded,
  recordedSelect,
  type Table,
} from './table.ts';

const documentSelect = {
  id: true,
  title: true,
  kind: true,
  publisher: nameSelect,
  authors: { orderBy: [{ position: 'asc' }], select: { actor: { select: { slug: true } } } },
  series: true,
  volume: true,
  issue: true,
  publishedOn: true,
  publishedOnFirst: true,
  publishedOnLast: true,
  language: true,
  url: true,
  textSha256: true,
  reliability: true,
  marking: true,
  sourceId: true,
  ...recordedSelect,
} satisfies Prisma.DocumentSelect;

type DocumentRow = Shown<Prisma.DocumentGetPayload<{ select: typeof documentSelect }>>;

export const documents: Table<DocumentRow> = {
  file: 'documents.csv',
  type: 'Document',
  select: documentSelect,
  columns: [
    id,
    plain('title', 'Its title.'),
    plain('kind', 'What kind of document.'),
    ...named('publisher', 'Who publishes it.'),
    {
      name: 'authors',
      description: 'Slugs of its authors in order, joined by semicolons.',
      value: (row) => joined(row.authors.flatMap(({ actor }) => actor?.slug ?? [])),
    },
    plain('series', 'The series it appears in.'),
    plain('volume', 'The volume.'),
    plain('issue', 'The issue.'),
    ...dated('publishedOn', 'When it was published.'),
    plain('language', 'Its language: BCP 47.'),
    plain('url', 'Its address.'),
    plain('textSha256', 'SHA-256 of its text; empty where the text is not held.'),
    plain('reliability', 'How reliable the source is: Admiralty code A to F; F cannot be judged.'),
    marking,
    plain('sourceId', 'Its id where it was imported from.'),
    ...recorded,
  ],
};
