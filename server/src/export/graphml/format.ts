import { type About, type Format, piecesOf } from '../format.ts';
import type { Reading } from '../reading.ts';
import { labelled, tlpOf } from '../wording.ts';
import { actors, affiliations, areas, concepts, documents, relationships } from './actor-parts.ts';
import { activities, assessments } from './analysis-parts.ts';
import { drawn, type Edge, edgeKeys, nodeKeys, type Part, type Value } from './graph.ts';
import { codings, statements } from './statement-parts.ts';
import { escaped } from './xml.ts';

const file = 'entente.graphml';
const parts = [
  actors,
  relationships,
  areas,
  concepts,
  documents,
  statements,
  activities,
  assessments,
  affiliations,
  codings,
] as unknown as Part<{ id: string }>[];

/**
 * What programs for networks read. Written here as it is read: graphology reads GraphML and writes none, and would hold the whole graph in
 * memory.
 */
export const graphml: Format = {
  description:
    'Who says what about whom, what is done, and what is made of it, as a directed graph with typed nodes and edges, for network programs: GraphML.',
  extension: 'graphml',
  mediaType: 'application/graphml+xml',
  files: [file],
  losses: [
    'Dates are texts (EDTF), with the first and the last day that they can mean.',
    'Texts of documents, selectors, translations, occasions and places, citations, forecasts, adjudications, dissents, hypotheses, reviews and obligations are left out.',
    'Of assessments the probability range, assumptions, gaps and the basis of confidence are left out, and of evidence its weight.',
    'Other names of actors, and judgements that two actors are the same, are left out.',
    'An attribution is an edge to the actor who reports; the document in which that was is left out.',
    'An edge to something that lies outside of the selection is left out.',
    'Characters that XML cannot write are replaced.',
    'When something was recorded, changed and retracted is left out.',
  ],
  types: parts.map(({ type }) => type),
  write: (reading, about) => piecesOf(file, texts(reading, about)),
};

async function* texts(
  reading: Reading,
  { description, selection, clearance, losses }: About,
): AsyncGenerator<string> {
  const about = [
    description,
    labelled({ ...selection }) || 'Everything that the clearance sees.',
    tlpOf(clearance),
    'What it cannot carry:',
    ...losses,
  ];
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ';
  yield 'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
  yield `<desc>${escaped(about.join('\n'))}</desc>\n`;
  yield keysOf('node', nodeKeys);
  yield keysOf('edge', edgeKeys);
  yield '<graph id="entente" edgedefault="directed">\n';
  for (const { type, select, node, edges } of parts) {
    for await (const rows of reading.pages<{ id: string }>(type, select)) {
      if (node) yield rows.map((row) => nodeText(row.id, { type, ...node(row) })).join('');
      yield (await drawn(reading, rows.flatMap(edges))).map(edgeText).join('');
    }
  }
  yield '</graph>\n</graphml>\n';
}

/** A key has one id in the file, so that those of nodes and of edges are told apart; their names are free. */
function keysOf(of: 'node' | 'edge', keys: Readonly<Record<string, string>>): string {
  return Object.entries(keys)
    .map(([name, type]) => `<key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`)
    .join('');
}

function nodeText(id: string, values: Values): string {
  return `<node id="${id}">${dataOf('node', values)}</node>\n`;
}

function edgeText({ type, from: [, source], to: [, target], values }: Edge): string {
  return `<edge source="${source?.id}" target="${target?.id}">${dataOf('edge', { type, ...values })}</edge>\n`;
}

type Values = Readonly<Record<string, Value>>;

function dataOf(of: 'node' | 'edge', values: Values): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `<data key="${of}.${key}">${escaped(String(value))}</data>`)
    .join('');
}
