import { UndirectedGraph } from 'graphology';
import { write } from 'graphology-gexf';
import { writable } from '../export/graphml/xml.ts';
import type { Drawing } from './drawing.ts';

/** The network as GEXF 1.3, the format of Gephi: undirected, with label, kind and number of statements of each node. */
export function gexfOf({ description, nodes, edges, labels }: Drawing): string {
  const graph = new UndirectedGraph();
  graph.setAttribute('description', writable(description));
  nodes.forEach(({ id, kind, n }, place) => {
    graph.addNode(id, { label: writable(labels[place] ?? ''), kind, n });
  });
  edges.forEach(({ a, b, weight }, place) => {
    graph.addUndirectedEdgeWithKey(String(place), nodes[a]?.id, nodes[b]?.id, { weight });
  });
  return write(graph as never, { version: '1.3', pedantic: true });
}
