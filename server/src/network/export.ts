import type { DiscourseNetwork } from '../analysis/discourse-network.ts';
import type { Clearance } from '../database/clearance.ts';
import { tlpOf } from '../export/wording.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { edgeListOf, matrixOf } from './csv.ts';
import type { Drawing } from './drawing.ts';
import { graphmlOf } from './graphml.ts';

/** The formats, each with what it is for. */
export const formats = {
  GRAPHML: { write: graphmlOf, description: 'GraphML, for network programs in general.' },
  GEXF: {
    // Loaded when it is first wanted
    write: async (drawing) => (await import('./gexf.ts')).gexfOf(drawing),
    description: 'GEXF 1.3, for Gephi.',
  },
  EDGE_LIST_CSV: {
    write: edgeListOf,
    description: 'A line for each edge; nodes without edges are left out.',
  },
  MATRIX_CSV: {
    write: matrixOf,
    description:
      'A line and a column for each node; in a two-mode network a line for each actor and a column for each concept.',
  },
} as const satisfies Record<
  string,
  { write: (drawing: Drawing) => string | Promise<string>; description: string }
>;

/** A network as a file: what it is called, how it was computed, and for whom it is. */
export async function exportNetwork(
  source: Source,
  network: DiscourseNetwork,
  format: keyof typeof formats,
  { computed, clearance }: { computed: object; clearance: Clearance },
): Promise<string> {
  const statement = new Statement(source);
  const ids = statement.parameter(network.nodes.map(({ id }) => id));
  const rows = (await source.run(
    `SELECT "id", "name" FROM ${statement.table('Actor')} a WHERE "id" = ANY (${ids}::uuid[])
     UNION ALL SELECT "id", "label" FROM ${statement.table('Concept')} k WHERE "id" = ANY (${ids}::uuid[])`,
    statement.parameters,
  )) as [string, string][];
  const names = new Map(rows);
  return formats[format].write({
    ...network,
    description: [`Discourse network: ${JSON.stringify(computed)}`, tlpOf(clearance)].join('\n'),
    labels: network.nodes.map(({ id }) => names.get(id) ?? id),
  });
}
