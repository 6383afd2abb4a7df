import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Prisma } from '../_generated/prisma/client.ts';
import { NotFoundError, ValidationError } from '../errors.ts';
import { requireRole, type Viewer } from '../viewer.ts';
import { once } from '../write/idempotency.ts';
import { input, parseInput } from '../write/input.ts';
import { liveAndVisible } from '../write/references.ts';
import { inTransaction, type Transaction, type Writer } from '../write/transaction.ts';

const edition = z.object({
  codebookId: input.id,
  name: input.line().nullish(),
  description: input.text().nullish(),
});

/**
 * Makes the next edition of a codebook, with a copy of every concept that is in use: neither retracted, merged nor split. Each
 * copy says what it comes from; codings stay in the edition in which they were made, for the definitions may differ from now on.
 */
export function newCodebookEdition(
  writer: Writer,
  viewer: Viewer,
  given: object,
  idempotencyKey?: string | null,
): Promise<{ id: string }> {
  return inTransaction(writer, viewer, async (transaction) => {
    requireRole(viewer, ['ADMIN'], 'make a new edition of a codebook');
    const { codebookId, name, description } = parseInput(edition, given);
    const make = async () => {
      const before = await transaction.codebook.findFirst({
        where: { id: codebookId, ...liveAndVisible('Codebook', viewer) },
        include: { supersededBy: { where: { retractedAt: null } } },
      });
      if (!before) throw new NotFoundError('There is no such codebook.', ['codebookId']);
      const [later] = before.supersededBy;
      if (later)
        throw new ValidationError(
          `Edition ${later.edition} has taken its place already: make the new edition from the latest one.`,
          ['codebookId'],
        );
      const last = await transaction.codebook.aggregate({
        where: { slug: before.slug },
        _max: { edition: true },
      });
      const id = uuidv7();
      await transaction.codebook.create({
        data: {
          id,
          slug: before.slug,
          edition: (last._max.edition ?? before.edition) + 1,
          name: name ?? before.name,
          description: description ?? before.description,
          supersedesId: before.id,
        },
      });
      await copyConcepts(transaction, before.id, id);
      return { id };
    };
    return idempotencyKey
      ? once(
          transaction,
          viewer,
          { key: idempotencyKey, operation: 'new codebook edition', input: given },
          make,
        )
      : make();
  });
}

const conceptSelect = {
  id: true,
  kind: true,
  label: true,
  slug: true,
  definition: true,
  level: true,
  parentId: true,
  mergedIntoId: true,
  countsAsId: true,
  lineage: true,
  retractedAt: true,
  changes: { where: { kind: 'SPLIT', retractedAt: null }, select: { id: true } },
} as const satisfies Prisma.ConceptSelect;
type Concept = Prisma.ConceptGetPayload<{ select: typeof conceptSelect }>;

const inUse = ({ retractedAt, mergedIntoId, changes }: Concept) =>
  !retractedAt && !mergedIntoId && changes.length === 0;

/** Copies the concepts of one edition to the next, the upper ones of the tree first, for a parent must be there. */
async function copyConcepts(transaction: Transaction, fromId: string, codebookId: string) {
  const concepts = await transaction.concept.findMany({
    where: { codebookId: fromId },
    select: conceptSelect,
    orderBy: { id: 'asc' },
  });
  const known = new Map(concepts.map((concept) => [concept.id, concept]));
  const copies = new Map(concepts.filter(inUse).map(({ id }) => [id, uuidv7()]));
  // The nearest one above that is copied: of a merged one what it counts as, of a split one the one above it
  const above = (id: string | null, steps = 0): string | null => {
    const concept = id === null || steps > 100 ? undefined : known.get(id);
    if (!concept) return null;
    const other = concept.mergedIntoId ? concept.countsAsId : concept.parentId;
    return copies.get(concept.id) ?? above(other, steps + 1);
  };
  const rows = concepts.filter(inUse).map(({ id, kind, label, slug, definition, level, parentId }) => ({
    id: copies.get(id) as string,
    codebookId,
    kind,
    label,
    slug,
    definition,
    level,
    parentId: above(parentId),
    derivedFromId: id,
  }));
  for (let there = new Set<string | null>([null]), left = rows; left.length > 0; ) {
    const next = left.filter(({ parentId }) => there.has(parentId));
    // A tree has no circle, but merges may make one of it: those go to the top
    const batch = next.length ? next : left.map((row) => ({ ...row, parentId: null }));
    await transaction.concept.createMany({ data: batch });
    there = new Set([...there, ...batch.map(({ id }) => id)]);
    left = left.filter(({ id }) => !there.has(id));
  }
}
