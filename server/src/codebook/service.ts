import { z } from 'zod';
import { CharacterisationLevel, ConceptKind } from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import type { Columns } from '../write/insert-many.ts';
import { liveAndVisible } from '../write/references.ts';
import type { Row } from '../write/rows.ts';
import { slugOf } from '../write/slug.ts';
import type { Transaction } from '../write/transaction.ts';
import { recordChanges } from './change-record.ts';

const codebook = z.object({
  name: input.line(),
  slug: input.slug.nullish(),
  edition: z.int().min(1).max(10_000).optional(),
  description: input.text().nullish(),
  supersedesId: input.id.nullish(),
});

/** Coding schemes, each in one edition. */
export const codebookService = entityService({
  entity: 'Codebook',
  writers: ['ADMIN'],
  create: codebook,
  update: codebook.omit({ edition: true, slug: true }).partial(),
  row: (fields, _viewer, current) => ({
    columns: current
      ? fields
      : { ...fields, slug: slugOf((fields as { slug?: string | null }).slug, fields.name) },
  }),
});

const concept = z.object({
  codebookId: input.id,
  kind: z.enum(ConceptKind),
  label: input.line(),
  slug: input.slug.nullish(),
  definition: input.text().nullish(),
  level: z.enum(CharacterisationLevel).nullish(),
  parentId: input.id.nullish(),
  mergedIntoId: input.id.nullish(),
});

/**
 * Concepts. A renamed or merged one keeps its codings. A tree stays within its codebook; a merge may lead into a later edition. The
 * database looks that merges make no circle, and keeps as what each concept counts.
 */
export const conceptService = entityService({
  entity: 'Concept',
  writers: ['ADMIN'],
  create: concept,
  update: concept.omit({ codebookId: true, kind: true }).partial(),
  row: async (fields, viewer, current, transaction) => {
    const { kind, level, codebookId }: Record<string, unknown> = { ...current, ...fields };
    if ((kind === 'CHARACTERISATION') !== Boolean(level)) {
      throw new ValidationError('A characterisation has a level; a position has none.', ['level']);
    }
    const { parentId } = fields;
    if (parentId) {
      // A parent that is not there is left to the check of references
      const parent = await transaction.concept.findFirst({
        where: { id: parentId, ...liveAndVisible('Concept', viewer) },
        select: { codebookId: true },
      });
      if (parent && parent.codebookId !== codebookId)
        throw new ValidationError('The concept above stands in another codebook.', ['parentId']);
    }
    return {
      columns: { ...fields, slug: current ? (fields.slug ?? undefined) : slugOf(fields.slug, fields.label) },
    };
  },
  after: async (transaction, viewer, written) => {
    for (const { id, row, current } of written)
      if (current) await recordUpdate(transaction, viewer, id, row, current);
  },
});

/** Another label, and another merge, are put down as changes of the concept, whichever way they were made. */
async function recordUpdate(
  transaction: Transaction,
  viewer: Viewer,
  id: string,
  { columns }: Row,
  current: Columns,
) {
  const { label, codebookId } = current as { label: string; codebookId: string };
  const change = { codebookId, from: { id, label } };
  if (columns.label && columns.label !== label)
    await recordChanges(transaction, viewer, [
      { ...change, kind: 'RENAMED', into: { id, label: columns.label as string } },
    ]);
  if (columns.mergedIntoId === undefined || columns.mergedIntoId === current.mergedIntoId) return;
  await transaction.conceptChange.updateMany({
    where: { fromId: id, kind: 'MERGED', retractedAt: null },
    data: {
      retractedAt: new Date(),
      retractionReason: 'The concept was merged otherwise, or stands for itself again.',
    },
  });
  if (columns.mergedIntoId === null) return;
  const into = await transaction.concept.findUniqueOrThrow({
    where: { id: columns.mergedIntoId as string },
    select: { id: true, label: true },
  });
  await recordChanges(transaction, viewer, [{ ...change, kind: 'MERGED', into }]);
}
