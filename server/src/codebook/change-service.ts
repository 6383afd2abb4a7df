import { z } from 'zod';
import { CharacterisationLevel } from '../_generated/prisma/enums.ts';
import { ConflictError, NotFoundError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { changeRow, currentRow, insertRows } from '../write/rows.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';
import { recordChanges } from './change-record.ts';
import { conceptService } from './service.ts';

const reason = input.text(2_000);
const rename = z.object({ id: input.id, expectedVersion: z.int(), label: input.line(), reason });
const merge = z.object({
  intoId: input.id,
  conceptIds: z.array(input.id).min(1, 'Name the concepts to merge.').max(100, 'At most 100 concepts.'),
  reason,
});
const split = z.object({
  id: input.id,
  expectedVersion: z.int(),
  into: z
    .array(
      z.object({
        label: input.line(),
        slug: input.slug.nullish(),
        definition: input.text().nullish(),
        level: z.enum(CharacterisationLevel).nullish(),
      }),
    )
    .min(2, 'A concept is split into two or more.')
    .max(20, 'A concept is split into at most 20.'),
  reason,
});

/** What an operation on concepts left: the changes that it put down. Codings stay on the concept that they were made on. */
type Changed = Promise<{ ids: string[] }>;

const byAdministrator = (writer: Writer, viewer: Viewer, work: (transaction: Transaction) => Changed) =>
  inTransaction(writer, viewer, (transaction) => {
    requireRole(viewer, ['ADMIN'], 'change concepts');
    return work(transaction);
  });

/** Gives a concept another label. Its slug and its codings stay. */
export const renameConcept = (writer: Writer, viewer: Viewer, given: object) =>
  byAdministrator(writer, viewer, async (transaction) => {
    const { id, expectedVersion, label, reason } = parseInput(rename, given);
    const concept = await conceptAt(transaction, viewer, id, expectedVersion);
    if (concept.label === label) throw new ValidationError('The concept has this label already.', ['label']);
    await changeRow(conceptService.rules, transaction, id, expectedVersion, { label });
    const { codebookId } = concept;
    return recordChanges(transaction, viewer, [
      { kind: 'RENAMED', codebookId, from: concept, into: { id, label }, reason },
    ]);
  });

/** Has concepts count as another one from now on, of their own edition or a later one. */
export const mergeConcepts = (writer: Writer, viewer: Viewer, given: object) =>
  byAdministrator(writer, viewer, async (transaction) => {
    const { intoId, conceptIds, reason } = parseInput(merge, given);
    const ids = [...new Set(conceptIds)];
    if (ids.includes(intoId))
      throw new ValidationError('A concept cannot be merged into itself.', ['conceptIds']);
    const concepts = await transaction.concept.findMany({
      where: { id: { in: [...ids, intoId] }, ...liveAndVisible('Concept', viewer) },
      orderBy: { id: 'asc' },
    });
    const into = concepts.find(({ id }) => id === intoId);
    if (!into || concepts.length < ids.length + 1)
      throw new NotFoundError('One of the concepts does not exist, or is retracted.', [
        into ? 'conceptIds' : 'intoId',
      ]);
    const merged = concepts.filter(({ id }) => id !== intoId);
    if (into.mergedIntoId)
      throw new ValidationError(`"${into.label}" is merged itself: merge into the one it counts as.`, [
        'intoId',
      ]);
    const past = merged.find(({ mergedIntoId }) => mergedIntoId);
    if (past)
      throw new ValidationError(`"${past.label}" is merged already: undo that first.`, ['conceptIds']);
    if (merged.some(({ kind }) => kind !== into.kind))
      throw new ValidationError('A characterisation and a position are not merged.', ['conceptIds']);
    await transaction.concept.updateMany({ where: { id: { in: ids } }, data: { mergedIntoId: intoId } });
    return recordChanges(
      transaction,
      viewer,
      merged.map((from) => ({ kind: 'MERGED', codebookId: from.codebookId, from, into, reason })),
    );
  });

/** Puts several new concepts in the place of one. Its codings stay with it; new ones take one of the parts. */
export const splitConcept = (writer: Writer, viewer: Viewer, given: object) =>
  byAdministrator(writer, viewer, async (transaction) => {
    const { id, expectedVersion, into, reason } = parseInput(split, given);
    const concept = await conceptAt(transaction, viewer, id, expectedVersion);
    if (concept.mergedIntoId)
      throw new ValidationError('A merged concept is not split: undo the merge first.', ['id']);
    if (await transaction.conceptChange.count({ where: { fromId: id, kind: 'SPLIT', retractedAt: null } }))
      throw new ValidationError('This concept is split already: undo that first.', ['id']);
    // Counts the version up, so that of two splits at once the second fails
    await changeRow(conceptService.rules, transaction, id, expectedVersion, {});
    const { codebookId, kind, parentId } = concept;
    const parts = await insertRows(
      conceptService.rules,
      transaction,
      viewer,
      into.map(({ level, ...part }) => ({
        ...part,
        codebookId,
        kind,
        parentId,
        level: level ?? concept.level,
      })),
      (i) => ['into', String(i)],
    );
    return recordChanges(
      transaction,
      viewer,
      parts.map((part, i) => ({
        kind: 'SPLIT',
        codebookId,
        from: concept,
        into: { id: part.id, label: (into[i] as { label: string }).label },
        reason,
      })),
    );
  });

const undoing = z.object({ id: input.id, expectedVersion: z.int(), reason });

/**
 * Takes a change back: the old label returns, a merged concept stands for itself, a split one is in use again (its parts stay, as
 * concepts of their own). A split is taken back as a whole.
 */
export const undoConceptChange = (writer: Writer, viewer: Viewer, given: object) =>
  byAdministrator(writer, viewer, async (transaction) => {
    const { id, expectedVersion, reason } = parseInput(undoing, given);
    const change = await transaction.conceptChange.findFirst({
      where: { id, ...liveAndVisible('ConceptChange', viewer) },
      include: { from: true },
    });
    if (!change) throw new NotFoundError('There is no such change of a concept.', ['id']);
    if (change.version !== expectedVersion) throw new ConflictError(change.version);
    const { kind, from, intoId, fromLabel, intoLabel } = change;
    if (kind === 'RENAMED' && from.label !== intoLabel)
      throw new ValidationError('The concept has another name by now: undo the later change first.', ['id']);
    if (kind === 'MERGED' && from.mergedIntoId !== intoId)
      throw new ValidationError('The concept is not merged there any more.', ['id']);
    if (kind !== 'SPLIT')
      await transaction.concept.update({
        where: { id: from.id },
        data: kind === 'RENAMED' ? { label: fromLabel } : { mergedIntoId: null },
      });
    const undone = await transaction.conceptChange.findMany({
      where: kind === 'SPLIT' ? { kind, fromId: from.id, retractedAt: null } : { id },
      select: { id: true },
    });
    const ids = undone.map((row) => row.id);
    await transaction.conceptChange.updateMany({
      where: { id: { in: ids } },
      data: { retractedAt: new Date(), retractionReason: reason },
    });
    return { ids };
  });

/** A concept as it is now, if it is at the expected version. */
async function conceptAt(transaction: Transaction, viewer: Viewer, id: string, expectedVersion: number) {
  const row = await currentRow(
    conceptService.rules,
    transaction,
    id,
    expectedVersion,
    liveAndVisible('Concept', viewer),
  );
  return row as unknown as Awaited<ReturnType<Transaction['concept']['findUniqueOrThrow']>>;
}
