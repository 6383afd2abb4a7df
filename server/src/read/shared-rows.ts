import type { Select } from './arguments.ts';
import { Batch } from './batch.ts';
import type { Run } from './fetch.ts';
import type { Entity } from './selection.ts';
import type { PolicyOf } from './sql.ts';

/** Loads rows by their ids with whatever other requests ask for in the same tick; null where there is no such row. */
export type Share = (
  select: Select,
  id: string,
  load: (ids: string[], run: Run) => Promise<Map<string, Entity>>,
) => Promise<Entity | null>;

/**
 * Rows that requests ask for one by one, read for all of them together: those that ask in the same tick for the same selection, of the same
 * plan, and see the same rows, share a statement.
 */
export class SharedRows {
  private readonly batches = new WeakMap<PolicyOf, WeakMap<Select, Batch<string, Entity>>>();

  load(
    policy: PolicyOf,
    select: Select,
    id: string,
    load: (ids: string[]) => Promise<Map<string, Entity>>,
  ): Promise<Entity | null> {
    const ofViewer = this.batches.get(policy) ?? new WeakMap<Select, Batch<string, Entity>>();
    this.batches.set(policy, ofViewer);
    const batch = ofViewer.get(select) ?? new Batch<string, Entity>();
    ofViewer.set(select, batch);
    return batch.load('', id, load);
  }
}
