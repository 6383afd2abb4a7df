import type { Prisma } from '../../_generated/prisma/client.ts';
import { said } from '../json.ts';
import { urnOf } from '../naming.ts';
import type { Shown } from '../shown.ts';
import { labelled, tlpOf } from '../wording.ts';

export const annotationSelect = {
  id: true,
  recordedAt: true,
  marking: true,
  speaker: { select: { id: true, name: true, kind: true } },
  saidOn: true,
  occasion: true,
  paraphrase: true,
  translation: true,
  speechAct: true,
  directness: true,
  codings: {
    orderBy: [{ id: 'asc' }],
    select: {
      stance: true,
      state: true,
      note: true,
      concept: { select: { label: true } },
      coder: { select: { id: true, name: true } },
    },
  },
  document: { select: { id: true, title: true, url: true, language: true } },
  selectorExact: true,
  selectorPrefix: true,
  selectorSuffix: true,
  selectorStart: true,
  selectorEnd: true,
} satisfies Prisma.StatementSelect;

export type AnnotationRow = Shown<Prisma.StatementGetPayload<{ select: typeof annotationSelect }>>;

const text = { type: 'TextualBody', format: 'text/plain' } as const;

/** Who made something, as far as the history tells. */
export interface Maker {
  id: string;
  name: string;
}

/** A statement as an annotation of the words that it stands in: who says it, what it says, and what coders read in it. */
export function annotationOf(row: AnnotationRow, creator: Maker | undefined, modified: Date | undefined) {
  const codings = row.codings.flatMap((coding) =>
    coding.state !== 'ASSIGNED' && coding.concept ? coding : [],
  );
  return said({
    id: urnOf(row.id),
    type: 'Annotation',
    motivation: codings.length ? ['describing', 'classifying'] : 'describing',
    creator: creator && personOf(creator),
    created: row.recordedAt.toISOString(),
    modified: modified && modified > row.recordedAt ? modified.toISOString() : null,
    audience: { type: 'schema:Audience', 'schema:audienceType': tlpOf(row.marking) },
    body: [
      ...(row.speaker
        ? [
            {
              type: 'SpecificResource',
              purpose: 'identifying',
              source: {
                id: urnOf(row.speaker.id),
                type: row.speaker.kind === 'PERSON' ? 'Person' : 'Organization',
                name: row.speaker.name,
              },
            },
          ]
        : []),
      { ...text, purpose: 'describing', language: 'en', value: wordsOf(row) },
      ...codings.map(({ stance, concept, note, coder }) => ({
        ...text,
        purpose: 'classifying',
        language: 'en',
        value: labelled({ [stance as string]: concept?.label, Note: note }),
        ...(coder && { creator: personOf(coder) }),
      })),
    ],
    target: row.document && { source: sourceOf(row.document), selector: selectorsOf(row) },
  });
}

const personOf = ({ id, name }: Maker) => ({ id: urnOf(id), type: 'Person', name });

function wordsOf({
  saidOn,
  occasion,
  speechAct,
  directness,
  paraphrase,
  translation,
}: AnnotationRow): string {
  return labelled({
    'Said on (EDTF)': saidOn,
    Occasion: occasion,
    'Speech act': speechAct,
    Directness: directness,
    Sense: paraphrase,
    Translation: translation,
  });
}

/** The text at its address, where it has one. */
function sourceOf({ id, title, url, language }: NonNullable<AnnotationRow['document']>) {
  return said({
    id: url ?? urnOf(id),
    type: 'Text',
    'dcterms:title': title,
    'dcterms:identifier': url ? urnOf(id) : null,
    language,
  });
}

/** The same words by themselves and by their place, in Unicode code points as the model counts them. */
function selectorsOf(row: AnnotationRow) {
  const { selectorStart: start, selectorEnd: end } = row;
  return [
    said({
      type: 'TextQuoteSelector',
      exact: row.selectorExact,
      prefix: row.selectorPrefix,
      suffix: row.selectorSuffix,
    }),
    ...(start === null || end === null ? [] : [{ type: 'TextPositionSelector', start, end }]),
  ];
}
