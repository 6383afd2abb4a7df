import { cohenKappa, type Kappa } from '../analysis/cohen-kappa.ts';
import { EntenteError, ValidationError } from '../errors.ts';
import type { Where } from '../read/arguments.ts';
import type { ReadClient } from '../read/client.ts';
import type { Viewer } from '../viewer.ts';
import {
  type AssignmentRow,
  type CodingRow,
  collectReadings,
  type LeftOutReason,
  type Unit,
  unitsOf,
} from './reading.ts';

/** What is to be compared. */
export interface AgreementScope {
  codebookId: string;
  conceptId?: string | null;
  round?: number | null;
  coderIds?: readonly string[] | null;
}

/** The units of one concept, and what is left out of them. */
export interface ConceptUnits {
  conceptId: string;
  units: Unit[];
  leftOut: { reason: LeftOutReason; count: number }[];
}

const mostCodings = 200_000;

/**
 * The units of a codebook's edition, concept by concept in the order of their labels; null where there is no such edition. Four
 * statements, however many concepts: the rows are read through the viewer's own eyes and counted here.
 */
export async function readUnits(
  db: ReadClient,
  viewer: Viewer,
  { codebookId, conceptId, round, coderIds }: AgreementScope,
): Promise<ConceptUnits[] | null> {
  if (coderIds?.length === 1)
    throw new ValidationError('Agreement is between two coders or more.', ['coderIds']);
  // The viewer's own rows are always read: on what they have still to decide, they are shown nothing of others
  const rows: Where = {
    OR: [
      {
        ...(typeof round === 'number' && { round }),
        ...(coderIds?.length && { coderId: { in: coderIds } }),
      },
      { coderId: viewer.userId },
    ],
  };
  const asks = (row: { coderId: string; round: number }) =>
    (typeof round !== 'number' || row.round === round) &&
    (!coderIds?.length || coderIds.includes(row.coderId));
  const [codebook, concepts, codings, assignments] = await Promise.all([
    db.codebook.findFirst({ where: { id: codebookId }, select: { id: true } }),
    db.concept.findMany({
      where: { codebookId, mergedIntoId: null, retractedAt: null },
      select: { id: true },
      orderBy: [{ label: 'asc' }, { id: 'asc' }],
    }),
    db.coding.findMany({
      where: { ...rows, concept: { countsAs: { codebookId } } },
      select: {
        id: true,
        statementId: true,
        coderId: true,
        round: true,
        stance: true,
        state: true,
        retractedAt: true,
        concept: { select: { countsAsId: true } },
        statement: { select: { retractedAt: true } },
      },
      orderBy: [{ id: 'asc' }],
      take: mostCodings + 1,
    }) as unknown as Promise<CodingRow[]>,
    db.codingAssignment.findMany({
      where: { ...rows, codebookId, retractedAt: null },
      select: {
        statementId: true,
        coderId: true,
        round: true,
        submittedAt: true,
        statement: { select: { retractedAt: true } },
      },
    }) as unknown as Promise<AssignmentRow[]>,
  ]);
  if (!codebook) return null;
  if (codings.length > mostCodings) {
    throw new EntenteError(
      'LIMIT_EXCEEDED',
      `Agreement is computed of at most ${mostCodings} codings, and there are more: ask for one round, or for two coders.`,
      ['codebookId'],
    );
  }
  const wanted = concepts.map(({ id }) => id as string).filter((id) => !conceptId || id === conceptId);
  if (conceptId && wanted.length === 0)
    throw new ValidationError(
      'The concept is not one of this codebook, or it is merged: ask for the one it counts as.',
      ['conceptId'],
    );
  const seesOthers =
    ['REVIEWER', 'ADMIN'].some((role) => viewer.roles.includes(role as never)) ||
    !viewer.roles.includes('CODER');
  const readings = collectReadings(codings, assignments, { userId: viewer.userId, seesOthers, asks });
  return wanted.map((id) => {
    const { units, leftOut } = unitsOf(readings, id);
    return { conceptId: id, units, leftOut: [...leftOut].map(([reason, count]) => ({ reason, count })) };
  });
}

/** The stances as numbers, for measures of nominal values; "not applied" is one of them. */
const values = [null, 'AFFIRMS', 'QUALIFIES', 'DENIES', 'AVOIDS'] as const;
const numberOf = (stance: Unit['readings'][number]['stance']) => values.indexOf(stance);

/** The values of each unit. */
export const valuesOf = (units: readonly Unit[]) =>
  units.map(({ readings }) => readings.map(({ stance }) => numberOf(stance)));

/** How often each value was given. */
export function countValues(units: readonly Unit[]) {
  const given = valuesOf(units).flat();
  return values
    .map((stance, i) => ({ stance, count: given.filter((value) => value === i).length }))
    .filter(({ count }) => count > 0);
}

/** Cohen's kappa of each two coders who have read a statement both. */
export function kappaOfPairs(
  units: readonly Unit[],
): (Kappa & { firstCoderId: string; secondCoderId: string })[] {
  const pairs = new Map<string, [number, number][]>();
  for (const { readings } of units) {
    readings.forEach((first, i) => {
      for (const second of readings.slice(i + 1)) {
        const key = `${first.coderId} ${second.coderId}`;
        const known = pairs.get(key) ?? [];
        pairs.set(key, known);
        known.push([numberOf(first.stance), numberOf(second.stance)]);
      }
    });
  }
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, both]) => {
      const [firstCoderId, secondCoderId] = key.split(' ') as [string, string];
      return { firstCoderId, secondCoderId, ...cohenKappa(both) };
    });
}

/**
 * The units on which coders differ and nobody has decided: what is there to adjudicate, in the order of the statements. Five
 * statements; null where there is no such edition.
 */
export async function readDisagreements(
  db: ReadClient,
  viewer: Viewer,
  scope: AgreementScope,
): Promise<Unit[] | null> {
  const [concepts, adjudications] = await Promise.all([
    readUnits(db, viewer, scope),
    db.adjudication.findMany({
      where: { retractedAt: null, concept: { countsAs: { codebookId: scope.codebookId } } },
      select: { statementId: true, concept: { select: { countsAsId: true } } },
    }) as unknown as Promise<{ statementId: string; concept: { countsAsId: string } }[]>,
  ]);
  if (!concepts) return null;
  const decided = new Set(
    adjudications.map(({ statementId, concept }) => `${statementId} ${concept.countsAsId}`),
  );
  return concepts
    .flatMap(({ units }) => units)
    .filter(({ differs, statementId, conceptId }) => differs && !decided.has(`${statementId} ${conceptId}`))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ statementId, conceptId }: Unit) => `${statementId} ${conceptId}`;
