import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circularChains } from '../../server/src/analysis/circular-chains.ts';

type Graph = Record<string, readonly string[]>;

const chainsOf = (graph: Graph) => {
  const before = new Map<string, string[]>();
  for (const [id, nexts] of Object.entries(graph))
    for (const next of nexts) before.set(next, [...(before.get(next) ?? []), id]);
  return circularChains(Object.keys(graph), (id) => graph[id] ?? [], before);
};

describe('circular chains', () => {
  it('begin with the least of their nodes, wherever they are met', () => {
    expect(chainsOf({ c: ['a'], a: ['b'], b: ['c'] })).toEqual([['a', 'b', 'c']]);
    expect(chainsOf({ z: ['y'], y: ['z'], a: ['z'] })).toEqual([['y', 'z']]);
    expect(chainsOf({ a: ['a'], b: ['a'] })).toEqual([['a']]);
  });

  it('are the shortest through a node', () => {
    expect(chainsOf({ a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a'] })).toEqual([
      ['a', 'd'],
      ['a', 'b', 'c'],
    ]);
  });

  it('name all nodes from which a way leads back, and go along the graph', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const anyGraph = fc.record(
      Object.fromEntries(names.map((id) => [id, fc.subarray(names, { maxLength: 2 })])),
    );
    fc.assert(
      fc.property(anyGraph, (graph: Graph) => {
        const reached = (from: string) => {
          const seen = new Set<string>();
          const open = [...(graph[from] ?? [])];
          for (const id of open) {
            if (seen.has(id)) continue;
            seen.add(id);
            open.push(...(graph[id] ?? []));
          }
          return seen;
        };
        const chains = chainsOf(graph);
        expect(new Set(chains.flat())).toEqual(new Set(names.filter((id) => reached(id).has(id))));
        for (const chain of chains) {
          expect(chain[0]).toBe([...chain].sort()[0]);
          chain.forEach((id, i) => {
            expect(graph[id]).toContain(chain[(i + 1) % chain.length]);
          });
        }
      }),
    );
  });
});
