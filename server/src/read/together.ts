import { Batch } from './batch.ts';

/** What is waiting in each place: a request, which has a source of its own, or all of a server. */
const waiting = new WeakMap<object, Batch<string, unknown>>();

/**
 * What belongs to one row, loaded for all rows that ask in one tick together: a derived field of a list costs what it costs for one
 * row. Null where `load` gives nothing for the id. `among`: the place in which they ask.
 */
export function loadTogether<T>(
  among: object,
  group: string,
  id: string,
  load: (ids: string[]) => Promise<Map<string, T>>,
): Promise<T | null> {
  const batch = waiting.get(among) ?? new Batch<string, unknown>();
  waiting.set(among, batch);
  return batch.load(group, id, load) as Promise<T | null>;
}
