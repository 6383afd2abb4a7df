import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Network, NetworkNode } from '../../server/src/analysis/network.ts';
import { mostPathSteps, networkStructure } from '../../server/src/analysis/network-structure.ts';

const actors = (n: number): NetworkNode[] =>
  Array.from({ length: n }, (_, i) => ({ id: `actor ${i}`, kind: 'ACTOR', n: 1 }));
const network = (n: number, ...ties: (readonly [number, number, number?])[]): Network => ({
  nodes: actors(n),
  edges: ties.map(([a, b, weight = 1]) => ({ a, b, weight })),
});
const structure = (given: Network, seed = 1) => networkStructure(given, { seed });

describe('the structure of a network', () => {
  it('of nothing is empty', () => {
    expect(structure(network(0))).toEqual({
      density: null,
      components: 0,
      communities: 0,
      modularity: null,
      negative: 0,
      pathsLeftOutBecause: null,
      nodes: [],
    });
  });

  it('without ties has as many parts as nodes, and no modularity', () => {
    const { nodes, ...whole } = structure(network(2));
    expect(whole).toMatchObject({ density: 0, components: 2, communities: 2, modularity: null });
    const alone = { degree: 0, weightedDegree: 0, betweenness: 0, closeness: 0, pageRank: 0.5 };
    expect(nodes).toEqual([
      { ...alone, component: 0, community: 0 },
      { ...alone, component: 1, community: 1 },
    ]);
  });

  it('of a star puts its centre between all others, and nearest to them', () => {
    const { density, nodes } = structure(network(4, [0, 1, 2], [0, 2, 3], [0, 3, 4]));
    expect(density).toBe(0.5);
    expect(nodes[0]).toMatchObject({ degree: 3, weightedDegree: 9, betweenness: 1, closeness: 1 });
    expect(nodes[1]).toMatchObject({ degree: 1, weightedDegree: 2, betweenness: 0, closeness: 0.6 });
    expect(nodes[3]?.pageRank).toBeGreaterThan(nodes[1]?.pageRank as number);
  });

  it('of a path counts every way through its middle', () => {
    const { nodes } = structure(network(5, [0, 1], [1, 2], [2, 3], [3, 4]));
    const expected = [0, 3 / 6, 4 / 6, 3 / 6, 0];
    nodes.forEach(({ betweenness }, i) => {
      expect(betweenness).toBeCloseTo(expected[i] as number, 12);
    });
  });

  it('with concepts counts only ties of actors to concepts as possible', () => {
    const concepts = ['x', 'y', 'z'].map((id): NetworkNode => ({ id, kind: 'CONCEPT', n: 1 }));
    const edges = [
      { a: 0, b: 2, weight: 1 },
      { a: 1, b: 4, weight: 1 },
    ];
    expect(structure({ nodes: [...actors(2), ...concepts], edges }).density).toBe(1 / 3);
    expect(structure({ nodes: [...actors(4), ...concepts.slice(1)], edges: edges.slice(1) }).density).toBe(
      1 / 8,
    );
  });

  it('finds two camps that one weak tie connects', () => {
    const camps = network(6, [0, 1, 5], [0, 2, 5], [1, 2, 5], [3, 4, 5], [3, 5, 5], [4, 5, 5], [2, 3, 1]);
    const { nodes, communities, components, modularity } = structure(camps);
    expect([communities, components]).toEqual([2, 1]);
    expect(nodes.map(({ community }) => community)).toEqual([0, 0, 0, 1, 1, 1]);
    // Within the camps 30 of 31; at random half
    expect(modularity).toBeCloseTo(30 / 31 - 1 / 2, 12);
  });

  it('leaves ties of a negative weight out, and counts them', () => {
    const { nodes, negative, components } = structure(network(3, [0, 1, 2], [1, 2, -2]));
    expect([negative, components]).toEqual([1, 2]);
    expect(nodes.map(({ weightedDegree }) => weightedDegree)).toEqual([2, 2, 0]);
  });

  it('takes a tie for a tie where weights are codes', () => {
    const { nodes } = networkStructure(network(2, [0, 1, 3]), { seed: 1, weighted: false });
    expect(nodes[0]?.weightedDegree).toBe(1);
  });

  it('says why shortest paths are not counted where they are too many', () => {
    const n = 1_000;
    const ties = Array.from({ length: mostPathSteps / n + 1 }, (_, i): [number, number] => {
      const a = i % (n - 100);
      return [a, a + 1 + Math.floor(i / (n - 100))];
    });
    const { nodes, pathsLeftOutBecause, density } = structure(network(n, ...ties));
    expect(pathsLeftOutBecause).toMatch(/1000 nodes along 20001 ties are too many/);
    expect(nodes.every(({ betweenness, closeness }) => betweenness === null && closeness === null)).toBe(
      true,
    );
    expect(density).toBeCloseTo(20_001 / (500 * 999), 12);
    expect(nodes.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 6);
  });
});

const anyNetwork = fc.integer({ min: 2, max: 8 }).chain((n) =>
  fc
    .uniqueArray(
      fc
        .tuple(fc.nat({ max: n - 1 }), fc.nat({ max: n - 1 }), fc.integer({ min: 1, max: 9 }))
        .filter(([a, b]) => a < b),
      { selector: ([a, b]) => `${a} ${b}` },
    )
    .map((ties) => network(n, ...ties)),
);

describe('whatever the network', () => {
  it('betweenness and closeness are what all shortest paths say, one after another', () => {
    fc.assert(
      fc.property(anyNetwork, (given) => {
        const n = given.nodes.length;
        const far = distances(given);
        structure(given).nodes.forEach(({ betweenness, closeness }, v) => {
          const reached = (far[v] as number[]).filter((d) => d > 0 && Number.isFinite(d));
          const sum = reached.reduce((total, d) => total + d, 0);
          expect(closeness).toBeCloseTo(sum ? (reached.length / sum) * (reached.length / (n - 1)) : 0, 9);
          const possible = ((n - 1) * (n - 2)) / 2;
          expect(betweenness).toBeCloseTo(possible ? through(given, far, v) / possible : 0, 9);
        });
      }),
    );
  });

  it('ranks add up to 1, each node lies in one part, and no community reaches over two', () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer(), (given, seed) => {
        const { nodes, components, communities, density } = structure(given, seed);
        const far = distances(given);
        expect(nodes.reduce((sum, { pageRank }) => sum + pageRank, 0)).toBeCloseTo(1, 6);
        nodes.forEach((one, a) => {
          nodes.forEach((another, b) => {
            expect(one.component === another.component).toBe(Number.isFinite((far[a] as number[])[b]));
            if (one.community === another.community) expect(one.component).toBe(another.component);
          });
        });
        expect(new Set(nodes.map(({ component }) => component)).size).toBe(components);
        expect(communities).toBeGreaterThanOrEqual(components);
        if (density !== null) expect(density).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('modularity is what its definition says of the communities, which come again with the seed', () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer(), (given, seed) => {
        const found = structure(given, seed);
        expect(structure(given, seed)).toEqual(found);
        const weight = given.edges.reduce((sum, edge) => sum + edge.weight, 0);
        expect(found.modularity === null).toBe(weight === 0);
        if (found.modularity === null) return;
        const { nodes } = found;
        const share = (community: number) => {
          const degree = nodes
            .filter((node) => node.community === community)
            .reduce((sum, node) => sum + node.weightedDegree, 0);
          const within = given.edges
            .filter(({ a, b }) => [a, b].every((end) => nodes[end]?.community === community))
            .reduce((sum, edge) => sum + edge.weight, 0);
          return within / weight - (degree / (2 * weight)) ** 2;
        };
        const expected = Array.from({ length: found.communities }, (_, i) => share(i));
        expect(found.modularity).toBeCloseTo(
          expected.reduce((sum, one) => sum + one, 0),
          9,
        );
      }),
    );
  });
});

/** How many ties apart each two nodes are, after Floyd and Warshall. */
function distances({ nodes, edges }: Network): number[][] {
  const far = nodes.map((_row, i) => nodes.map((_column, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)));
  const row = (i: number) => far[i] as number[];
  for (const { a, b } of edges) row(a)[b] = row(b)[a] = 1;
  nodes.forEach((_via, k) => {
    nodes.forEach((_from, i) => {
      nodes.forEach((_to, j) => {
        row(i)[j] = Math.min(row(i)[j] as number, (row(i)[k] as number) + (row(k)[j] as number));
      });
    });
  });
  return far;
}

/** The sum over all pairs of others of the share of their shortest paths that lead through a node. */
function through({ nodes, edges }: Network, far: number[][], v: number): number {
  const d = (i: number, j: number) => (far[i] as number[])[j] as number;
  const neighbours = (i: number) => edges.flatMap(({ a, b }) => (a === i ? [b] : b === i ? [a] : []));
  const paths = (from: number, to: number): number =>
    from === to
      ? 1
      : neighbours(from)
          .filter((next) => d(next, to) === d(from, to) - 1)
          .reduce((sum, next) => sum + paths(next, to), 0);
  let sum = 0;
  nodes.forEach((_one, s) => {
    nodes.forEach((_another, t) => {
      if (s >= t || s === v || t === v || !Number.isFinite(d(s, t))) return;
      if (d(s, v) + d(v, t) === d(s, t)) sum += (paths(s, v) * paths(v, t)) / paths(s, t);
    });
  });
  return sum;
}
