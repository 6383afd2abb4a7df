import { escaped } from '../export/graphml/xml.ts';
import type { Drawing } from './drawing.ts';

/** The network as GraphML: undirected, with label, kind and number of statements of each node and the weight of each edge. */
export function graphmlOf({ description, nodes, edges, labels }: Drawing): string {
  const data = (key: string, value: string | number) => `<data key="${key}">${escaped(String(value))}</data>`;
  const id = (place: number) => escaped(nodes[place]?.id as string);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    `<desc>${escaped(description)}</desc>`,
    '<key id="label" for="node" attr.name="label" attr.type="string"/>',
    '<key id="kind" for="node" attr.name="kind" attr.type="string"/>',
    '<key id="n" for="node" attr.name="n" attr.type="int"/>',
    '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
    '<graph id="network" edgedefault="undirected">',
    ...nodes.map(
      ({ kind, n }, place) =>
        `<node id="${id(place)}">${data('label', labels[place] ?? '')}${data('kind', kind)}${data('n', n)}</node>`,
    ),
    ...edges.map(
      ({ a, b, weight }) => `<edge source="${id(a)}" target="${id(b)}">${data('weight', weight)}</edge>`,
    ),
    '</graph>',
    '</graphml>',
    '',
  ].join('\n');
}
