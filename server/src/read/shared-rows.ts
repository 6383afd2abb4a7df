import type { Select } from './arguments.ts';
import { Batch } from './batch.ts';
import type { GiveUp } from './give-up.ts';
import type { Entity } from './selection.ts';
import type { PolicyOf } from './sql.ts';
import type { Run } from './text-rows.ts';

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

/** How one request shares: what is read for others as well is not cancelled with it, and told of the first of them. */
export class Sharing {
  private readonly rows: SharedRows;
  private readonly giveUp: GiveUp;
  private readonly run: Run;

  constructor(rows: SharedRows, giveUp: GiveUp, run: Run) {
    this.rows = rows;
    this.giveUp = giveUp;
    this.run = run;
  }

  /** A row by its id; null where there is none. */
  load(
    policy: PolicyOf,
    select: Select,
    id: string,
    load: (ids: string[], run: Run) => Promise<Map<string, Entity>>,
  ): Promise<Entity | null> {
    return this.giveUp.orSooner(this.rows.load(policy, select, id, (ids) => load(ids, this.run)));
  }
}
