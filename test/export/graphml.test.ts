import { MultiDirectedGraph } from 'graphology';
import { parse } from 'graphology-graphml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escaped } from '../../server/src/export/graphml/xml.ts';
import { type Exported, exported } from './export.ts';
import { type World, world } from './world.ts';

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape
type Json = any;

let test: World;
let made: Exported;
let xml: string;
let graph: MultiDirectedGraph;
beforeAll(async () => {
  test = await world();
  made = await exported(test.database, 'graphml');
  xml = made.files['entente.graphml'] as string;
  graph = parse(MultiDirectedGraph as never, xml) as never;
});
afterAll(() => test.close());

const ofType = (type: string) => graph.filterNodes((_node, { type: each }) => each === type);
const edgesOf = (type: string) => graph.filterEdges((_edge, { type: each }) => each === type);

describe('a graph', () => {
  it('has a node for each row of each type', async () => {
    const { data } =
      await test.ask(`{ actors { totalCount } statements { totalCount } documents { totalCount }
      concepts { totalCount } activities { totalCount } assessments { totalCount } relationships { totalCount }
      cooperationAreas { totalCount } }`);
    for (const [type, { totalCount }] of [
      ['Actor', data.actors],
      ['Statement', data.statements],
      ['Document', data.documents],
      ['Concept', data.concepts],
      ['Activity', data.activities],
      ['Assessment', data.assessments],
      ['Relationship', data.relationships],
      ['CooperationArea', data.cooperationAreas],
    ] as [string, Json][]) {
      expect(ofType(type), type).toHaveLength(totalCount);
    }
  });

  it('leads every edge from a node to a node', () => {
    const nodes = new Set([...xml.matchAll(/<node id="([^"]+)"/g)].map(([, id]) => id));
    expect(nodes.size).toBe(graph.order);
    const edges = [...xml.matchAll(/<edge source="([^"]+)" target="([^"]+)"/g)];
    expect(edges.length).toBe(graph.size);
    for (const [, source, target] of edges) {
      expect(nodes).toContain(source);
      expect(nodes).toContain(target);
    }
  });

  it('has the words of a statement as they are, and its ties', () => {
    const id = test.plain.chinese as string;
    expect(graph.getNodeAttributes(id)).toMatchObject({
      type: 'Statement',
      quote: '我们是𠮷朋友',
      paraphrase: '-1 is <less> than & "nothing"',
      date: '../2020-02',
      dateLast: '2020-02-29',
      marking: 'CLEAR',
    });
    const ties = graph.outEdges(id).map((edge) => graph.getEdgeAttribute(edge, 'type'));
    expect(ties.toSorted()).toEqual([
      'ABOUT',
      'CODED_AS',
      'CONTRADICTS',
      'ON_SIDE_OF',
      'SPOKEN_BY',
      'STANDS_IN',
    ]);
  });

  it('has the stance on the edge to the concept, and the role on the edge from the evidence', async () => {
    const { data } = await test.ask('{ codings(first: 100) { nodes { stance } } }');
    const stances = edgesOf('CODED_AS').map((edge) => graph.getEdgeAttribute(edge, 'stance') ?? null);
    expect(stances.toSorted()).toEqual(data.codings.nodes.map((row: Json) => row.stance).toSorted());
    const contradicting = edgesOf('CONTRADICTS').find((edge) => graph.source(edge) === test.plain.chinese);
    expect(graph.target(contradicting as string)).toBe(test.plain.review);
    expect(graph.getEdgeAttribute(contradicting as string, 'note')).toBe('x < y');
  });

  it('says what it cannot carry', () => {
    for (const loss of made.summary.losses) expect(xml).toContain(escaped(loss));
  });
});

describe('text in XML', () => {
  it('keeps white space and marks, and replaces what cannot be written', () => {
    expect(escaped('a\tb\r\n<&>"\'')).toBe("a&#9;b&#13;&#10;&lt;&amp;&gt;&quot;'");
    expect(escaped('\u0001x\uFFFFy\uD800')).toBe('\uFFFDx\uFFFDy\uFFFD');
    expect(escaped('𠮷📷')).toBe('𠮷📷');
  });
});
