import type { Prisma } from '../../_generated/prisma/client.ts';
import type { Stance } from '../../_generated/prisma/enums.ts';
import type { Clearance } from '../../database/clearance.ts';
import { openedAt, said } from '../json.ts';
import type { Reading } from '../reading.ts';
import type { Shown } from '../shown.ts';
import { labelled } from '../wording.ts';
import { stixId } from './ids.ts';
import { markingId, strongest } from './markings.ts';
import { type Changes, common } from './object.ts';

export const opinionSelect = {
  id: true,
  recordedAt: true,
  marking: true,
  stance: true,
  round: true,
  note: true,
  coder: { select: { name: true } },
  concept: { select: { id: true, label: true } },
  statement: { select: { id: true, saidOn: true, speaker: { select: { id: true, name: true } } } },
} satisfies Prisma.CodingSelect;

export type OpinionRow = Shown<Prisma.CodingGetPayload<{ select: typeof opinionSelect }>>;

/** The scale has no word for a claim that is qualified, nor for a word that is avoided; the explanation has the stance itself. */
const opinions: Record<Stance, string> = {
  AFFIRMS: 'agree',
  QUALIFIES: 'neutral',
  DENIES: 'disagree',
  AVOIDS: 'neutral',
};

/** A coding: the speaker's opinion of a concept, as a coder reads it. The note of the statement refers to it. */
export function opinionOf(row: OpinionRow, changes: Changes) {
  const { concept, statement, stance } = row;
  const speaker = statement?.speaker;
  return said({
    ...common('opinion', stixId('opinion', row.id), row, changes),
    opinion: opinions[stance as Stance],
    explanation: labelled({
      [stance as Stance]: concept?.label,
      'Statement of': statement && `${speaker?.name}, ${statement.saidOn}`,
      'Read by': row.coder && `${row.coder.name}, round ${row.round}`,
      Note: row.note,
    }),
    authors: speaker && [speaker.name],
    object_refs: [stixId('grouping', concept?.id as string)],
  });
}

const memberSelect = {
  id: true,
  marking: true,
  statement: { select: { id: true } },
  concept: { select: { id: true, recordedAt: true, label: true, kind: true, level: true, definition: true } },
} satisfies Prisma.CodingSelect;

type Member = Shown<Prisma.CodingGetPayload<{ select: typeof memberSelect }>>;

/** Concepts, each as the grouping of the notes that are coded with it. A concept may have any number: none is held longer than a page. */
export async function* groupings(reading: Reading): AsyncGenerator<AsyncIterable<string>> {
  const members = membersOf(reading);
  let next = await members.next();
  async function* grouping({ concept }: Member): AsyncGenerator<string> {
    if (!concept) return;
    const { created, modified, ...head } = common(
      'grouping',
      stixId('grouping', concept.id),
      concept,
      new Map(),
    );
    yield openedAt('object_refs', {
      ...head,
      created,
      name: concept.label,
      description: labelled({ Definition: concept.definition, Kind: concept.kind, Level: concept.level }),
      context: 'unspecified',
    });
    let latest = modified;
    let marking: Clearance = 'CLEAR';
    let before: string | undefined;
    while (!next.done && next.value.row.concept?.id === concept.id) {
      const { row, changed } = next.value;
      const id = row.statement?.id as string;
      if (id !== before) yield `${before ? ',' : '['}"${stixId('note', id)}"`;
      before = id;
      marking = strongest([marking, row.marking]);
      if (changed > latest) latest = changed;
      next = await members.next();
    }
    yield `],${JSON.stringify({ modified: latest, object_marking_refs: [markingId(marking)] }).slice(1)}`;
  }
  while (!next.done) yield grouping(next.value.row);
}

/** Codings by concept and statement, each with when it or its concept last changed. */
async function* membersOf(reading: Reading): AsyncGenerator<{ row: Member; changed: string }> {
  const order = [{ conceptId: 'asc' }, { statementId: 'asc' }, { id: 'asc' }] as const;
  for await (const rows of reading.read<Member>('Coding', memberSelect, order)) {
    const changes = await reading.lastChanges(
      rows.flatMap(({ id, concept }) => [id, concept?.id ?? []].flat()),
    );
    for (const row of rows) {
      const times = [changes.get(row.id), row.concept && changes.get(row.concept.id)].map(
        (at) => at?.toISOString() ?? '',
      );
      yield { row, changed: times.sort().at(-1) as string };
    }
  }
}
