import { z } from 'zod';
import { IdentityVerdict } from '../_generated/prisma/enums.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { recorders, requireRole, type Viewer } from '../viewer.ts';
import { type Created, entityService } from '../write/entity.ts';
import { input, parseInput } from '../write/input.ts';
import { inTransaction, joined, type Transaction, type Writer } from '../write/transaction.ts';

const identityJudgement = z.object({
  actorId: input.id,
  otherActorId: input.id,
  verdict: z.enum(IdentityVerdict),
  keptId: input.id.nullish(),
  score: z.number().min(0).max(1).nullish(),
  reason: input.text(2_000).nullish(),
  rule: input.line(100).nullish(),
});

/**
 * Judgements on whether two actors are the same. The smaller id is kept first, so that a pair has one order. Who is read as whom
 * follows from the live ones, by a trigger; no actor is rewritten.
 */
export const identityJudgementService = entityService({
  entity: 'IdentityJudgement',
  writers: recorders,
  create: identityJudgement,
  update: identityJudgement.omit({ actorId: true, otherActorId: true, rule: true }).partial(),
  row: (fields, viewer, current) => {
    const whole = { ...current, ...fields } as z.infer<typeof identityJudgement>;
    const { actorId, otherActorId, verdict, keptId } = whole;
    if (actorId === otherActorId)
      throw new ValidationError('A judgement compares two different actors.', ['otherActorId']);
    if (keptId && (verdict !== 'SAME' || ![actorId, otherActorId].includes(keptId))) {
      throw new ValidationError('Of two actors that are the same, one is kept: name one of the two.', [
        'keptId',
      ]);
    }
    if (current) return { columns: { ...fields } };
    const [first, second] = [actorId, otherActorId].sort();
    return { columns: { ...fields, actorId: first, otherActorId: second, judgedById: viewer.userId } };
  },
});

const merge = z.object({
  keptId: input.id,
  actorIds: z
    .array(input.id)
    .min(1, 'Name the actors that are the same as the kept one.')
    .max(1_000, 'At most 1,000 actors are merged at once.'),
  reason: input.text(2_000).nullish(),
});

/**
 * Judges actors to be the same as one that is kept, under whose name all are read from then on. One that has been judged the same
 * already stays so. Throws a ValidationError where two of them are judged to be different.
 */
export async function mergeActors(writer: Writer, viewer: Viewer, given: object): Promise<Created> {
  requireRole(viewer, recorders, 'merge actors');
  const { keptId, actorIds, reason } = parseInput(merge, given);
  return inTransaction(writer, viewer, async (transaction) => {
    const folded = [...new Set(actorIds)];
    if (folded.includes(keptId))
      throw new ValidationError('An actor is not merged into itself.', ['actorIds']);
    const joinedAlready = await foldedInto(transaction, keptId, folded);
    const judgements = folded
      .filter((id) => !joinedAlready.has(id))
      .map((otherActorId) => ({ actorId: keptId, otherActorId, verdict: 'SAME', keptId, reason }));
    if (judgements.length)
      await identityJudgementService.createMany(joined(transaction), viewer, judgements, 'ATOMIC');
    return { id: keptId };
  });
}

async function foldedInto(transaction: Transaction, keptId: string, ids: string[]): Promise<Set<string>> {
  const rows = await transaction.identityJudgement.findMany({
    where: {
      retractedAt: null,
      verdict: 'SAME',
      keptId,
      OR: [
        { actorId: keptId, otherActorId: { in: ids } },
        { otherActorId: keptId, actorId: { in: ids } },
      ],
    },
  });
  return new Set(rows.flatMap(({ actorId, otherActorId }) => [actorId, otherActorId]));
}

const undo = z.object({ actorId: input.id, reason: input.text(2_000) });

/** Parts an actor from those it was judged the same as, by retracting these judgements. Throws a NotFoundError where there is none. */
export async function undoMerge(writer: Writer, viewer: Viewer, given: object): Promise<Created> {
  requireRole(viewer, recorders, 'undo a merge');
  const { actorId, reason } = parseInput(undo, given);
  return inTransaction(writer, viewer, async (transaction) => {
    const judgements = await transaction.identityJudgement.findMany({
      where: { retractedAt: null, verdict: 'SAME', OR: [{ actorId }, { otherActorId: actorId }] },
      orderBy: { id: 'asc' },
    });
    if (judgements.length === 0)
      throw new NotFoundError('This actor is merged with none, or does not exist.', ['actorId']);
    for (const { id, version } of judgements)
      await identityJudgementService.retract(joined(transaction), viewer, id, version, reason);
    return { id: actorId };
  });
}
