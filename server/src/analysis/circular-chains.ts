/** What an element leads to, in an order that does not depend on how the graph was made. */
export type Steps = (id: string) => readonly string[];

/**
 * The chains of a directed graph that lead back to where they began: a shortest one through each node that is on any, unless one that was
 * found before goes through it. So all nodes on circles are named, and the number of chains is bounded by that of nodes. `before` leads
 * the other way than `nextOf`.
 */
export function circularChains(
  ids: readonly string[],
  nextOf: Steps,
  before: ReadonlyMap<string, string[]>,
): string[][] {
  const covered = new Set<string>();
  return endless(ids, nextOf, before).flatMap((id) => {
    const circle = covered.has(id) ? null : circleThrough(id, nextOf);
    if (!circle) return [];
    for (const each of circle) covered.add(each);
    const smallest = circle.reduce((least, each, i) => (each < (circle[least] as string) ? i : least), 0);
    return [[...circle.slice(smallest), ...circle.slice(0, smallest)]];
  });
}

/** What is left when whatever leads nowhere is taken away, again and again: of chains without a circle, nothing. */
function endless(ids: readonly string[], nextOf: Steps, before: ReadonlyMap<string, string[]>): string[] {
  const left = new Set(ids);
  const open = new Map(ids.map((id) => [id, nextOf(id).filter((next) => left.has(next)).length]));
  const ended = ids.filter((id) => open.get(id) === 0);
  for (const id of ended) {
    left.delete(id);
    for (const earlier of before.get(id) ?? []) {
      const count = (open.get(earlier) as number) - 1;
      open.set(earlier, count);
      if (count === 0) ended.push(earlier);
    }
  }
  return [...left];
}

function circleThrough(id: string, nextOf: Steps): string[] | null {
  const from = new Map<string, string>();
  const queue = [id];
  for (const at of queue) {
    for (const next of nextOf(at)) {
      if (next === id) return pathTo(at, id, from);
      if (from.has(next)) continue;
      from.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

function pathTo(end: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const path = [end];
  while (path[0] !== start) path.unshift(from.get(path[0] as string) as string);
  return path;
}
