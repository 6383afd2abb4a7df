import type { Prisma } from '../../_generated/prisma/client.ts';
import { dayOf, type Shown } from '../shown.ts';
import type { Edge, Part } from './graph.ts';

const reference = { select: { id: true } } as const;

const statementSelect = {
  id: true,
  saidOn: true,
  saidOnFirst: true,
  saidOnLast: true,
  quote: true,
  quoteLanguage: true,
  paraphrase: true,
  voice: true,
  directness: true,
  speechAct: true,
  credibility: true,
  marking: true,
  speaker: reference,
  onBehalfOf: reference,
  addressee: reference,
  side: reference,
  document: reference,
  relationship: reference,
  areas: { orderBy: [{ areaId: 'asc' }], select: { area: reference } },
  attributions: {
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { position: true, directness: true, actor: reference },
  },
} satisfies Prisma.StatementSelect;

export const statements: Part<Shown<Prisma.StatementGetPayload<{ select: typeof statementSelect }>>> = {
  type: 'Statement',
  select: statementSelect,
  node: ({ quote, paraphrase, voice, directness, speechAct, credibility, marking, ...row }) => ({
    label: quote ?? paraphrase,
    date: row.saidOn,
    dateFirst: dayOf(row.saidOnFirst),
    dateLast: dayOf(row.saidOnLast),
    quote,
    language: row.quoteLanguage,
    paraphrase,
    voice,
    directness,
    speechAct,
    credibility,
    marking,
  }),
  edges: (row) => {
    const to = (type: string, ...end: Edge['to']): Edge => ({ type, from: ['Statement', row], to: end });
    return [
      to('SPOKEN_BY', 'Actor', row.speaker),
      to('ON_BEHALF_OF', 'Actor', row.onBehalfOf),
      to('ADDRESSED_TO', 'Actor', row.addressee),
      to('ON_SIDE_OF', 'Actor', row.side),
      to('STANDS_IN', 'Document', row.document),
      to('ABOUT', 'Relationship', row.relationship),
      ...row.areas.map(({ area }) => to('ABOUT', 'CooperationArea', area)),
      ...row.attributions.map(({ position, directness, actor }) => ({
        ...to('REPORTED_BY', 'Actor', actor),
        values: { position, directness, marking: row.marking },
      })),
    ];
  },
};

const codingSelect = {
  id: true,
  stance: true,
  state: true,
  round: true,
  note: true,
  marking: true,
  coder: { select: { name: true } },
  statement: reference,
  concept: reference,
} satisfies Prisma.CodingSelect;

export const codings: Part<Shown<Prisma.CodingGetPayload<{ select: typeof codingSelect }>>> = {
  type: 'Coding',
  select: codingSelect,
  edges: ({ stance, state, round, note, marking, coder, statement, concept }) => [
    {
      type: 'CODED_AS',
      from: ['Statement', statement],
      to: ['Concept', concept],
      // A draft is no reading yet
      values: { stance: state === 'ASSIGNED' ? null : stance, round, coder: coder?.name, note, marking },
    },
  ],
};
