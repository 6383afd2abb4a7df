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

const reference = { select: { id: true } } as const;
const slug = { select: { slug: true } } as const;

const assessmentSelect = {
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
  author: nameSelect,
  assessedOn: true,
  assessedOnFirst: true,
  assessedOnLast: true,
  relationship: slug,
  area: slug,
  statement: reference,
  activity: reference,
  document: { select: { id: true, title: true } },
  state: true,
  supersedes: reference,
  supersessionReason: true,
  evidence: {
    orderBy: [{ id: 'asc' }],
    select: {
      role: true,
      statement: reference,
      activity: reference,
      document: reference,
      otherAssessment: reference,
    },
  },
  marking: true,
  ...recordedSelect,
} satisfies Prisma.AssessmentSelect;

type AssessmentRow = Shown<Prisma.AssessmentGetPayload<{ select: typeof assessmentSelect }>>;

export const assessments: Table<AssessmentRow> = {
  file: 'assessments.csv',
  type: 'Assessment',
  select: assessmentSelect,
  columns: [
    id,
    plain('question', 'What is asked.'),
    plain('judgement', 'The answer.'),
    plain('likelihood', 'How likely the judgement is: a term of ICD 203; empty where none is given.'),
    plain('probabilityLow', 'The lower bound of its probability, 0 to 1.'),
    plain('probabilityHigh', 'The upper bound.'),
    plain('confidence', 'How far the analyst trusts the grounds; empty where that is not said.'),
    plain('confidenceBasis', 'What the confidence rests on.'),
    {
      name: 'assumptions',
      description: 'What is assumed, a line each.',
      value: (row) => row.assumptions.join('\n') || null,
    },
    {
      name: 'gaps',
      description: 'What is not known, a line each.',
      value: (row) => row.gaps.join('\n') || null,
    },
    ...named('author', 'Whose judgement it is.'),
    ...dated('assessedOn', 'When it was made.'),
    {
      name: 'relationship',
      description: 'Subject: slug of a relationship.',
      value: (row) => row.relationship?.slug ?? null,
    },
    { name: 'area', description: 'Subject: slug of an area.', value: (row) => row.area?.slug ?? null },
    { name: 'statementId', description: 'Subject: a statement.', value: (row) => row.statement?.id ?? null },
    { name: 'activityId', description: 'Subject: an activity.', value: (row) => row.activity?.id ?? null },
    {
      name: 'documentId',
      description: 'Where it was published, if elsewhere.',
      value: (row) => row.document?.id ?? null,
    },
    {
      name: 'documentTitle',
      description: 'The title of that document.',
      value: (row) => row.document?.title ?? null,
    },
    plain('state', 'How far it has come.'),
    {
      name: 'supersedesId',
      description: 'The assessment that it supersedes.',
      value: (row) => row.supersedes?.id ?? null,
    },
    plain('supersessionReason', 'Why it does.'),
    {
      name: 'evidence',
      description:
        'Statements, activities, documents and assessments it rests on, as ROLE:id joined by semicolons.',
      value: (row) =>
        joined(
          row.evidence.flatMap(({ role, statement, activity, document, otherAssessment }) => {
            const grounds = statement ?? activity ?? document ?? otherAssessment;
            return grounds ? `${role}:${grounds.id}` : [];
          }),
        ),
    },
    marking,
    ...recorded,
  ],
};
