import { z } from 'zod';
import { Stance } from '../_generated/prisma/enums.ts';
import { ForbiddenError, ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';

const coding = z.object({
  statementId: input.id,
  conceptId: input.id,
  stance: z.enum(Stance).nullish(),
  round: z.int().min(1).max(1_000).optional(),
  note: input.text(2_000).nullish(),
});

/** Codings: one coder's reading. The coder is who writes; nobody changes the coding of another. */
export const codingService = entityService({
  entity: 'Coding',
  writers: ['CODER'],
  create: coding,
  update: coding.omit({ statementId: true, conceptId: true, round: true }).partial(),
  row: (columns, viewer, current) => {
    if (current && current.coderId !== viewer.userId)
      throw new ForbiddenError('Only the coder changes a coding.', ['id']);
    if (current?.state === 'ADJUDICATED')
      throw new ForbiddenError('This coding is adjudicated: it stays as it was decided on.', ['id']);
    return {
      columns: {
        ...columns,
        ...((!current || 'stance' in columns) && { state: columns.stance ? 'CODED' : 'ASSIGNED' }),
        ...(!current && { coderId: viewer.userId }),
      },
    };
  },
});

const adjudication = z.object({
  statementId: input.id,
  conceptId: input.id,
  codingIds: z
    .array(input.id)
    .min(1, 'An adjudication decides between codings: name them.')
    .max(100, 'At most 100 codings.'),
  stance: z.enum(Stance),
  rationale: input.text(),
});

/** Decisions between codings. Nobody adjudicates only their own, or changes a decision that bears another's name. */
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
      select: { coderId: true, stance: true },
    });
    if (codings.length < new Set(codingIds).size) {
      throw new ValidationError('An adjudication decides between codings of its own statement.', [
        'codingIds',
      ]);
    }
    if (codings.some(({ stance }) => stance === null))
      throw new ValidationError('One of the codings is not decided yet.', ['codingIds']);
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
  after: async (transaction, _viewer, written) => {
    const ids = written.flatMap(({ row }) =>
      (row.links?.AdjudicationCoding ?? []).map(({ codingId }) => codingId as string),
    );
    if (ids.length)
      await transaction.coding.updateMany({ where: { id: { in: ids } }, data: { state: 'ADJUDICATED' } });
  },
});
