import { stringify } from 'csv-stringify/sync';
import { guarded } from '../export/csv/guard.ts';
import { type Drawing, namesOf } from './drawing.ts';

/** One line for each edge: the ids and labels of its ends, and its weight. A node without edges is in no line. */
export function edgeListOf({ nodes, edges, labels }: Drawing): string {
  return lines([
    ['source', 'sourceLabel', 'target', 'targetLabel', 'weight'],
    ...edges.map(({ a, b, weight }) => [
      nodes[a]?.id as string,
      labels[a] as string,
      nodes[b]?.id as string,
      labels[b] as string,
      weight,
    ]),
  ]);
}

/** A line and a column for each node; in a two-mode network a line for each actor and a column for each concept. 0 where there is no edge. */
export function matrixOf(drawing: Drawing): string {
  const { nodes, edges } = drawing;
  const names = namesOf(drawing);
  const actors = nodes.filter(({ kind }) => kind === 'ACTOR').length;
  const twoModes = actors > 0 && actors < nodes.length;
  const [height, left] = twoModes ? [actors, actors] : [nodes.length, 0];
  const rows = names.slice(0, height).map((name) => [name, ...names.slice(left).map(() => 0)]);
  const set = (row: number, column: number, weight: number) => {
    const cells = rows[row];
    // The first cell of a line is its name
    if (cells) cells[1 + column - left] = weight;
  };
  for (const { a, b, weight } of edges) {
    set(a, b, weight);
    if (!twoModes) set(b, a, weight);
  }
  return lines([['', ...names.slice(left)], ...rows]);
}

function lines(rows: (string | number)[][]): string {
  return stringify(rows, { record_delimiter: 'windows', cast: { string: guarded } });
}
