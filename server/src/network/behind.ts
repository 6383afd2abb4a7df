import type { DiscourseNetwork } from '../analysis/discourse-network.ts';
import type { NetworkEdge } from '../analysis/network.ts';
import type { Key } from '../rhetoric/behind.ts';
import type { Said } from './read-network.ts';

const byActor = new WeakMap<DiscourseNetwork<Said>, Map<string, Said[]>>();

/** The statements that an edge is counted of, each once, the earliest first. */
export function statementsBehind(network: DiscourseNetwork<Said>, edge: NetworkEdge): Key[] {
  const ends = [edge.a, edge.b].map((place) => network.nodes[place]);
  const of = (kind: 'ACTOR' | 'CONCEPT') => ends.flatMap((node) => (node?.kind === kind ? [node.id] : []));
  const shared = network.shared(edge).map(({ id }) => id);
  // What is tied on the one side, and shared on the other; in a two-mode network one end is on each
  const actors = of('ACTOR').length ? of('ACTOR') : shared;
  const concepts = new Set(of('CONCEPT').length ? of('CONCEPT') : shared);
  const said = actors.flatMap((actor) => indexOf(network).get(actor) ?? []);
  const first = new Map(
    said.filter(({ concept }) => concepts.has(concept)).map((each) => [each.statement, each.first]),
  );
  return [...first]
    .map(([id, day]) => ({ id, saidOnFirst: new Date(`${day}T00:00:00Z`) }))
    .sort((x, y) => x.saidOnFirst.getTime() - y.saidOnFirst.getTime() || (x.id < y.id ? -1 : 1));
}

/** The statements of each actor, looked up once for all edges. */
function indexOf(network: DiscourseNetwork<Said>): Map<string, Said[]> {
  let index = byActor.get(network);
  if (!index) {
    index = new Map();
    for (const each of network.statements) {
      const all = index.get(each.actor) ?? [];
      all.push(each);
      index.set(each.actor, all);
    }
    byActor.set(network, index);
  }
  return index;
}
