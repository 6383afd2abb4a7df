import { z } from 'zod';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { type Role, requireRole } from '../viewer.ts';
import { entityService, largestBatch } from '../write/entity.ts';
import { once } from '../write/idempotency.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { insertRows } from '../write/rows.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';
import { round } from './service.ts';

/** Who gives out work. */
export const assigners: readonly Role[] = ['REVIEWER', 'ADMIN'];

const assignment = z.object({
  statementId: input.id,
  coderId: input.id,
  codebookId: input.id,
  round: round.optional(),
  dueOn: input.day.nullish(),
});

/** Without a day to be done by, the last that there is: see the column. */
const columnsOf = ({ dueOn, ...columns }: { dueOn?: Date | null }) => ({
  ...columns,
  ...(dueOn !== undefined && { dueOn: dueOn ?? new Date('9999-12-31') }),
});

/** Assignments, one statement and coder each. */
export const assignmentService = entityService({
  entity: 'CodingAssignment',
  writers: assigners,
  create: assignment,
  update: assignment.pick({ dueOn: true }).partial(),
  row: (columns) => ({ columns: columnsOf(columns) }),
  after: (transaction, _viewer, written) =>
    checkCoders(
      transaction,
      written.map(({ id }) => id),
    ),
});

/** A coder has the role, and may see what is to be coded. One statement for all assignments. */
async function checkCoders(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const [unfit] = await transaction.$queryRaw<{ name: string; coder: boolean }[]>`
    SELECT u."name", 'CODER' = ANY (u."roles"::text[]) AS coder
    FROM "CodingAssignment" a JOIN "User" u ON u."id" = a."coderId"
    WHERE a."id" = ANY (${ids}::uuid[]) AND (NOT 'CODER' = ANY (u."roles"::text[]) OR a."marking" > u."clearance")
    ORDER BY a."id" LIMIT 1`;
  if (!unfit) return;
  throw new ForbiddenError(
    unfit.coder
      ? `${unfit.name} is not cleared for one of the statements: assign that to somebody else.`
      : `${unfit.name} does not have the role CODER: ask an administrator for it.`,
    ['coderIds'],
  );
}

const assignments = z.object({
  statementIds: z.array(input.id).min(1, 'Name the statements.').max(largestBatch),
  coderIds: z.array(input.id).min(1, 'Name the coders.').max(100, 'At most 100 coders.'),
  codebookId: input.id,
  round: round.nullish().transform((given) => given ?? 1),
  dueOn: input.day.nullish(),
});

/** What an order of work came to. */
export interface Assigned {
  /** All that was asked for: the new ones and those that there were before. */
  ids: string[];
  created: number;
}

/** Assigns each of the statements to each of the coders: at most 1,000 assignments, all or none. One that there is already stays. */
export function assignCodings(
  writer: Writer,
  viewer: Viewer,
  given: object,
  idempotencyKey?: string | null,
): Promise<Assigned> {
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, assigners, 'assign statements to coders');
    const { statementIds, coderIds, ...rest } = parseInput(assignments, given);
    const pairs = [...new Set(statementIds)].flatMap((statementId) =>
      [...new Set(coderIds)].map((coderId) => ({ statementId, coderId })),
    );
    const assign = () => assignPairs(transaction, viewer, pairs, rest);
    return idempotencyKey
      ? once(transaction, viewer, { key: idempotencyKey, operation: 'assign codings', input: given }, assign)
      : assign();
  });
}

/** Assigns pairs of a statement and a coder, in the transaction that is open. */
export async function assignPairs(
  transaction: Transaction,
  viewer: Viewer,
  pairs: readonly { statementId: string; coderId: string }[],
  order: { codebookId: string; round: number; dueOn?: Date | null },
): Promise<Assigned> {
  if (pairs.length > largestBatch) {
    throw new ValidationError(
      `At most ${largestBatch} assignments are made at once; these are ${pairs.length}. Name fewer statements or coders.`,
      ['statementIds'],
    );
  }
  const { codebookId, round, dueOn } = order;
  const codebook = await transaction.codebook.findFirst({
    where: { id: codebookId, ...liveAndVisible('Codebook', viewer) },
  });
  if (!codebook) throw new NotFoundError('There is no such codebook.', ['codebookId']);
  const there = await transaction.codingAssignment.findMany({
    where: {
      codebookId,
      round,
      retractedAt: null,
      statementId: { in: pairs.map(({ statementId }) => statementId) },
      coderId: { in: pairs.map(({ coderId }) => coderId) },
    },
    select: { id: true, statementId: true, coderId: true },
  });
  const keyOf = (pair: { statementId: string; coderId: string }) => `${pair.statementId} ${pair.coderId}`;
  const known = new Map(there.map((row) => [keyOf(row), row.id]));
  const missing = pairs.filter((pair) => !known.has(keyOf(pair)));
  const made = missing.length
    ? await insertRows(
        assignmentService.rules,
        transaction,
        viewer,
        missing.map((pair) => ({ ...pair, codebookId, round, dueOn: dueOn?.toISOString().slice(0, 10) })),
        () => [],
      )
    : [];
  missing.forEach((pair, i) => {
    known.set(keyOf(pair), (made[i] as { id: string }).id);
  });
  return { ids: pairs.map((pair) => known.get(keyOf(pair)) as string), created: made.length };
}
