import type { Prisma } from '../../_generated/prisma/client.ts';
import { said } from '../json.ts';
import type { Present } from '../reading.ts';
import type { Shown } from '../shown.ts';
import { labelled } from '../wording.ts';
import { namedBy, objectOf, reference } from './grounds.ts';
import { stixId } from './ids.ts';
import { type Changes, common, refs, relationshipObject } from './object.ts';
import { partyIds, relationship, tieIds } from './parties.ts';

export const activitySelect = {
  id: true,
  recordedAt: true,
  marking: true,
  title: true,
  description: true,
  kind: true,
  area: { select: { id: true, label: true } },
  relationship,
  period: true,
  level: true,
  evidenceStatus: true,
  participants: {
    orderBy: [{ actorId: 'asc' }],
    select: { actor: { select: { id: true, name: true } } },
  },
  obligations: { orderBy: [{ type: 'asc' }], select: { type: true, condition: true } },
  sources: { orderBy: [{ id: 'asc' }], select: { id: true, statement: reference, document: reference } },
} satisfies Prisma.ActivitySelect;

export type ActivityRow = Shown<Prisma.ActivityGetPayload<{ select: typeof activitySelect }>>;

/** What a page of activities refers to. */
export function namedIn(rows: readonly ActivityRow[]) {
  return {
    ...namedBy(rows.flatMap(({ sources }) => sources)),
    Actor: rows.flatMap((row) => [
      ...row.participants.map((each) => each.actor?.id),
      ...partyIds(row.relationship),
    ]),
    Relationship: rows.map((row) => row.relationship?.id),
  };
}

/** A deed as a note on those who take part, and its ties to what attests it. */
export function activityObjects(row: ActivityRow, present: Present, changes: Changes) {
  const id = stixId('note', row.id);
  const participants = row.participants.flatMap((each) => each.actor ?? []);
  const obligations = row.obligations.map(({ type, condition }) =>
    condition ? `${type} (${condition})` : type,
  );
  const note = said({
    ...common('note', id, row, changes),
    labels: ['activity'],
    abstract: row.title,
    content: labelled({
      Activity: row.title,
      Description: row.description,
      Kind: row.kind,
      Area: row.area?.label,
      Relationship: row.relationship?.name,
      'Period (EDTF)': row.period,
      Level: row.level,
      'Evidence status': row.evidenceStatus,
      Participants: participants.map(({ name }) => name).join(', '),
      Obligations: obligations.join(', '),
    }),
    object_refs: refs(
      ...participants.map((each) => present('Actor', each.id) && stixId('identity', each.id)),
      ...tieIds(row.relationship, present),
    ),
  });
  const attested = row.sources.flatMap((source) => {
    const target = objectOf(source, present);
    return target
      ? relationshipObject(row, { key: [source.id], kind: 'attested-by', source: id, target }, changes)
      : [];
  });
  return [note, ...attested];
}
