import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Confidence, EvidenceRole } from '../../_generated/prisma/enums.ts';
import { said } from '../json.ts';
import type { Present } from '../reading.ts';
import type { Shown } from '../shown.ts';
import { judgementWords, labelled } from '../wording.ts';
import { namedBy, objectOf, reference } from './grounds.ts';
import { stixId } from './ids.ts';
import { type Changes, common, refs, relationshipObject } from './object.ts';
import { partyIds, relationship, tieIds } from './parties.ts';

const actor = { select: { id: true, name: true } } as const;
const part = { id: true, recordedAt: true, marking: true } as const;

export const assessmentSelect = {
  ...part,
  question: true,
  judgement: true,
  likelihood: true,
  probabilityLow: true,
  probabilityHigh: true,
  confidence: true,
  confidenceBasis: true,
  assumptions: true,
  gaps: true,
  author: actor,
  assessedOn: true,
  state: true,
  relationship,
  area: { select: { id: true, label: true } },
  statement: reference,
  activity: reference,
  supersedes: reference,
  supersessionReason: true,
  evidence: {
    orderBy: [{ id: 'asc' }],
    select: {
      ...part,
      role: true,
      note: true,
      statement: reference,
      activity: reference,
      document: reference,
      otherAssessment: reference,
    },
  },
  dissents: {
    orderBy: [{ id: 'asc' }],
    select: { ...part, text: true, alternativeLikelihood: true, author: actor },
  },
} satisfies Prisma.AssessmentSelect;

export type AssessmentRow = Shown<Prisma.AssessmentGetPayload<{ select: typeof assessmentSelect }>>;

/** What a page of assessments refers to. */
export function namedIn(rows: readonly AssessmentRow[]) {
  const superseded = rows.map((row) => ({ otherAssessment: row.supersedes }));
  return {
    ...namedBy([...rows, ...rows.flatMap(({ evidence }) => evidence), ...superseded]),
    Actor: rows.flatMap((row) => partyIds(row.relationship)),
    Relationship: rows.map((row) => row.relationship?.id),
  };
}

/** The scale of the STIX specification for low, medium and high. */
const confidences: Record<Confidence, number> = { LOW: 15, MODERATE: 50, HIGH: 85 };
const roles: Record<EvidenceRole, string> = {
  SUPPORTS: 'supports',
  CONTRADICTS: 'contradicts',
  CONTEXT: 'context-for',
};

/** A judgement as a note on its subject, its grounds as ties to it, and each dissent as an opinion of it. */
export function assessmentObjects(row: AssessmentRow, present: Present, changes: Changes) {
  const id = stixId('note', row.id);
  const grounds = row.evidence.flatMap(({ note: description, ...link }) => {
    const source = objectOf(link, present);
    return source
      ? relationshipObject(link, { kind: roles[link.role], source, target: id, description }, changes)
      : [];
  });
  const earlier = objectOf({ otherAssessment: row.supersedes }, present);
  const supersession = {
    key: [row.id, 'supersedes'],
    kind: 'supersedes',
    source: id,
    description: row.supersessionReason,
  };
  return [
    noteOf(id, row, present, changes),
    ...grounds,
    ...(earlier ? [relationshipObject(row, { ...supersession, target: earlier }, changes)] : []),
    ...row.dissents.map((dissent) => dissentOf(id, dissent, changes)),
  ];
}

function noteOf(id: string, row: AssessmentRow, present: Present, changes: Changes) {
  const about = refs(...tieIds(row.relationship, present), objectOf(row, present));
  const circumstances = labelled({
    'Assessed on (EDTF)': row.assessedOn,
    About: row.relationship?.name,
    Area: row.area?.label,
    State: row.state,
  });
  return said({
    ...common('note', id, row, changes),
    labels: ['assessment'],
    abstract: row.question,
    content: `${judgementWords(row)}\n${circumstances}`,
    authors: row.author && [row.author.name],
    confidence: row.confidence && confidences[row.confidence],
    // A note is a note on something: where nothing of its subject is an object, on what its author thinks
    object_refs: about.length ? about : refs(row.author && stixId('identity', row.author.id)),
  });
}

function dissentOf(assessment: string, dissent: AssessmentRow['dissents'][number], changes: Changes) {
  const instead = labelled({ 'Likelihood instead': dissent.alternativeLikelihood });
  return said({
    ...common('opinion', stixId('opinion', dissent.id), dissent, changes),
    opinion: 'disagree',
    explanation: [dissent.text, instead].filter(Boolean).join('\n'),
    authors: dissent.author && [dissent.author.name],
    object_refs: [assessment],
  });
}
