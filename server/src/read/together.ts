import { Batch } from './batch.ts';
import type { Source } from './fetch.ts';

/** What is waiting in each request: every request has a source of its own. */
const waiting = new WeakMap<Source, Batch<string, unknown>>();

/**
 * What belongs to one row, loaded for all rows that ask in one tick together: a derived field of a list costs what it costs for one
 * row. Null where `load` gives nothing for the id.
 */
export function loadTogether<T>(
  source: Source,
  group: string,
  id: string,
  load: (ids: string[]) => Promise<Map<string, T>>,
): Promise<T | null> {
  const batch = waiting.get(source) ?? new Batch<string, unknown>();
  waiting.set(source, batch);
  return batch.load(group, id, load) as Promise<T | null>;
}
