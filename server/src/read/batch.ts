/** Collects the keys that are asked for in one tick, and loads those of one group together. */
export class Batch<Key, Value> {
  private readonly groups = new Map<string, { keys: Set<Key>; result: Promise<Map<Key, Value>> }>();

  /** The value of a key, or null. `load` is called once for a group, with every key of the tick. */
  async load(
    group: string,
    key: Key,
    load: (keys: Key[]) => Promise<Map<Key, Value>>,
  ): Promise<Value | null> {
    return (await this.loadAll(group, [key], load)).get(key) ?? null;
  }

  /** The values of keys, and of whatever else is asked for in the same tick. */
  loadAll(
    group: string,
    keys: Iterable<Key>,
    load: (keys: Key[]) => Promise<Map<Key, Value>>,
  ): Promise<Map<Key, Value>> {
    let waiting = this.groups.get(group);
    if (!waiting) {
      const all = new Set<Key>();
      // After the promise jobs of this tick: resolvers that wait for the same parent ask in the same breath.
      const tick = new Promise<void>((resolve) => process.nextTick(() => setImmediate(resolve)));
      const result = tick.then(() => {
        this.groups.delete(group);
        return load([...all]);
      });
      waiting = { keys: all, result };
      this.groups.set(group, waiting);
    }
    for (const key of keys) waiting.keys.add(key);
    return waiting.result;
  }
}
