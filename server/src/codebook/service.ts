import { z } from 'zod';
import { CharacterisationLevel, ConceptKind } from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { slugOf } from '../write/slug.ts';
import type { Transaction } from '../write/transaction.ts';

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

/** Concepts. A renamed or merged one keeps its codings. A tree stays within its codebook; a merge may lead into another edition. */
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
    const { parentId, mergedIntoId } = fields;
    if (parentId) {
      // A parent that is not there is left to the check of references
      const parent = await transaction.concept.findFirst({
        where: { id: parentId, ...liveAndVisible('Concept', viewer) },
        select: { codebookId: true },
      });
      if (parent && parent.codebookId !== codebookId)
        throw new ValidationError('The concept above stands in another codebook.', ['parentId']);
    }
    if (current && mergedIntoId && (await isMergedInto(transaction, mergedIntoId, current.id as string)))
      throw new ValidationError('That concept is merged into this one: a merge must not lead in a circle.', [
        'mergedIntoId',
      ]);
    return {
      columns: { ...fields, slug: current ? (fields.slug ?? undefined) : slugOf(fields.slug, fields.label) },
    };
  },
});

/** Whether the merges that begin at a concept lead to another, or to the same. */
async function isMergedInto(transaction: Transaction, concept: string, other: string): Promise<boolean> {
  const seen = new Set<string>();
  for (let at: string | null | undefined = concept; at && !seen.has(at); ) {
    if (at === other) return true;
    seen.add(at);
    const row: { mergedIntoId: string | null } | null = await transaction.concept.findUnique({
      where: { id: at },
      select: { mergedIntoId: true },
    });
    at = row?.mergedIntoId;
  }
  return false;
}
