import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import {
  betweenness,
  closeness,
  connectedComponents,
  louvain,
  pageRank,
  UndirectedGraph,
} from './graphology.ts';
import type { Network } from './network.ts';

export interface NetworkStructure {
  /** The share of the pairs that could be tied which are, 0 to 1; null where no pair could be. */
  density: number | null;
  /** In how many parts it falls that no tie connects; a node without ties is one. */
  components: number;
  communities: number;
  /** How much more weight lies within communities than ties at random would put there, −½ to 1; null without ties. */
  modularity: number | null;
  /** How many ties of a negative weight are left out. */
  negative: number;
  /** Why there is neither betweenness nor closeness; else null. */
  pathsLeftOutBecause: string | null;
  /** One for each node, in their order. */
  nodes: NodeStructure[];
}

export interface NodeStructure {
  /** How many nodes it is tied to, and with which weight in all. */
  degree: number;
  weightedDegree: number;
  /** The share of shortest paths between any two others that lead through it, 0 to 1; null where that is too much to count. */
  betweenness: number | null;
  /** How near it is to all others, 0 (tied to none) to 1 (tied to all); null where that is too much to count. */
  closeness: number | null;
  /** The share of the time that a walk along the ties spends at it; the shares of all nodes add up to 1. */
  pageRank: number;
  /** The part and the community in which it lies, numbered from 0 in the order of their first nodes. */
  component: number;
  community: number;
}

/** How many steps along ties all shortest paths may take: nodes times ties. Beyond it they take more than a second. */
export const mostPathSteps = 20_000_000;

/**
 * The structure of a network of ties without direction, as graphology's standard library computes it.
 *
 * Betweenness: L. C. Freeman (1977), by the algorithm of U. Brandes (2001), divided by (n − 1)(n − 2)/2. Closeness: (r/(n − 1)) · r/Σd
 * with r the nodes that can be reached and d the distances to them, after S. Wasserman and K. Faust (1994), so that parts of a network can
 * be compared. Both count ties and not weights, which say how near two are and not how far. PageRank: L. Page et al. (1999), damping
 * .85, by weight. Communities: V. D. Blondel et al. (2008), the Louvain method, by weight; the same seed gives the same communities.
 *
 * Ties of a negative weight are left out of all this, and counted: conflict is no path and no community. Without nodes all counts are 0.
 * Where shortest paths are too many (`mostPathSteps`), betweenness and closeness are null, with the reason.
 */
export function networkStructure(
  { nodes, edges }: Network,
  { seed, weighted = true }: { seed: number; weighted?: boolean },
): NetworkStructure {
  const ties = edges
    .filter(({ weight }) => weight > 0)
    .map(({ a, b, weight }) => ({ a, b, weight: weighted ? weight : 1 }));
  const graph = new UndirectedGraph();
  nodes.forEach((_node, place) => void graph.addNode(place));
  for (const { a, b, weight } of ties) graph.addUndirectedEdge(a, b, { weight });

  const steps = nodes.length * ties.length;
  const paths = steps <= mostPathSteps;
  // Of no nodes the library can say nothing
  const countable = paths && nodes.length > 0;
  const between = countable ? betweenness(graph as never, { getEdgeWeight: null }) : {};
  const close = countable ? closeness(graph as never, { wassermanFaust: true }) : {};
  const { ranks, components, communities, modularity } = partsOf(graph, seed);
  const weightedDegrees = new Float64Array(nodes.length);
  for (const { a, b, weight } of ties) {
    for (const end of [a, b]) weightedDegrees[end] = (weightedDegrees[end] as number) + weight;
  }
  return {
    density: densityOf(nodes, ties.length),
    components: new Set(components).size,
    communities: new Set(communities).size,
    modularity,
    negative: edges.length - ties.length,
    pathsLeftOutBecause: paths
      ? null
      : `The shortest paths between ${nodes.length} nodes along ${ties.length} ties are too many to be counted at once: nodes times ties is more than ${mostPathSteps}. Narrow the network.`,
    nodes: nodes.map((_node, place) => ({
      degree: graph.degree(place),
      weightedDegree: weightedDegrees[place] as number,
      betweenness: between[place] ?? null,
      closeness: close[place] ?? null,
      pageRank: ranks[place] as number,
      component: components[place] as number,
      community: communities[place] as number,
    })),
  };
}

/** Between nodes of two kinds, only those of different kinds can be tied. */
function densityOf(nodes: Network['nodes'], ties: number): number | null {
  const actors = nodes.filter(({ kind }) => kind === 'ACTOR').length;
  const concepts = nodes.length - actors;
  const possible = actors && concepts ? actors * concepts : (nodes.length * (nodes.length - 1)) / 2;
  return possible === 0 ? null : ties / possible;
}

function partsOf(graph: UndirectedGraph, seed: number): Parts {
  if (graph.order === 0) return { ranks: {}, components: [], communities: [], modularity: null };
  // A walk forgets where it began at .85 a step: 300 are always enough for this tolerance
  const ranks = pageRank(graph as never, { getEdgeWeight: 'weight', tolerance: 1e-10, maxIterations: 300 });
  const places = graph.mapNodes((node) => node);
  const component = new Map(
    connectedComponents(graph as never).flatMap((members, part) => members.map((node) => [node, part])),
  );
  const components = numbered(places.map((node) => component.get(node) as number));
  // Without a tie there is no weight to compare with, and each node is a community
  if (graph.size === 0) return { ranks, components, communities: components, modularity: null };
  const random = xoroshiro128plus(seed);
  const found = louvain.detailed(graph as never, { rng: () => uniformFloat64(random) });
  const communities = numbered(places.map((node) => found.communities[node] as number));
  return { ranks, components, communities, modularity: found.modularity };
}

interface Parts {
  ranks: Readonly<Record<number, number>>;
  components: number[];
  communities: number[];
  modularity: number | null;
}

/** Names of groups as numbers from 0, in the order in which they come first. */
function numbered(names: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return names.map((name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name) as number;
  });
}
