import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Shown } from '../shown.ts';
import { id, plain, recorded, recordedSelect, type Table } from './table.ts';

const actorSelect = {
  id: true,
  kind: true,
  name: true,
  slug: true,
  description: true,
  countryCode: true,
  wikidataId: true,
  names: { orderBy: [{ id: 'asc' }], select: { text: true } },
  ...recordedSelect,
} satisfies Prisma.ActorSelect;

type ActorRow = Shown<Prisma.ActorGetPayload<{ select: typeof actorSelect }>>;

export const actors: Table<ActorRow> = {
  file: 'actors.csv',
  type: 'Actor',
  select: actorSelect,
  columns: [
    id,
    plain('kind', 'What kind of actor.'),
    plain('name', 'The name under which the actor is listed.'),
    plain('slug', 'Identifies the actor in addresses.'),
    plain('description', 'Who or what it is.'),
    plain('countryCode', 'Of a state: ISO 3166-1 alpha-3.'),
    plain('wikidataId', 'Its item in Wikidata.'),
    {
      name: 'otherNames',
      description: 'Its other names, in any script, joined by " | ".',
      value: (row) => row.names.map(({ text }) => text).join(' | ') || null,
    },
    ...recorded,
  ],
};
