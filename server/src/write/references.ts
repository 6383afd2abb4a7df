import { NotFoundError } from '../errors.ts';
import { type Model, modelNamed } from '../read/model.ts';
import type { Viewer } from '../viewer.ts';
import { visibleTo } from '../visibility.ts';
import { delegateOf, type Transaction } from './transaction.ts';

/** A row to be written, and the path of the input that it comes from. */
export interface Written {
  model: string;
  columns: Record<string, unknown>;
  path: readonly string[];
  /** The input's field for a column, where it has another name. */
  inputs?: Record<string, string>;
}

/**
 * Checks that everything the rows refer to exists, is not retracted, and may be seen by the viewer: one statement for each
 * model referred to. What is hidden gives the same error as what is absent.
 */
export async function checkReferences(
  transaction: Transaction,
  viewer: Viewer,
  rows: readonly Written[],
): Promise<void> {
  const wanted = new Map<string, Map<string, { path: readonly string[] }>>();
  for (const row of rows) {
    for (const { field, target } of foreignKeys(modelNamed(row.model))) {
      const id = row.columns[field];
      if (typeof id !== 'string') continue;
      const ids = wanted.get(target) ?? new Map();
      wanted.set(target, ids.set(id, { path: [...row.path, row.inputs?.[field] ?? field] }));
    }
  }
  for (const [target, ids] of wanted) {
    const found = await delegateOf(transaction, target).findMany({
      where: { id: { in: [...ids.keys()] }, ...liveAndVisible(target, viewer) },
      select: { id: true },
    });
    for (const { id } of found) ids.delete(id as string);
    const [missing] = ids.values();
    if (missing) {
      throw new NotFoundError(
        `The ${target} that "${missing.path.at(-1)}" refers to does not exist, or you may not see it.`,
        missing.path,
      );
    }
  }
}

/** The predicate of rows that a viewer may refer to. */
export function liveAndVisible(model: string, viewer: Viewer): object {
  const { fields } = modelNamed(model);
  return {
    ...('retractedAt' in fields && { retractedAt: null }),
    ...visibleTo(viewer, model),
  };
}

function foreignKeys(model: Model): { field: string; target: string }[] {
  return Object.values(model.fields).flatMap((field) =>
    field.kind === 'object' && field.join.holdsForeignKey
      ? [{ field: field.join.from[0] as string, target: field.type }]
      : [],
  );
}
