import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Credibility } from '../../_generated/prisma/enums.ts';
import { said } from '../json.ts';
import type { Present } from '../reading.ts';
import type { Shown } from '../shown.ts';
import { labelled } from '../wording.ts';
import { stixId } from './ids.ts';
import { type Changes, common, refs } from './object.ts';
import { partyIds, relationship, tieIds } from './parties.ts';

const actor = { select: { id: true, name: true } } as const;

export const statementSelect = {
  id: true,
  recordedAt: true,
  marking: true,
  speaker: actor,
  onBehalfOf: actor,
  addressee: actor,
  side: actor,
  voice: true,
  saidOn: true,
  occasion: true,
  place: true,
  quote: true,
  quoteLanguage: true,
  translation: true,
  paraphrase: true,
  directness: true,
  speechAct: true,
  credibility: true,
  relationship,
  areas: { orderBy: [{ areaId: 'asc' }], select: { area: { select: { id: true, label: true } } } },
  attributions: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, directness: true, actor },
  },
  codings: { orderBy: [{ id: 'asc' }], select: { id: true } },
} satisfies Prisma.StatementSelect;

export type StatementRow = Shown<Prisma.StatementGetPayload<{ select: typeof statementSelect }>>;

/** The scale of the STIX specification for the credibility of information; what cannot be judged has no number. */
const confidences: Record<Credibility, number | null> = {
  CONFIRMED: 90,
  PROBABLY_TRUE: 70,
  POSSIBLY_TRUE: 50,
  DOUBTFUL: 30,
  IMPROBABLE: 10,
  CANNOT_BE_JUDGED: null,
};

const actorsOf = (row: StatementRow) => [row.speaker, row.onBehalfOf, row.addressee, row.side];

/** What a page of statements refers to. */
export function namedIn(rows: readonly StatementRow[]) {
  return {
    Actor: rows.flatMap((row) => [...actorsOf(row).map((each) => each?.id), ...partyIds(row.relationship)]),
    Relationship: rows.map((row) => row.relationship?.id),
    Coding: rows.flatMap(({ codings }) => codings.map(({ id }) => id)),
  };
}

/** A statement as a note on who speaks, for whom and to whom, about what, and on the opinions that coders read in it. */
export function noteOf(row: StatementRow, present: Present, changes: Changes) {
  const reporters = row.attributions.flatMap((link) =>
    link.actor ? `${link.actor.name} (${link.directness})` : [],
  );
  return said({
    ...common('note', stixId('note', row.id), row, changes),
    labels: ['statement'],
    abstract: `${row.speaker?.name}, ${row.saidOn}`,
    content: labelled({
      Speaker: row.speaker?.name,
      'On behalf of': row.onBehalfOf?.name,
      To: row.addressee?.name,
      Side: row.side?.name,
      Voice: row.voice,
      'Said on (EDTF)': row.saidOn,
      Occasion: row.occasion,
      Place: row.place,
      [row.quoteLanguage ? `Quote (${row.quoteLanguage})` : 'Quote']: row.quote,
      'Translation (en)': row.translation,
      Sense: row.paraphrase,
      'Speech act': row.speechAct,
      Directness: row.directness,
      'Reported by': reporters.join(', then '),
      About: row.relationship?.name,
      Areas: row.areas.flatMap(({ area }) => area?.label ?? []).join(', '),
    }),
    confidence: confidences[row.credibility],
    object_refs: refs(
      ...actorsOf(row).map(
        (each) => each !== null && present('Actor', each.id) && stixId('identity', each.id),
      ),
      ...tieIds(row.relationship, present),
      ...row.codings.map(({ id }) => present('Coding', id) && stixId('opinion', id)),
    ),
  });
}
