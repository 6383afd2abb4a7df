import slugify from '@sindresorhus/slugify';
import { z } from 'zod';
import { CharacterisationLevel, ConceptKind } from '../_generated/prisma/enums.ts';
import { ValidationError } from '../errors.ts';
import { entityService } from '../write/entity.ts';
import { input } from '../write/input.ts';

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

/** Concepts. A renamed or merged one keeps its codings. */
export const conceptService = entityService({
  entity: 'Concept',
  create: concept,
  update: concept.omit({ codebookId: true, kind: true }).partial(),
  row: (fields, _viewer, current) => {
    const { kind, level }: Record<string, unknown> = { ...current, ...fields };
    if ((kind === 'CHARACTERISATION') !== Boolean(level)) {
      throw new ValidationError('A characterisation has a level; a position has none.', ['level']);
    }
    return {
      columns: { ...fields, slug: current ? (fields.slug ?? undefined) : slugOf(fields.slug, fields.label) },
    };
  },
});

function slugOf(given: string | null | undefined, words: string | undefined): string {
  const slug = given ?? slugify(words ?? '');
  if (!slug) throw new ValidationError('No slug can be made of this name: give one.', ['slug']);
  return slug;
}
