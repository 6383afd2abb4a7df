import { parse as parseCsv } from 'csv-parse/sync';
import { MultiGraph, UndirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { describe, expect, it } from 'vitest';
import { discourseNetwork } from '../../server/src/analysis/discourse-network.ts';
import { edgeListOf, matrixOf } from '../../server/src/network/csv.ts';
import type { Drawing } from '../../server/src/network/drawing.ts';
import { gexfOf } from '../../server/src/network/gexf.ts';
import { graphmlOf } from '../../server/src/network/graphml.ts';
import { debate } from '../analysis/debate.ts';

const options = { normalisation: 'NONE', duplicates: 'INCLUDE' } as const;
const drawn = (mode: 'ACTORS' | 'TWO_MODE'): Drawing => {
  const network = discourseNetwork(debate, { ...options, mode, aggregation: 'SUBTRACT' });
  return { ...network, description: 'A & <b>', labels: network.nodes.map(({ id }) => `The ${id}`) };
};
/** Labels that break files which do not mind them. */
const hard: Drawing = {
  description: 'Who "says" <what>',
  nodes: ['one', 'two', 'three', 'four'].map((id) => ({ id, kind: 'ACTOR', n: 2 })),
  labels: ['=1+1', 'a "b", <c> & \'d\'\n𠮷', 'same', 'same'],
  edges: [
    { a: 0, b: 1, weight: -0.5 },
    { a: 1, b: 2, weight: 1 / 3 },
  ],
};
const cases = [
  ['one mode', drawn('ACTORS')],
  ['two modes', drawn('TWO_MODE')],
  ['labels that are hard to write', hard],
] as const;

const formats = [
  ['GraphML', graphmlOf, parseGraphml],
  ['GEXF', gexfOf, parseGexf],
] as const;

describe.each(formats)('%s', (_name, write, parse) => {
  it.each(cases)('of %s says the same when it is read again', (_of, drawing) => {
    const graph = parse(UndirectedGraph as never, write(drawing)) as unknown as UndirectedGraph;
    expect(graph.order).toBe(drawing.nodes.length);
    expect(graph.size).toBe(drawing.edges.length);
    drawing.nodes.forEach(({ id, kind, n }, place) => {
      expect(graph.getNodeAttributes(id)).toMatchObject({ label: drawing.labels[place], kind, n });
    });
    for (const { a, b, weight } of drawing.edges) {
      const edge = graph.edge(drawing.nodes[a]?.id, drawing.nodes[b]?.id);
      expect(graph.getEdgeAttribute(edge, 'weight')).toBe(weight);
    }
  });

  it('replaces what XML cannot write', () => {
    const text = write({ ...hard, labels: ['a\u0000b', '', '', ''], edges: [] });
    expect(text).toContain('a\uFFFDb');
    expect(text).not.toContain('\u0000');
  });

  it('of nothing is a file that can be read', () => {
    const graph = parse(
      MultiGraph as never,
      write({ description: '', nodes: [], edges: [], labels: [] }),
    ) as unknown as UndirectedGraph;
    expect([graph.order, graph.size]).toEqual([0, 0]);
  });
});

describe('an edge list', () => {
  it.each(cases)('of %s has each edge once', (_of, { nodes, edges, ...drawing }) => {
    const rows: Record<string, string>[] = parseCsv(edgeListOf({ nodes, edges, ...drawing }), {
      columns: true,
    });
    expect(rows.map((row) => [row.source, row.target, Number(row.weight)])).toEqual(
      edges.map(({ a, b, weight }) => [nodes[a]?.id, nodes[b]?.id, weight]),
    );
  });

  it('has no cell that a spreadsheet would run', () => {
    const [row] = parseCsv(edgeListOf(hard), { columns: true }) as Record<string, string>[];
    expect(row?.sourceLabel).toBe("'=1+1");
    expect(row?.weight).toBe('-0.5');
  });
});

describe('a matrix', () => {
  const cells = (drawing: Drawing): string[][] => parseCsv(matrixOf(drawing));

  it('of one mode is the same across its diagonal, which is 0', () => {
    const drawing = drawn('ACTORS');
    const [header, ...rows] = cells(drawing) as [string[], ...string[][]];
    expect(header).toEqual(['', ...drawing.labels]);
    expect(rows.map(([name]) => name)).toEqual(drawing.labels);
    const weights = rows.map(([, ...row]) => row.map(Number));
    weights.forEach((row, i) => {
      row.forEach((weight, j) => {
        expect(weight).toBe(weights[j]?.[i]);
        if (i === j) expect(weight).toBe(0);
      });
    });
    expect(weights.flat().reduce((sum, weight) => sum + weight, 0)).toBe(44);
  });

  it('of two modes has actors in lines and concepts in columns', () => {
    const [header, ...rows] = cells(drawn('TWO_MODE')) as [string[], ...string[][]];
    expect([rows.length, header.length]).toEqual([7, 7]);
    // The third organisation denies the first concept once, and affirms the sixth ten times
    expect(rows[2]).toEqual(['The actor 2', '-1', '0', '0', '0', '0', '10']);
  });

  it('tells two of one name apart', () => {
    expect(cells(hard)[0]?.slice(3)).toEqual(['same (three)', 'same (four)']);
  });
});
