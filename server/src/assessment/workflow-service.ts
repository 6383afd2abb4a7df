import { ConflictError, ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { type Role, requireRole, type Viewer } from '../viewer.ts';
import type { Created } from '../write/entity.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';
import { type FactsRow, factsOf, factsSelect } from './facts.ts';
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
    const missing = unmet(transition, factsOf(row as FactsRow, own, Boolean(step.reason?.trim())));
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
    select: factsSelect as never,
  });
  if (!row) throw new NotFoundError('There is no such Assessment, or you may not see it.', ['id']);
  const found = row as FactsRow & { id: string; documentId: string | null; draftedById: string };
  if (found.version !== step.expectedVersion) throw new ConflictError(found.version);
  return found;
}

async function versionOf(transaction: Transaction, { id, expectedVersion }: Step): Promise<number> {
  const now = await transaction.assessment.findUnique({ where: { id }, select: { version: true } });
  return now?.version ?? expectedVersion;
}
