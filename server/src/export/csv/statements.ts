import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Shown } from '../shown.ts';
import {
  dated,
  id,
  joined,
  marking,
  named,
  nameSelect,
  plain,
  recorded,
  recordedSelect,
  type Table,
} from './table.ts';

const statementSelect = {
  id: true,
  saidOn: true,
  saidOnFirst: true,
  saidOnLast: true,
  speaker: nameSelect,
  onBehalfOf: nameSelect,
  addressee: nameSelect,
  side: nameSelect,
  voice: true,
  occasion: true,
  place: true,
  quote: true,
  quoteLanguage: true,
  translation: true,
  paraphrase: true,
  directness: true,
  speechAct: true,
  credibility: true,
  relationship: { select: { slug: true } },
  areas: { orderBy: [{ areaId: 'asc' }], select: { area: { select: { slug: true } } } },
  codings: {
    orderBy: [{ id: 'asc' }],
    select: { stance: true, state: true, concept: { select: { slug: true } } },
  },
  attributions: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { directness: true, actor: { select: { slug: true } } },
  },
  document: { select: { id: true, title: true, url: true } },
  citation: { select: { rawText: true } },
  selectorExact: true,
  selectorPrefix: true,
  selectorSuffix: true,
  selectorStart: true,
  selectorEnd: true,
  marking: true,
  sourceId: true,
  ...recordedSelect,
} satisfies Prisma.StatementSelect;

type StatementRow = Shown<Prisma.StatementGetPayload<{ select: typeof statementSelect }>>;

export const statements: Table<StatementRow> = {
  file: 'statements.csv',
  type: 'Statement',
  select: statementSelect,
  columns: [
    id,
    ...dated('saidOn', 'When it was said, as exactly as the source tells.'),
    ...named('speaker', 'Who speaks.'),
    ...named('onBehalfOf', 'On whose behalf; empty if on the own, or as the post has it.'),
    ...named('addressee', 'To whom; empty if to nobody in particular.'),
    ...named('side', 'The party that the speaker represents on that day; empty for a third party.'),
    plain('voice', 'With which authority; empty if no post gives one.'),
    plain('occasion', 'Where it was said.'),
    plain('place', 'The place.'),
    plain('quote', 'The words; empty where only the sense is known.'),
    plain('quoteLanguage', 'The language of the quote.'),
    plain('translation', 'The quote in English; empty if it is English or not translated.'),
    plain('paraphrase', 'The sense, in other words.'),
    plain('directness', 'How directly the words reach us.'),
    plain('speechAct', 'What the statement does.'),
    plain('credibility', 'How credible it is that it was said so.'),
    {
      name: 'relationship',
      description: 'Slug of the relationship it is about; empty if about none.',
      value: (row) => row.relationship?.slug ?? null,
    },
    {
      name: 'areas',
      description: 'Slugs of the areas it is about, joined by semicolons.',
      value: (row) => joined(row.areas.flatMap(({ area }) => area?.slug ?? [])),
    },
    {
      name: 'concepts',
      description:
        'What coders read in it, as slug:STANCE joined by semicolons; no stance while a coding is not submitted.',
      value: (row) =>
        joined(
          row.codings.flatMap(({ concept, stance, state }) =>
            concept ? `${concept.slug}:${state === 'ASSIGNED' ? '' : stance}` : [],
          ),
        ),
    },
    {
      name: 'attributions',
      description:
        'Through whom it reaches us, from the speaker on, as slug:DIRECTNESS joined by semicolons.',
      value: (row) =>
        joined(
          row.attributions.flatMap(({ actor, directness }) => (actor ? `${actor.slug}:${directness}` : [])),
        ),
    },
    {
      name: 'documentId',
      description: 'The document it stands in; empty where that is not in the export.',
      value: (row) => row.document?.id ?? null,
    },
    { name: 'documentTitle', description: 'Its title.', value: (row) => row.document?.title ?? null },
    { name: 'documentUrl', description: 'Its address.', value: (row) => row.document?.url ?? null },
    {
      name: 'citation',
      description: 'The citation that the document gives for it, in its own words.',
      value: (row) => row.citation?.rawText ?? null,
    },
    plain('selectorExact', "Its words in the document's text; empty if they are not anchored."),
    plain('selectorPrefix', 'What stands just before.'),
    plain('selectorSuffix', 'What stands just after.'),
    plain('selectorStart', 'Where the words begin, in Unicode code points from 0.'),
    plain('selectorEnd', 'Where they end, exclusive.'),
    marking,
    plain('sourceId', 'Its id where it was imported from.'),
    ...recorded,
  ],
};
