import type { Prisma } from '../../_generated/prisma/client.ts';
import { dayOf, type Shown } from '../shown.ts';
import type { Edge, Part } from './graph.ts';

const reference = { select: { id: true } } as const;

const activitySelect = {
  id: true,
  title: true,
  description: true,
  kind: true,
  period: true,
  periodFirst: true,
  periodLast: true,
  level: true,
  evidenceStatus: true,
  marking: true,
  relationship: reference,
  area: reference,
  participants: { orderBy: [{ actorId: 'asc' }], select: { actor: reference } },
  sources: { orderBy: [{ id: 'asc' }], select: { statement: reference, document: reference } },
} satisfies Prisma.ActivitySelect;

export const activities: Part<Shown<Prisma.ActivityGetPayload<{ select: typeof activitySelect }>>> = {
  type: 'Activity',
  select: activitySelect,
  node: ({ title, description, kind, level, evidenceStatus, marking, ...row }) => ({
    label: title,
    description,
    kind,
    date: row.period,
    dateFirst: dayOf(row.periodFirst),
    dateLast: dayOf(row.periodLast),
    level,
    evidenceStatus,
    marking,
  }),
  edges: (row) => {
    const to = (type: string, ...end: Edge['to']): Edge => ({ type, from: ['Activity', row], to: end });
    return [
      to('OF', 'Relationship', row.relationship),
      to('IN_AREA', 'CooperationArea', row.area),
      ...row.participants.map(({ actor }) => to('PARTICIPANT', 'Actor', actor)),
      ...row.sources.flatMap(({ statement, document }) => [
        to('ATTESTED_BY', 'Statement', statement),
        to('ATTESTED_BY', 'Document', document),
      ]),
    ];
  },
};

const assessmentSelect = {
  id: true,
  question: true,
  judgement: true,
  likelihood: true,
  confidence: true,
  assessedOn: true,
  assessedOnFirst: true,
  assessedOnLast: true,
  state: true,
  marking: true,
  author: reference,
  document: reference,
  relationship: reference,
  area: reference,
  statement: reference,
  activity: reference,
  supersedes: reference,
  evidence: {
    orderBy: [{ id: 'asc' }],
    select: {
      role: true,
      note: true,
      marking: true,
      statement: reference,
      activity: reference,
      document: reference,
      otherAssessment: reference,
    },
  },
} satisfies Prisma.AssessmentSelect;

export const assessments: Part<Shown<Prisma.AssessmentGetPayload<{ select: typeof assessmentSelect }>>> = {
  type: 'Assessment',
  select: assessmentSelect,
  node: ({ question, judgement, likelihood, confidence, state, marking, ...row }) => ({
    label: question,
    judgement,
    likelihood,
    confidence,
    date: row.assessedOn,
    dateFirst: dayOf(row.assessedOnFirst),
    dateLast: dayOf(row.assessedOnLast),
    state,
    marking,
  }),
  edges: (row) => {
    const to = (type: string, ...end: Edge['to']): Edge => ({ type, from: ['Assessment', row], to: end });
    return [
      to('JUDGED_BY', 'Actor', row.author),
      to('PUBLISHED_IN', 'Document', row.document),
      to('ABOUT', 'Relationship', row.relationship),
      to('ABOUT', 'CooperationArea', row.area),
      to('ABOUT', 'Statement', row.statement),
      to('ABOUT', 'Activity', row.activity),
      to('SUPERSEDES', 'Assessment', row.supersedes),
      ...row.evidence.flatMap(({ role, note, marking, ...grounds }) => {
        const ends: Edge['from'][] = [
          ['Statement', grounds.statement],
          ['Activity', grounds.activity],
          ['Document', grounds.document],
          ['Assessment', grounds.otherAssessment],
        ];
        return ends.map((from) => ({
          type: role,
          from,
          to: ['Assessment', row] as const,
          values: { note, marking },
        }));
      }),
    ];
  },
};
