import type { Prisma } from '../../_generated/prisma/client.ts';
import { dayOf, type Shown } from '../shown.ts';
import type { Part } from './graph.ts';

const reference = { select: { id: true } } as const;

const actorSelect = {
  id: true,
  kind: true,
  name: true,
  slug: true,
  description: true,
  countryCode: true,
  wikidataId: true,
} satisfies Prisma.ActorSelect;

export const actors: Part<Shown<Prisma.ActorGetPayload<{ select: typeof actorSelect }>>> = {
  type: 'Actor',
  select: actorSelect,
  node: ({ kind, name, slug, description, countryCode, wikidataId }) => ({
    label: name,
    slug,
    kind,
    description,
    country: countryCode,
    wikidata: wikidataId,
  }),
  edges: () => [],
};

const affiliationSelect = {
  id: true,
  role: true,
  voice: true,
  validFrom: true,
  validTo: true,
  actor: reference,
  organization: reference,
} satisfies Prisma.AffiliationSelect;

export const affiliations: Part<Shown<Prisma.AffiliationGetPayload<{ select: typeof affiliationSelect }>>> = {
  type: 'Affiliation',
  select: affiliationSelect,
  edges: (row) => [
    {
      type: 'AFFILIATED_WITH',
      from: ['Actor', row.actor],
      to: ['Actor', row.organization],
      values: { role: row.role, voice: row.voice, from: row.validFrom, to: row.validTo },
    },
  ],
};

const relationshipSelect = {
  id: true,
  name: true,
  slug: true,
  description: true,
  parties: { orderBy: [{ position: 'asc' }], select: { position: true, actor: reference } },
} satisfies Prisma.RelationshipSelect;

export const relationships: Part<
  Shown<Prisma.RelationshipGetPayload<{ select: typeof relationshipSelect }>>
> = {
  type: 'Relationship',
  select: relationshipSelect,
  node: ({ name, slug, description }) => ({ label: name, slug, description }),
  edges: (row) =>
    row.parties.map(({ position, actor }) => ({
      type: 'PARTY',
      from: ['Relationship', row],
      to: ['Actor', actor],
      values: { position },
    })),
};

const areaSelect = {
  id: true,
  label: true,
  slug: true,
  definition: true,
  parent: reference,
} satisfies Prisma.CooperationAreaSelect;

export const areas: Part<Shown<Prisma.CooperationAreaGetPayload<{ select: typeof areaSelect }>>> = {
  type: 'CooperationArea',
  select: areaSelect,
  node: ({ label, slug, definition }) => ({ label, slug, description: definition }),
  edges: (row) => [{ type: 'PART_OF', from: ['CooperationArea', row], to: ['CooperationArea', row.parent] }],
};

const conceptSelect = { ...areaSelect, kind: true, level: true } satisfies Prisma.ConceptSelect;

export const concepts: Part<Shown<Prisma.ConceptGetPayload<{ select: typeof conceptSelect }>>> = {
  type: 'Concept',
  select: conceptSelect,
  node: ({ label, slug, definition, kind, level }) => ({ label, slug, description: definition, kind, level }),
  edges: (row) => [{ type: 'NARROWER_THAN', from: ['Concept', row], to: ['Concept', row.parent] }],
};

const documentSelect = {
  id: true,
  title: true,
  kind: true,
  publishedOn: true,
  publishedOnFirst: true,
  publishedOnLast: true,
  language: true,
  url: true,
  reliability: true,
  marking: true,
  publisher: reference,
  authors: { orderBy: [{ position: 'asc' }], select: { position: true, actor: reference } },
} satisfies Prisma.DocumentSelect;

export const documents: Part<Shown<Prisma.DocumentGetPayload<{ select: typeof documentSelect }>>> = {
  type: 'Document',
  select: documentSelect,
  node: ({ title, kind, language, url, reliability, marking, ...row }) => ({
    label: title,
    kind,
    date: row.publishedOn,
    dateFirst: dayOf(row.publishedOnFirst),
    dateLast: dayOf(row.publishedOnLast),
    language,
    url,
    reliability,
    marking,
  }),
  edges: (row) => [
    { type: 'PUBLISHED_BY', from: ['Document', row], to: ['Actor', row.publisher] },
    ...row.authors.map(({ position, actor }) => ({
      type: 'WRITTEN_BY',
      from: ['Document', row] as const,
      to: ['Actor', actor] as const,
      values: { position },
    })),
  ],
};
