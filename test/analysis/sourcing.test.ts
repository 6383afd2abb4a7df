import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SourcingGraph, type SourcingNode, sourcing } from '../../server/src/analysis/sourcing.ts';

const size = 7;
const ids = Array.from({ length: size }, (_, i) => `n${i}`);
/** One id more than there are nodes: a step that is absent. */
const anyId = fc.constantFrom(...ids, 'absent');
const node: fc.Arbitrary<SourcingNode> = fc.record({
  next: fc.uniqueArray(anyId, { maxLength: 3 }),
  sources: fc.uniqueArray(fc.constantFrom('S1', 'S2', 'S3'), { maxLength: 2 }),
  reliability: fc.array(fc.constantFrom('A', 'C', 'E', 'F'), { maxLength: 2 }),
  credibility: fc.array(fc.constantFrom('CONFIRMED', 'DOUBTFUL', 'CANNOT_BE_JUDGED'), { maxLength: 2 }),
});
const graphs: fc.Arbitrary<SourcingGraph> = fc
  .record({
    nodes: fc.tuple(...ids.map(() => node)),
    evidence: fc.array(fc.option(anyId), { maxLength: 4 }),
  })
  .map(({ nodes, evidence }) => ({
    nodes: new Map(nodes.map((each, i) => [ids[i] as string, each])),
    evidence: evidence.map((each, i) => ({ id: `e${i}`, node: each })),
  }));

/** Every path without a repeated node from one on, by brute force. A step that is absent ends it. */
function pathsFrom({ nodes }: SourcingGraph, id: string, before: string[] = []): string[][] {
  const path = [...before, id];
  const next = nodes.get(id)?.next ?? [];
  return [
    path,
    ...next.flatMap((each) => (path.includes(each) ? [] : pathsFrom({ nodes, evidence: [] }, each, path))),
  ];
}
const evidencePaths = (graph: SourcingGraph) =>
  graph.evidence.flatMap(({ id, node: start }) =>
    start === null ? [] : pathsFrom(graph, start).map((path) => ({ id, path })),
  );
const sourcesOf = ({ nodes }: SourcingGraph, path: string[]) =>
  nodes.get(path.at(-1) as string)?.sources ?? [];

describe('sourcing', () => {
  it('finds every source that a chain leads to, and the evidence that comes down to it', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const paths = evidencePaths(graph);
        const expected = new Map<string, Set<string>>();
        for (const { id, path } of paths)
          for (const source of sourcesOf(graph, path))
            expected.set(source, (expected.get(source) ?? new Set()).add(id));
        const { sources, unsourced } = sourcing(graph);
        expect(new Map(sources.map(({ source, evidence }) => [source, new Set(evidence)]))).toEqual(expected);
        for (const { id } of graph.evidence)
          expect(unsourced.includes(id)).toBe(![...expected.values()].some((all) => all.has(id)));
      }),
    );
  });

  it('takes the weakest grade of all steps that lead to a source, and counts what cannot be judged apart', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const paths = evidencePaths(graph);
        for (const { source, reliability } of sourcing(graph).sources) {
          // A node is on the way if evidence leads to it and it leads to the source
          const steps = [...graph.nodes.keys()].filter(
            (id) =>
              paths.some(({ path }) => path.includes(id)) &&
              pathsFrom(graph, id).some((path) => sourcesOf(graph, path).includes(source)),
          );
          const grades = steps.flatMap((id) => graph.nodes.get(id)?.reliability ?? []);
          const judged = grades.filter((grade) => grade !== 'F').sort();
          expect(reliability).toEqual({
            grade: judged.at(-1) ?? 'F',
            judged: judged.length,
            unknown: grades.length - judged.length,
          });
        }
      }),
    );
  });

  it('finds circular chains wherever there are any', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const reached = new Set(evidencePaths(graph).flatMap(({ path }) => path));
        const onCircle = [...reached].filter((id) =>
          pathsFrom(graph, id).some((path) => graph.nodes.get(path.at(-1) as string)?.next.includes(id)),
        );
        const { circular } = sourcing(graph);
        expect(new Set(circular.flat())).toEqual(new Set(onCircle));
        for (const chain of circular) {
          expect(new Set(chain).size).toBe(chain.length);
          chain.forEach((id, i) => {
            expect(graph.nodes.get(id)?.next).toContain(chain[(i + 1) % chain.length]);
          });
        }
        expect(new Set(circular.map(String)).size).toBe(circular.length);
      }),
    );
  });

  it('does not depend on the order in which the graph is given', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const turned = new Map(
          [...graph.nodes]
            .reverse()
            .map(([id, { next, sources, ...grades }]) => [
              id,
              { ...grades, next: [...next].reverse(), sources: [...(sources ?? [])].reverse() },
            ]),
        );
        expect(sourcing({ ...graph, nodes: turned })).toEqual(sourcing(graph));
        const sorted = (given: SourcingGraph) => {
          const { sources, unsourced, ...rest } = sourcing(given);
          return {
            ...rest,
            unsourced: [...unsourced].sort(),
            sources: sources.map((each) => ({ ...each, evidence: [...each.evidence].sort() })),
          };
        };
        expect(sorted({ ...graph, evidence: [...graph.evidence].reverse() })).toEqual(sorted(graph));
      }),
    );
  });

  it('finds no more sources where a step is hidden, and says of none that it is the only one', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(...ids), (graph, hidden) => {
        const nodes = new Map(graph.nodes);
        nodes.delete(hidden);
        const [whole, less] = [sourcing(graph), sourcing({ ...graph, nodes })];
        const names = ({ sources }: typeof whole) => sources.map(({ source }) => source);
        for (const source of names(less)) expect(names(whole)).toContain(source);
        for (const chain of less.circular) expect(chain).not.toContain(hidden);
        const met = evidencePaths(graph).some(({ path }) => path.includes(hidden));
        if (met) expect(less.singleSource).not.toBe(true);
        else expect(less).toEqual(whole);
      }),
    );
  });

  it('of evidence that comes down to one document is single, of two is not, of none is nothing', () => {
    const nodes = new Map<string, SourcingNode>([
      ['a', { next: ['c'] }],
      ['b', { next: ['c'] }],
      ['c', { next: [], sources: ['S'] }],
      ['d', { next: [], sources: ['T'] }],
    ]);
    const of = (...each: string[]) => sourcing({ nodes, evidence: each.map((id) => ({ id, node: id })) });
    expect(of('a', 'b')).toMatchObject({
      singleSource: true,
      sources: [{ source: 'S', evidence: ['a', 'b'] }],
    });
    expect(of('a', 'd').singleSource).toBe(false);
    expect(of()).toEqual({ sources: [], unsourced: [], singleSource: null, circular: [] });
    expect(of('a', 'gone').singleSource).toBeNull();
  });
});
