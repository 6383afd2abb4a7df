import type { Present, Reading } from '../reading.ts';
import type { ExportedType } from '../scope.ts';

export type Value = string | number | null | undefined;

/** What a node or an edge says: the keys that the file declares, each with its type in GraphML. */
export const nodeKeys = {
  type: 'string',
  label: 'string',
  slug: 'string',
  kind: 'string',
  description: 'string',
  country: 'string',
  wikidata: 'string',
  date: 'string',
  dateFirst: 'string',
  dateLast: 'string',
  quote: 'string',
  language: 'string',
  paraphrase: 'string',
  voice: 'string',
  directness: 'string',
  speechAct: 'string',
  credibility: 'string',
  reliability: 'string',
  url: 'string',
  level: 'string',
  evidenceStatus: 'string',
  judgement: 'string',
  likelihood: 'string',
  confidence: 'string',
  state: 'string',
  marking: 'string',
} as const;

export const edgeKeys = {
  type: 'string',
  role: 'string',
  voice: 'string',
  from: 'string',
  to: 'string',
  stance: 'string',
  coder: 'string',
  round: 'int',
  position: 'int',
  directness: 'string',
  note: 'string',
  marking: 'string',
} as const;

export type NodeValues = Partial<Record<Exclude<keyof typeof nodeKeys, 'type'>, Value>>;
export type EdgeValues = Partial<Record<Exclude<keyof typeof edgeKeys, 'type'>, Value>>;

type Reference = { id: string } | null | undefined;

/** A tie from one row to another. An edge to what is not in the graph is not drawn. */
export interface Edge {
  type: string;
  from: readonly [ExportedType, Reference];
  to: readonly [ExportedType, Reference];
  values?: EdgeValues;
}

/** How the rows of a type become nodes and edges. Rows without a node are edges alone. */
export interface Part<Row = never> {
  type: ExportedType;
  select: object;
  node?: (row: Row) => NodeValues;
  edges: (row: Row) => Edge[];
}

/** The edges of a page whose two ends are both in the graph. */
export async function drawn(reading: Reading, edges: readonly Edge[]): Promise<Edge[]> {
  const named: Partial<Record<ExportedType, Set<string | undefined>>> = {};
  for (const { from, to } of edges) {
    for (const [type, row] of [from, to]) {
      named[type] ??= new Set();
      named[type].add(row?.id);
    }
  }
  const present: Present = await reading.present(named);
  return edges.filter(({ from, to }) => [from, to].every(([type, row]) => present(type, row?.id)));
}
