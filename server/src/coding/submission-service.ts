import { z } from 'zod';
import { ForbiddenError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import { once } from '../write/idempotency.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { changeRow, currentRow, insertRows } from '../write/rows.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';
import { assignmentService } from './assignment-service.ts';
import { codingService, reading } from './service.ts';

const submission = z.object({
  assignmentId: input.id,
  expectedVersion: z.int(),
  codings: z
    .array(reading)
    .max(100, 'At most 100 codings of one statement.')
    .nullish()
    .transform((given) => given ?? []),
  noConceptApplies: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
});

/**
 * Submits an assignment: its drafts and the readings that come along become CODED, all of them or none. A reading on a concept
 * that has a draft takes its place. Or the coder says that no concept of the codebook applies.
 */
export function submitCodings(
  writer: Writer,
  viewer: Viewer,
  given: object,
  idempotencyKey?: string | null,
): Promise<{ id: string }> {
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, ['CODER'], 'submit codings');
    const { assignmentId, expectedVersion, codings, noConceptApplies } = parseInput(submission, given);
    const submit = async () => {
      const assignment = await currentRow(
        assignmentService.rules,
        transaction,
        assignmentId,
        expectedVersion,
        liveAndVisible('CodingAssignment', viewer),
      );
      if (assignment.coderId !== viewer.userId)
        throw new ForbiddenError('Only the coder submits an assignment.', ['assignmentId']);
      if (assignment.submittedAt)
        throw new ValidationError('This assignment is submitted already. Update its codings instead.', [
          'assignmentId',
        ]);
      await putDrafts(transaction, viewer, assignment, codings);
      await checkDrafts(transaction, assignmentId, noConceptApplies);
      await changeRow(assignmentService.rules, transaction, assignmentId, expectedVersion, {
        submittedAt: new Date(),
        noConceptApplies,
      });
      await transaction.coding.updateMany({
        where: { assignmentId, state: 'ASSIGNED', retractedAt: null },
        data: { state: 'CODED' },
      });
      return { id: assignmentId };
    };
    return idempotencyKey
      ? once(transaction, viewer, { key: idempotencyKey, operation: 'submit codings', input: given }, submit)
      : submit();
  });
}

/** Writes the readings as drafts of the assignment. */
async function putDrafts(
  transaction: Transaction,
  viewer: Viewer,
  { id, statementId, codebookId, round }: Record<string, unknown>,
  readings: readonly z.infer<typeof reading>[],
) {
  const conceptIds = readings.map(({ conceptId }) => conceptId);
  if (new Set(conceptIds).size < conceptIds.length)
    throw new ValidationError('A concept is coded once in a statement.', ['codings']);
  const foreign = await transaction.concept.findFirst({
    where: { id: { in: conceptIds }, codebookId: { not: codebookId as string } },
    select: { id: true, label: true },
  });
  if (foreign)
    throw new ValidationError(`The concept "${foreign.label}" is not one of the assigned codebook.`, [
      'codings',
      String(conceptIds.indexOf(foreign.id)),
      'conceptId',
    ]);
  const drafts = await transaction.coding.findMany({
    where: { assignmentId: id as string, conceptId: { in: conceptIds }, retractedAt: null },
    select: { id: true, conceptId: true },
  });
  const known = new Map(drafts.map((draft) => [draft.conceptId, draft.id]));
  for (const { conceptId, stance, note } of readings) {
    const draft = known.get(conceptId);
    if (draft)
      await transaction.coding.update({
        where: { id: draft },
        data: { stance: stance ?? null, note: note ?? null },
      });
  }
  const added = readings.filter(({ conceptId }) => !known.has(conceptId));
  if (added.length)
    await insertRows(
      codingService.rules,
      transaction,
      viewer,
      added.map((each) => ({ ...each, statementId, round })),
      (i) => ['codings', String(readings.indexOf(added[i] as (typeof added)[number]))],
    );
}

async function checkDrafts(transaction: Transaction, assignmentId: string, noConceptApplies: boolean) {
  const codings = await transaction.coding.findMany({
    where: { assignmentId, retractedAt: null },
    select: { stance: true, concept: { select: { label: true } } },
  });
  const open = codings.find(({ stance }) => stance === null);
  if (open)
    throw new ValidationError(
      `The coding on "${open.concept.label}" has no stance yet: give one, or retract the coding.`,
      ['codings'],
    );
  if (codings.length === 0 && !noConceptApplies)
    throw new ValidationError('Nothing is coded: give codings, or say that no concept applies.', ['codings']);
  if (codings.length > 0 && noConceptApplies)
    throw new ValidationError('There are codings: retract them first, if no concept applies.', [
      'noConceptApplies',
    ]);
}
