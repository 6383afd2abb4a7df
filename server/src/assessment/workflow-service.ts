import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { type Role, requireRole, type Viewer } from '../viewer.ts';
import type { Created } from '../write/entity.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';
import { type FactsRow, factsColumns, factsOf } from './facts.ts';
import { isOwn } from './ownership-service.ts';
import { mayTake, needs, type Transition, type TransitionName, transitions, unmet } from './transitions.ts';

interface Step {
  id: string;
  expectedVersion: number;
  /** Why; for a retraction. */
  reason?: string;
}

/** What is written of a transition, beside the state. */
const columnsOf: Partial<Record<TransitionName, (step: Step) => object>> = {
  RETRACT: ({ reason }) => ({ retractedAt: new Date(), retractionReason: reason }),
  REINSTATE: () => ({ retractedAt: null, retractionReason: null }),
};

/**
 * Takes an assessment through a transition. Throws ForbiddenError where it is not the viewer's to take, ValidationError where the
 * assessment stands elsewhere or lacks something, ConflictError where it has moved on.
 */
export function takeTransition(
  writer: Writer,
  viewer: Viewer,
  name: TransitionName,
  step: Step,
): Promise<Created> {
  const transition: Transition = transitions[name];
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, takersOf(transition), `${name.toLowerCase()} assessments`);
    const row = await standing(transaction, viewer, step, name === 'REINSTATE');
    if (!transition.from.includes(row.state)) {
      throw new ValidationError(`An assessment does not go from ${row.state} to ${transition.to}.`, ['id']);
    }
    const own = await isOwn(transaction, viewer, row);
    if (!mayTake(transition, viewer.roles, own)) throw new ForbiddenError(transition.takers, ['id']);
    const facts = { ...row, ...(await around(transaction, row)) };
    const missing = unmet(transition, factsOf(facts, own, Boolean(step.reason?.trim())));
    if (missing.length) {
      throw new ValidationError(missing.map((need) => needs[need]).join(' '), [
        missing[0] === 'REASON' ? 'reason' : 'id',
      ]);
    }
    const { count } = await transaction.assessment.updateMany({
      where: { id: step.id, version: step.expectedVersion },
      data: { state: transition.to, ...columnsOf[name]?.(step) },
    });
    if (count === 0) throw new ConflictError(await versionOf(transaction, step));
    return { id: step.id };
  });
}

/** Everybody who may take it in some case, so that the role is asked for first. */
const takersOf = ({ own, others }: Transition): Role[] => [...new Set([...own, ...others])];

async function standing(transaction: Transaction, viewer: Viewer, step: Step, retracted: boolean) {
  const row = await transaction.assessment.findFirst({
    where: {
      id: step.id,
      ...liveAndVisible('Assessment', viewer),
      retractedAt: retracted ? { not: null } : null,
    },
    select: factsColumns,
  });
  if (!row) throw new NotFoundError('There is no such Assessment, or you may not see it.', ['id']);
  if (row.version !== step.expectedVersion) throw new ConflictError(row.version);
  return row;
}

type Around = Pick<FactsRow, 'evidence' | 'reviews' | 'supersedes' | 'supersededBy'>;

/** One after the other: a transaction has one connection. */
async function around(
  transaction: Transaction,
  { id, supersedesId }: { id: string; supersedesId: string | null },
): Promise<Around> {
  const live = { assessmentId: id, retractedAt: null };
  return {
    evidence: await transaction.evidenceLink.findMany({ where: live, take: 1, select: { id: true } }),
    reviews: await transaction.review.findMany({
      where: live,
      select: { assessmentVersion: true, verdict: true },
    }),
    supersedes:
      supersedesId === null
        ? null
        : await transaction.assessment.findUnique({ where: { id: supersedesId }, select: { state: true } }),
    supersededBy: await transaction.assessment.findMany({
      where: { supersedesId: id, state: { in: ['PUBLISHED', 'SUPERSEDED'] } },
      select: { id: true },
    }),
  };
}

async function versionOf(transaction: Transaction, { id, expectedVersion }: Step): Promise<number> {
  const now = await transaction.assessment.findUnique({ where: { id }, select: { version: true } });
  return now?.version ?? expectedVersion;
}
