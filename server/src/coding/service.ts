import { z } from 'zod';
import { Stance } from '../_generated/prisma/enums.ts';
import { ForbiddenError, ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import type { Transaction } from '../write/transaction.ts';

/** One reading of a statement, as a coder gives it. */
export const reading = z.object({
  conceptId: input.id,
  stance: z.enum(Stance).nullish(),
  note: input.text(2_000).nullish(),
});

export const round = z.int().min(1, 'Rounds count from 1.').max(1_000, 'There are at most 1,000 rounds.');

const coding = reading.extend({ statementId: input.id, round: round.optional() });

/**
 * Codings: one coder's reading. The coder is who writes; nobody changes the coding of another. The database finds the assignment
 * that a new coding fulfils, and keeps it a draft while that is open.
 */
export const codingService = entityService({
  entity: 'Coding',
  writers: ['CODER'],
  create: coding,
  update: coding.omit({ statementId: true, conceptId: true, round: true }).partial(),
  row: (columns, viewer, current) => {
    if (!current)
      return {
        columns: { ...columns, coderId: viewer.userId, state: columns.stance ? 'CODED' : 'ASSIGNED' },
      };
    if (current.coderId !== viewer.userId)
      throw new ForbiddenError('Only the coder changes a coding.', ['id']);
    if (current.state === 'ADJUDICATED' || current.state === 'IN_ADJUDICATION') {
      throw new ForbiddenError('This coding is being adjudicated, or is: it stays as it was decided on.', [
        'id',
      ]);
    }
    if (current.state === 'CODED' && columns.stance === null)
      throw new ValidationError('A submitted coding keeps a stance: retract it instead.', ['stance']);
    // A draft of an assignment waits for the others; one without an assignment is submitted by its stance
    const submitted = current.state === 'ASSIGNED' && !current.assignmentId && columns.stance;
    return { columns: { ...columns, ...(submitted && { state: 'CODED' }) } };
  },
  after: (transaction, _viewer, written) =>
    checkConcepts(
      transaction,
      written.flatMap(({ row, current }) => (current ? [] : [row.columns.conceptId as string])),
    ),
});

/** New codings take a concept that is in use: neither merged nor split. Throws a ValidationError that names the one to take. */
export async function checkConcepts(transaction: Transaction, conceptIds: readonly string[]): Promise<void> {
  const past = await transaction.concept.findFirst({
    where: {
      id: { in: [...conceptIds] },
      OR: [{ mergedIntoId: { not: null } }, { changes: { some: { kind: 'SPLIT', retractedAt: null } } }],
    },
    select: {
      label: true,
      countsAs: { select: { label: true } },
      changes: {
        where: { kind: 'SPLIT', retractedAt: null },
        select: { intoLabel: true },
        orderBy: { id: 'asc' },
      },
      mergedIntoId: true,
    },
  });
  if (!past) return;
  const instead = past.mergedIntoId
    ? `merged into "${past.countsAs?.label}": code with that`
    : `split into ${past.changes.map(({ intoLabel }) => `"${intoLabel}"`).join(', ')}: code with one of these`;
  throw new ValidationError(`The concept "${past.label}" is ${instead}.`, ['conceptId']);
}
