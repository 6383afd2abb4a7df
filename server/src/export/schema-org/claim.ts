import type { Prisma } from '../../_generated/prisma/client.ts';
import { said } from '../json.ts';
import { urnOf } from '../naming.ts';
import type { Shown } from '../shown.ts';
import { isoDate, judgementWords, tlpOf } from '../wording.ts';
import { agentOf, agentSelect } from './agents.ts';

const appearanceSelect = { select: { id: true, title: true, url: true } } as const;

export const claimSelect = {
  id: true,
  speaker: agentSelect,
  saidOn: true,
  quote: true,
  quoteLanguage: true,
  translation: true,
  paraphrase: true,
  place: true,
  areas: { orderBy: [{ areaId: 'asc' }], select: { area: { select: { label: true } } } },
  relationship: { select: { name: true, description: true } },
  document: appearanceSelect,
  attributions: { orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { document: appearanceSelect } },
  marking: true,
} satisfies Prisma.StatementSelect;

export type ClaimRow = Shown<Prisma.StatementGetPayload<{ select: typeof claimSelect }>>;

/**
 * A statement. Its date is `dateCreated`: `datePublished` would say when it was written down, which the works that it appears in
 * say of themselves.
 */
export function claimOf(row: ClaimRow) {
  // The chain leads outwards from the speaker: its first document is the earliest that is known
  const first = row.attributions.find(({ document }) => document)?.document ?? row.document;
  return said({
    '@type': 'Claim',
    '@id': urnOf(row.id),
    text: row.quote ?? row.paraphrase,
    abstract: row.quote ? row.paraphrase : null,
    inLanguage: row.quote ? row.quoteLanguage : null,
    workTranslation: row.translation
      ? ({ '@type': 'Claim', text: row.translation, inLanguage: 'en' } as const)
      : null,
    author: row.speaker && agentOf(row.speaker),
    dateCreated: isoDate(row.saidOn),
    locationCreated: row.place ? ({ '@type': 'Place', name: row.place } as const) : null,
    about: row.relationship
      ? said({
          '@type': 'Thing',
          name: row.relationship.name,
          description: row.relationship.description,
        } as const)
      : null,
    keywords: row.areas.flatMap(({ area }) => area?.label ?? []),
    appearance: row.document && appearanceOf(row.document),
    firstAppearance: first && appearanceOf(first),
    conditionsOfAccess: tlpOf(row.marking),
  } as const);
}

function appearanceOf({ id, title, url }: { id: string; title: string; url: string | null }) {
  return said({ '@type': 'CreativeWork', '@id': urnOf(id), name: title, url } as const);
}

export const reviewSelect = {
  id: true,
  question: true,
  judgement: true,
  likelihood: true,
  probabilityLow: true,
  probabilityHigh: true,
  confidence: true,
  confidenceBasis: true,
  assumptions: true,
  gaps: true,
  author: agentSelect,
  assessedOn: true,
  statement: { select: { id: true, quote: true, paraphrase: true } },
  document: { select: { url: true } },
  marking: true,
} satisfies Prisma.AssessmentSelect;

export type ReviewRow = Shown<Prisma.AssessmentGetPayload<{ select: typeof reviewSelect }>>;

/**
 * An assessment of a statement. It has no `reviewRating`: a likelihood is that of the judgement, and read as a rating it would
 * be taken for a verdict on the claim.
 */
export function reviewOf(row: ReviewRow) {
  return said({
    '@type': 'ClaimReview',
    '@id': urnOf(row.id),
    name: row.question,
    claimReviewed: row.statement && (row.statement.quote ?? row.statement.paraphrase),
    itemReviewed: row.statement && ({ '@id': urnOf(row.statement.id) } as const),
    reviewBody: judgementWords(row),
    author: row.author && agentOf(row.author),
    datePublished: isoDate(row.assessedOn),
    url: row.document?.url,
    conditionsOfAccess: tlpOf(row.marking),
  } as const);
}
