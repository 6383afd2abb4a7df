import type { Prisma } from '../../_generated/prisma/client.ts';
import { said } from '../json.ts';
import { urnOf } from '../naming.ts';
import type { Shown } from '../shown.ts';
import { isoDate, tlpOf } from '../wording.ts';
import { agentOf, agentSelect } from './agents.ts';

export const workSelect = {
  id: true,
  title: true,
  kind: true,
  publisher: agentSelect,
  authors: { orderBy: [{ position: 'asc' }], select: { actor: agentSelect } },
  series: true,
  volume: true,
  issue: true,
  publishedOn: true,
  language: true,
  url: true,
  marking: true,
} satisfies Prisma.DocumentSelect;

export type WorkRow = Shown<Prisma.DocumentGetPayload<{ select: typeof workSelect }>>;

/** A document. The vocabulary has words for articles and reports; what else there is is a creative work. */
export function workOf(row: WorkRow) {
  return said({
    '@type': row.kind === 'ARTICLE' ? 'Article' : row.kind === 'REPORT' ? 'Report' : 'CreativeWork',
    '@id': urnOf(row.id),
    name: row.title,
    author: row.authors.flatMap(({ actor }) => (actor ? agentOf(actor) : [])),
    publisher: row.publisher && agentOf(row.publisher),
    datePublished: isoDate(row.publishedOn),
    inLanguage: row.language,
    url: row.url,
    isPartOf: placeOf(row),
    conditionsOfAccess: tlpOf(row.marking),
  } as const);
}

/** The issue, the volume, the series: whichever are known, one inside the other. */
function placeOf({ series, volume, issue }: WorkRow) {
  const periodical = series ? ({ '@type': 'Periodical', name: series } as const) : null;
  const inVolume = volume
    ? said({ '@type': 'PublicationVolume', volumeNumber: volume, isPartOf: periodical } as const)
    : periodical;
  return issue
    ? said({ '@type': 'PublicationIssue', issueNumber: issue, isPartOf: inVolume } as const)
    : inVolume;
}
