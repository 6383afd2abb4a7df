import { CLEARANCES } from '../../server/src/database/clearance.ts';
import type { Marking, Role } from '../../server/src/viewer.ts';
import type { World } from './world.ts';

type Row = Record<string, unknown>;
export interface Asker {
  userId: string;
  roles: readonly Role[];
  clearance: Marking;
}

/** The rules of who sees what in words of their own, over all rows: what every door is compared with. */
export async function ruleBook(world: World) {
  const [codings, assignments, assessments, hypotheses, users, adjudications] = await Promise.all(
    ['Coding', 'CodingAssignment', 'Assessment', 'Hypothesis', 'User', 'Adjudication'].map((table) =>
      world.rows(table),
    ),
  );
  const all: Record<string, Row[]> = {};
  const named = (rows: Row[] | undefined, id: unknown) => (rows ?? []).find((row) => row.id === id) as Row;

  const blind = ({ userId }: Asker, statementId: unknown) =>
    (codings ?? []).some(
      (own) =>
        own.coderId === userId &&
        own.statementId === statementId &&
        own.state === 'ASSIGNED' &&
        !own.retractedAt,
    ) ||
    (assignments ?? []).some(
      (own) =>
        own.coderId === userId && own.statementId === statementId && !own.submittedAt && !own.retractedAt,
    );
  const person: Record<string, (asker: Asker, row: Row) => boolean> = {
    Assessment: ({ userId, roles }, { state, draftedById, authorId }) => {
      const drafts = draftedById === userId || named(users, userId)?.actorId === authorId;
      if (drafts || roles.includes('ADMIN')) return true;
      if (state === 'DRAFT') return false;
      const underReview = ['IN_REVIEW', 'CHANGES_REQUESTED', 'APPROVED'].includes(state as string);
      return !underReview || roles.includes('REVIEWER');
    },
    EvidenceRating: (asker, { hypothesisId }) => sees(asker, 'Hypothesis', named(hypotheses, hypothesisId)),
    Coding: (asker, { coderId, statementId, state }) => {
      if (coderId === asker.userId) return true;
      if (blind(asker, statementId)) return false;
      if (asker.roles.includes('REVIEWER') || asker.roles.includes('ADMIN')) return true;
      if (state === 'ASSIGNED') return false;
      if (!asker.roles.includes('CODER') || state === 'ADJUDICATED') return true;
      return (codings ?? []).some(
        (own) => own.coderId === asker.userId && own.statementId === statementId && own.state !== 'ASSIGNED',
      );
    },
    Reading: (asker, { statementId, basis, coderId }) => {
      if (blind(asker, statementId)) return basis === 'OWN' && coderId === asker.userId;
      const { roles, userId } = asker;
      const all = !roles.includes('CODER') || roles.includes('REVIEWER') || roles.includes('ADMIN');
      const coded = (codings ?? []).some(
        (own) =>
          own.coderId === userId &&
          own.statementId === statementId &&
          own.state !== 'ASSIGNED' &&
          !own.retractedAt,
      );
      return basis === (all || coded ? 'SUBMITTED' : 'ADJUDICATED');
    },
    ReadingCount: () => false,
    Adjudication: (asker, { statementId }) => !blind(asker, statementId),
    AdjudicationCoding: (asker, { adjudicationId }) =>
      sees(asker, 'Adjudication', named(adjudications, adjudicationId)),
    Revision: (asker, { entity, entityId }) => {
      const row = named(all[entity as string], entityId);
      return !row || sees(asker, entity as string, row);
    },
  };
  for (const part of ['EvidenceLink', 'Hypothesis', 'Dissent', 'Review', 'StaleReason']) {
    person[part] = (asker, { assessmentId }) => sees(asker, 'Assessment', named(assessments, assessmentId));
  }
  for (const table of Object.keys(person)) {
    if (!['Revision', 'AdjudicationCoding'].includes(table)) all[table] = await world.rows(table);
  }

  function sees(asker: Asker, table: string, row: Row): boolean {
    const { marking = 'CLEAR' } = row;
    if (CLEARANCES.indexOf(marking as Marking) > CLEARANCES.indexOf(asker.clearance)) return false;
    return person[table]?.(asker, row) ?? true;
  }
  return sees;
}
