import type { Prisma } from '../../_generated/prisma/client.ts';
import type { ActorKind } from '../../_generated/prisma/enums.ts';
import { said } from '../json.ts';
import type { Present } from '../reading.ts';
import type { Shown } from '../shown.ts';
import { labelled } from '../wording.ts';
import { stixId } from './ids.ts';
import { type Changes, common, relationshipObject } from './object.ts';

export const identitySelect = {
  id: true,
  recordedAt: true,
  kind: true,
  name: true,
  description: true,
  countryCode: true,
  wikidataId: true,
  names: { orderBy: [{ id: 'asc' }], select: { id: true, text: true } },
} satisfies Prisma.ActorSelect;

export type IdentityRow = Shown<Prisma.ActorGetPayload<{ select: typeof identitySelect }>>;

const classes: Partial<Record<ActorKind, string>> = { PERSON: 'individual', GROUP: 'group' };

export function identityOf(row: IdentityRow, changes: Changes) {
  const { wikidataId, countryCode } = row;
  const names = labelled({ 'Other names': row.names.map(({ text }) => text).join(' · ') });
  return said({
    ...common('identity', stixId('identity', row.id), row, changes),
    name: row.name,
    description: [row.description, names].filter(Boolean).join('\n') || null,
    identity_class: classes[row.kind] ?? 'organization',
    labels: [row.kind.toLowerCase().replaceAll('_', '-')],
    external_references: [
      wikidataId && {
        source_name: 'wikidata',
        external_id: wikidataId,
        url: `https://www.wikidata.org/entity/${wikidataId}`,
      },
      countryCode && { source_name: 'iso-3166-1-alpha-3', external_id: countryCode },
    ].filter(Boolean),
  });
}

const actor = { select: { id: true } } as const;

export const affiliationSelect = {
  id: true,
  recordedAt: true,
  role: true,
  voice: true,
  validFrom: true,
  validTo: true,
  actor,
  organization: actor,
} satisfies Prisma.AffiliationSelect;

export type AffiliationRow = Shown<Prisma.AffiliationGetPayload<{ select: typeof affiliationSelect }>>;

export function affiliationsOf(row: AffiliationRow, present: Present, changes: Changes) {
  const ends = endsOf(row.actor, row.organization, present);
  const description = labelled({ Role: row.role, Voice: row.voice, From: row.validFrom, To: row.validTo });
  const dates = { from: row.validFrom, to: row.validTo };
  return ends
    ? [relationshipObject(row, { ...ends, ...dates, kind: 'affiliated-with', description }, changes)]
    : [];
}

export const samenessSelect = {
  id: true,
  recordedAt: true,
  reason: true,
  actor,
  otherActor: actor,
} satisfies Prisma.IdentityJudgementSelect;

export type SamenessRow = Shown<Prisma.IdentityJudgementGetPayload<{ select: typeof samenessSelect }>>;

export function samenessOf(row: SamenessRow, present: Present, changes: Changes) {
  const ends = endsOf(row.actor, row.otherActor, present);
  return ends
    ? [relationshipObject(row, { ...ends, kind: 'duplicate-of', description: row.reason }, changes)]
    : [];
}

type Reference = { id: string } | null;

function endsOf(source: Reference, target: Reference, present: Present) {
  if (!present('Actor', source?.id) || !present('Actor', target?.id) || source?.id === target?.id)
    return null;
  return {
    source: stixId('identity', source?.id as string),
    target: stixId('identity', target?.id as string),
  };
}
