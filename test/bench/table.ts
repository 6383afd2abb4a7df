import type { Name } from './contestants/start.ts';
import { type Measures, middleOf, ratioOf } from './load.ts';
import type { Operation } from './operations.ts';

export interface Result {
  operation: Operation;
  /** How many SQL statements our API sends for one request. */
  statements: number;
  /** A contestant's rounds, in the order in which they were run; those of the others stand at the same places. */
  rounds: Partial<Record<Name, Measures[]>>;
}

const heading = [
  'operation',
  'ours, requests a second',
  'throughput: ours / PostGraphile',
  'ours / ceiling',
  'p99: ours / PostGraphile',
  'server CPU ms a request: ours',
  'PostGraphile',
  'ceiling',
  'Postgres CPU ms a request: ours',
  'PostGraphile',
  'ceiling',
  'SQL statements of ours',
];

/** The results as a Markdown table. */
export function tableOf(results: readonly Result[]): string {
  const rows = [heading, heading.map((_, i) => (i ? '---:' : '---'))];
  for (const result of results) rows.push(rowOf(result));
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({ operation, statements, rounds }: Result): string[] {
  const { ours = [], postgraphile, ceiling } = rounds;
  const against = (key: keyof Measures, others: Measures[] | undefined) =>
    others ? `× ${ratioOf(key, ours, others).toFixed(2)}` : '–';
  const cpu = (key: keyof Measures) =>
    [ours, postgraphile, ceiling].map((each) => (each ? middleOf(each)[key].toFixed(2) : '–'));
  return [
    `${operation.name} ${operation.what}`,
    middleOf(ours).perSecond.toFixed(0),
    against('perSecond', postgraphile),
    against('perSecond', ceiling),
    against('p99', postgraphile),
    ...cpu('serverCpu'),
    ...cpu('postgresCpu'),
    String(statements),
  ];
}

/** How much longer our API takes for a deep page than for the first one; undefined if one of them was not asked for. */
export function deepPageRatio(results: readonly Result[]): number | undefined {
  const [first, deep] = ['q4', 'q4 deep'].map(
    (name) => results.find(({ operation }) => operation.name === name)?.rounds.ours,
  );
  return first && deep && middleOf(first).perSecond / middleOf(deep).perSecond;
}
