import { z } from 'zod';
import { Stance } from '../_generated/prisma/enums.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, type Writer } from '../write/transaction.ts';

const adjudication = z.object({
  statementId: input.id,
  conceptId: input.id,
  codingIds: z
    .array(input.id)
    .min(1, 'An adjudication decides between codings: name them.')
    .max(100, 'At most 100 codings.'),
  stance: z.enum(Stance, 'Say the stance that is decided, or null if the concept does not apply.').nullable(),
  rationale: input.text(),
});

/**
 * Decisions between codings: a stance, which may be none of theirs, or that the concept does not apply. Nobody adjudicates only
 * their own, or changes a decision that bears another's name. The codings' state follows in the database.
 */
export const adjudicationService = entityService({
  entity: 'Adjudication',
  writers: ['REVIEWER'],
  linkKey: 'adjudicationId',
  linkInputs: { codingId: 'codingIds' },
  create: adjudication,
  update: adjudication.pick({ stance: true, rationale: true }).partial(),
  row: async (fields, viewer, current, transaction) => {
    if (current) {
      if (current.adjudicatorId !== viewer.userId)
        throw new ForbiddenError('Only the adjudicator changes an adjudication.', ['id']);
      return { columns: fields };
    }
    const { codingIds, ...columns } = fields as z.infer<typeof adjudication>;
    const codings = await transaction.coding.findMany({
      where: { id: { in: codingIds }, statementId: columns.statementId, ...liveAndVisible('Coding', viewer) },
      select: { coderId: true, state: true },
    });
    if (codings.length < new Set(codingIds).size) {
      throw new ValidationError('An adjudication decides between codings of its own statement.', [
        'codingIds',
      ]);
    }
    if (codings.some(({ state }) => state === 'ASSIGNED'))
      throw new ValidationError('One of the codings is not submitted yet.', ['codingIds']);
    if (codings.every(({ coderId }) => coderId === viewer.userId)) {
      throw new ForbiddenError('Nobody adjudicates only their own codings: let another person decide.', [
        'codingIds',
      ]);
    }
    return {
      columns: { ...columns, adjudicatorId: viewer.userId },
      links: { AdjudicationCoding: [...new Set(codingIds)].map((codingId) => ({ codingId })) },
    };
  },
});

const opening = z.object({
  codingIds: z.array(input.id).min(1, 'Name the codings.').max(100, 'At most 100 codings.'),
});

/**
 * Opens the decision between codings of one statement: nobody changes them until it is taken, or `close` lets them go again
 * without one. All of them or none. Nobody opens it on only their own codings.
 */
export function moveCodings(
  writer: Writer,
  viewer: Viewer,
  given: object,
  move: 'open' | 'close',
): Promise<{ ids: string[] }> {
  const [from, to] =
    move === 'open' ? (['CODED', 'IN_ADJUDICATION'] as const) : (['IN_ADJUDICATION', 'CODED'] as const);
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, ['REVIEWER'], `${move} an adjudication`);
    const ids = [...new Set(parseInput(opening, given).codingIds)];
    const codings = await transaction.coding.findMany({
      where: { id: { in: ids }, ...liveAndVisible('Coding', viewer) },
      select: { coderId: true, statementId: true, state: true },
    });
    if (codings.length < ids.length)
      throw new NotFoundError('One of the codings does not exist, or you may not see it.', ['codingIds']);
    if (new Set(codings.map(({ statementId }) => statementId)).size > 1)
      throw new ValidationError('An adjudication decides between codings of one statement.', ['codingIds']);
    const other = codings.find(({ state }) => state !== from);
    if (other) throw new ValidationError(`One of the codings is ${other.state}, not ${from}.`, ['codingIds']);
    if (codings.every(({ coderId }) => coderId === viewer.userId))
      throw new ForbiddenError('Nobody adjudicates only their own codings: let another person decide.', [
        'codingIds',
      ]);
    await transaction.coding.updateMany({ where: { id: { in: ids } }, data: { state: to } });
    return { ids };
  });
}
