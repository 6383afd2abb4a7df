import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { ConflictError, NotFoundError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import type { Created } from '../write/entity.ts';
import { once } from '../write/idempotency.ts';
import { dateColumns, input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';

const supersession = z.object({
  id: input.id,
  expectedVersion: z.int(),
  reason: input.text(2_000),
  assessedOn: input.edtf,
});

/**
 * Begins the assessment that is to replace a published one: a draft with its content, its live evidence, its hypotheses and their
 * ratings, to be changed by whoever begins it. The old one stands until the new one is published. Dissents and reviews are of the old
 * text, and stay with it.
 */
export function supersedeAssessment(
  writer: Writer,
  viewer: Viewer,
  given: object,
  idempotencyKey?: string | null,
): Promise<Created> {
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, ['ANALYST'], 'supersede assessments');
    const begin = () => beginNext(transaction, viewer, parseInput(supersession, given));
    return idempotencyKey
      ? once(
          transaction,
          viewer,
          { key: idempotencyKey, operation: 'supersede Assessment', input: given },
          begin,
        )
      : begin();
  });
}

async function beginNext(
  transaction: Transaction,
  viewer: Viewer,
  { id: supersedesId, expectedVersion, reason, assessedOn }: z.infer<typeof supersession>,
): Promise<Created> {
  const old = await transaction.assessment.findFirst({
    where: { id: supersedesId, ...liveAndVisible('Assessment', viewer) },
  });
  if (!old) throw new NotFoundError('There is no such Assessment, or you may not see it.', ['id']);
  if (old.version !== expectedVersion) throw new ConflictError(old.version);
  if (old.documentId !== null) {
    throw new ValidationError(
      'What was published elsewhere is superseded by recording the later publication: createAssessment with documentId and supersedesId.',
      ['id'],
    );
  }
  if (old.state !== 'PUBLISHED')
    throw new ValidationError(
      `Only what is PUBLISHED is superseded; this assessment is ${old.state}: change it instead, or take the latest one.`,
      ['id'],
    );
  const { id: _id, version, recordedAt, retractedAt, retractionReason, ...content } = old;
  const id = uuidv7();
  await transaction.assessment.createMany({
    data: [
      {
        ...content,
        ...dateColumns('assessedOn', assessedOn),
        id,
        state: 'DRAFT',
        draftedById: viewer.userId,
        supersedesId,
        supersessionReason: reason,
      },
    ],
  });
  await copyGrounds(transaction, supersedesId, id);
  return { id };
}

/** What was retracted since is left out. */
async function copyGrounds(transaction: Transaction, from: string, to: string) {
  const live = { retractedAt: null };
  const evidence = await transaction.evidenceLink.findMany({
    where: {
      assessmentId: from,
      ...live,
      OR: [{ statement: live }, { activity: live }, { document: live }, { otherAssessment: live }],
    },
  });
  const hypotheses = await transaction.hypothesis.findMany({ where: { assessmentId: from, ...live } });
  const ratings = await transaction.evidenceRating.findMany({
    where: { hypothesis: { assessmentId: from, ...live }, ...live },
  });
  const ids = new Map([...evidence, ...hypotheses].map((row) => [row.id, uuidv7()]));
  const copy = <Row extends { id: string }>({ id, ...row }: Row) => {
    const { version, recordedAt, ...columns } = row as unknown as Record<string, unknown>;
    return { ...columns, id: ids.get(id) ?? uuidv7() } as unknown as Row;
  };
  await transaction.evidenceLink.createMany({
    data: evidence.map((row) => ({ ...copy(row), assessmentId: to })),
  });
  await transaction.hypothesis.createMany({
    data: hypotheses.map((row) => ({ ...copy(row), assessmentId: to })),
  });
  await transaction.evidenceRating.createMany({
    data: ratings.flatMap((row) => {
      const hypothesisId = ids.get(row.hypothesisId);
      const evidenceLinkId = ids.get(row.evidenceLinkId);
      return hypothesisId && evidenceLinkId ? { ...copy(row), hypothesisId, evidenceLinkId } : [];
    }),
  });
}
