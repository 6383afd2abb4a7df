import { NotFoundError } from '../errors.ts';
import { modelNamed } from '../read/model.ts';
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
  const wanted = new Map<string, Map<string, { row: Written; field: string }>>();
  for (const row of rows) {
    for (const { field, target } of foreignKeysOf(row.model)) {
      const id = row.columns[field];
      if (typeof id !== 'string') continue;
      const ids = wanted.get(target) ?? new Map();
      wanted.set(target, ids.set(id, { row, field }));
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
      const input = missing.row.inputs?.[missing.field] ?? missing.field;
      throw new NotFoundError(
        `The ${target} that "${input}" refers to does not exist, or you may not see it.`,
        [...missing.row.path, input],
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

interface ForeignKey {
  field: string;
  target: string;
}

const foreignKeys = new Map<string, ForeignKey[]>();

/** Found once for a model: a batch asks for each of its rows. */
function foreignKeysOf(model: string): ForeignKey[] {
  const known = foreignKeys.get(model);
  if (known) return known;
  const found = Object.values(modelNamed(model).fields).flatMap((field) =>
    field.kind === 'object' && field.join.holdsForeignKey
      ? [{ field: field.join.from[0] as string, target: field.type }]
      : [],
  );
  foreignKeys.set(model, found);
  return found;
}
