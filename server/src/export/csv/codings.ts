import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Shown } from '../shown.ts';
import { id, marking, plain, recorded, recordedSelect, type Table } from './table.ts';

const codingSelect = {
  id: true,
  statement: { select: { id: true } },
  concept: {
    select: {
      slug: true,
      label: true,
      kind: true,
      level: true,
      codebook: { select: { slug: true, edition: true } },
    },
  },
  stance: true,
  round: true,
  state: true,
  note: true,
  coder: { select: { name: true } },
  marking: true,
  ...recordedSelect,
} satisfies Prisma.CodingSelect;

type CodingRow = Shown<Prisma.CodingGetPayload<{ select: typeof codingSelect }>>;

export const codings: Table<CodingRow> = {
  file: 'codings.csv',
  type: 'Coding',
  select: codingSelect,
  columns: [
    id,
    {
      name: 'statementId',
      description: 'The statement that is read.',
      value: (row) => row.statement?.id ?? null,
    },
    {
      name: 'codebook',
      description: 'Slug of the codebook.',
      value: (row) => row.concept?.codebook?.slug ?? null,
    },
    { name: 'edition', description: 'Its edition.', value: (row) => row.concept?.codebook?.edition ?? null },
    { name: 'concept', description: 'Slug of the concept.', value: (row) => row.concept?.slug ?? null },
    { name: 'conceptLabel', description: 'Its label.', value: (row) => row.concept?.label ?? null },
    {
      name: 'conceptKind',
      description: 'A word for the relationship, or a claim.',
      value: (row) => row.concept?.kind ?? null,
    },
    {
      name: 'level',
      description: 'The level of a characterisation.',
      value: (row) => row.concept?.level ?? null,
    },
    plain(
      'stance',
      'How the statement stands towards it; empty until the coder has decided, and open to change while the state is ASSIGNED.',
    ),
    plain('round', 'The round of coding, counted from 1.'),
    plain('state', 'How far it has come.'),
    { name: 'coder', description: 'Who reads.', value: (row) => row.coder?.name ?? null },
    plain('note', 'What the coder remarks.'),
    marking,
    ...recorded,
  ],
};
