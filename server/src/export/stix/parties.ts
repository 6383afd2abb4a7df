import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Present } from '../reading.ts';
import type { Shown } from '../shown.ts';
import { stixId } from './ids.ts';
import { type Changes, relationshipObject } from './object.ts';

/** A relationship, as a row that is about it needs it. */
export const relationship = {
  select: {
    id: true,
    name: true,
    parties: { orderBy: [{ position: 'asc' }], select: { actor: { select: { id: true } } } },
  },
} satisfies Prisma.RelationshipDefaultArgs;

export const partiesSelect = {
  ...relationship.select,
  recordedAt: true,
  description: true,
} satisfies Prisma.RelationshipSelect;

export type PartiesRow = Shown<Prisma.RelationshipGetPayload<{ select: typeof partiesSelect }>>;

/** A relationship ties its parties pair by pair: STIX knows no ties of more than two. */
export function tiesOf(row: PartiesRow, present: Present, changes: Changes) {
  const description = [row.name, row.description].filter(Boolean).join(': ');
  return pairsOf(row, present).map(([one, other]) =>
    relationshipObject(
      row,
      {
        key: keyOf(row, one, other),
        kind: 'related-to',
        source: stixId('identity', one),
        target: stixId('identity', other),
        description,
      },
      changes,
    ),
  );
}

type Parties = Pick<PartiesRow, 'id' | 'parties'>;

/** The ids of the objects that stand for a relationship. */
export function tieIds(row: Parties | null, present: Present): string[] {
  if (!row || !present('Relationship', row.id)) return [];
  return pairsOf(row, present).map(([one, other]) => stixId('relationship', ...keyOf(row, one, other)));
}

/** The parties of a relationship, about which `present` has to be asked. */
export const partyIds = (row: Parties | null) => row?.parties.map((party) => party.actor?.id) ?? [];

const keyOf = (row: Parties, one: string, other: string) => [row.id, one, other];

function pairsOf(row: Parties, present: Present): [string, string][] {
  const ids = [...new Set(partyIds(row))]
    .filter((id) => id !== undefined)
    .filter((id) => present('Actor', id));
  return ids.flatMap((one, i) => ids.slice(i + 1).map((other): [string, string] => [one, other]));
}
