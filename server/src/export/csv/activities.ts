import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Shown } from '../shown.ts';
import { dated, id, joined, marking, plain, recorded, recordedSelect, type Table } from './table.ts';

const reference = { select: { id: true } } as const;
const slug = { select: { slug: true } } as const;

const activitySelect = {
  id: true,
  title: true,
  description: true,
  kind: true,
  relationship: slug,
  area: { select: { slug: true, label: true } },
  period: true,
  periodFirst: true,
  periodLast: true,
  level: true,
  evidenceStatus: true,
  participants: { orderBy: [{ actorId: 'asc' }], select: { actor: slug } },
  obligations: { orderBy: [{ type: 'asc' }], select: { type: true } },
  sources: { orderBy: [{ id: 'asc' }], select: { statement: reference, document: reference } },
  marking: true,
  ...recordedSelect,
} satisfies Prisma.ActivitySelect;

type ActivityRow = Shown<Prisma.ActivityGetPayload<{ select: typeof activitySelect }>>;

export const activities: Table<ActivityRow> = {
  file: 'activities.csv',
  type: 'Activity',
  select: activitySelect,
  columns: [
    id,
    plain('title', 'What it is.'),
    plain('description', 'More about it.'),
    plain('kind', 'What kind of deed, or a restraint.'),
    {
      name: 'relationship',
      description: 'Slug of its relationship.',
      value: (row) => row.relationship?.slug ?? null,
    },
    { name: 'area', description: 'Slug of its area.', value: (row) => row.area?.slug ?? null },
    { name: 'areaLabel', description: 'Label of its area.', value: (row) => row.area?.label ?? null },
    ...dated('period', 'When it goes on; empty if not known.'),
    plain('level', 'How far it has come; empty where that does not apply.'),
    plain('evidenceStatus', 'Whether it is observed, disputed, looked for and not found, or not looked for.'),
    {
      name: 'participants',
      description: 'Slugs of those who take part, joined by semicolons.',
      value: (row) => joined(row.participants.flatMap(({ actor }) => actor?.slug ?? [])),
    },
    {
      name: 'obligations',
      description: 'What an agreement obliges to, joined by semicolons.',
      value: (row) => joined(row.obligations.map(({ type }) => type)),
    },
    {
      name: 'statementIds',
      description: 'The statements that attest it, joined by semicolons.',
      value: (row) => joined(row.sources.flatMap(({ statement }) => statement?.id ?? [])),
    },
    {
      name: 'documentIds',
      description: 'The documents that attest it, joined by semicolons.',
      value: (row) => joined(row.sources.flatMap(({ document }) => document?.id ?? [])),
    },
    marking,
    ...recorded,
  ],
};
