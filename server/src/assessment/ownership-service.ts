import type { AssessmentState } from '../_generated/prisma/enums.ts';
import { ForbiddenError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { liveAndVisible } from '../write/references.ts';
import type { Transaction } from '../write/transaction.ts';
import { frozen, isOpen, ownersOnly } from './transitions.ts';

/**
 * Whether an assessment is the viewer's own: drafted by them, or with them as its author, under whichever record of them. What was
 * published elsewhere is nobody's work here, and kept by every analyst as their own.
 */
export async function isOwn(
  transaction: Transaction,
  viewer: Viewer,
  assessment: { id: string; documentId: string | null; draftedById: string },
): Promise<boolean> {
  if (assessment.documentId !== null || assessment.draftedById === viewer.userId) return true;
  const [row] = await transaction.$queryRaw<{ own: boolean }[]>`
    SELECT entente_is_own(a, ${viewer.userId}::uuid) AS own FROM "Assessment" a WHERE a."id" = ${assessment.id}::uuid`;
  return row?.own ?? false;
}

/** Throws ForbiddenError where the viewer may not change the content of an assessment that they may see, or nobody may now. */
export async function checkOpen(
  transaction: Transaction,
  viewer: Viewer,
  assessment: { id: string; documentId: string | null; draftedById: string; state: AssessmentState },
  path: string,
): Promise<void> {
  if (!isOpen(assessment.state, assessment.documentId !== null))
    throw new ForbiddenError(frozen(assessment.state), [path]);
  if (!(await isOwn(transaction, viewer, assessment))) throw new ForbiddenError(ownersOnly, [path]);
}

/** The same for the assessment of a part. One that may not be seen is left to the check of references, which says so. */
export async function checkPartOpen(
  transaction: Transaction,
  viewer: Viewer,
  where: { id: string } | { hypotheses: { some: { id: string } } },
  path: string,
): Promise<void> {
  const assessment = await transaction.assessment.findFirst({
    where: { AND: [where, liveAndVisible('Assessment', viewer)] },
    select: { id: true, documentId: true, draftedById: true, state: true },
  });
  if (assessment) await checkOpen(transaction, viewer, assessment, path);
}
