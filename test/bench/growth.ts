/**
 * `npm run bench:growth -- FILE.json --svg docs/growth.svg`: sets runs of the benchmark with different numbers of statements side by side,
 * of one file (`npm run bench -- --beside DIRECTORY --json FILE`) or of several. Prints a table of what one request costs, and draws it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { type Name, names } from './contestants/start.ts';
import { type Measures, middleOf } from './load.ts';
import type { Result } from './table.ts';

interface Run {
  size: number;
  results: Pick<Result, 'operation' | 'rounds'>[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { svg: { type: 'string' } },
});
const runs = positionals
  .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Run | Run[])
  .sort((one, other) => one.size - other.size);
const [smallest] = runs;
if (!smallest || runs.length < 2) {
  console.error('Name a file or files of two runs or more, each with another number of statements.');
  process.exit(2);
}

/** What a request costs the server and Postgres together, in milliseconds of CPU. */
const costOf = (rounds: readonly Measures[]) => {
  const { serverCpu, postgresCpu } = middleOf(rounds);
  return serverCpu + postgresCpu;
};

interface Point {
  operation: string;
  name: Name;
  size: number;
  cost: number;
}

const points: Point[] = runs.flatMap(({ size, results }) =>
  results.flatMap(({ operation, rounds }) =>
    Object.entries(rounds).map(([name, measured]) => ({
      operation: operation.name,
      name: name as Name,
      size,
      cost: costOf(measured),
    })),
  ),
);

const thousands = (size: number) => size.toLocaleString('en');
const heading = ['operation', ...runs.map(({ size }) => thousands(size)), 'the last / the one before'];
const rows = smallest.results.map(({ operation: { name, what } }) => {
  const costs = runs.map(({ size }) => {
    const own = points.find((each) => each.operation === name && each.name === 'ours' && each.size === size);
    return own?.cost ?? Number.NaN;
  });
  const [last, before] = [costs.at(-1) as number, costs.at(-2) as number];
  // A run may lack an operation
  const told = (number: number) => (Number.isNaN(number) ? '–' : number.toFixed(2));
  return [`${name} ${what}`, ...costs.map(told), `× ${told(last / before)}`];
});
const rule = heading.map((_, i) => (i ? '---:' : '---'));
console.log([heading, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
if (values.svg) writeFileSync(values.svg, `${drawn()}\n`);

/** A curve for each operation and each who took part. */
function drawn(): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const first = smallest?.results[0]?.operation.name;
  const position = { fx: 'operation', x: 'size', y: 'cost', z: 'name', stroke: 'name' } as const;
  const svg = Plot.plot({
    document: document as never,
    width: 960,
    height: 260,
    marginLeft: 45,
    style: { background: 'white', color: '#222', fontFamily: 'sans-serif', fontSize: '11px' },
    fx: { label: null, domain: smallest?.results.map(({ operation }) => operation.name) },
    x: {
      type: 'log',
      label: 'statements',
      ticks: runs.map(({ size }) => size),
      tickFormat: '~s',
      inset: 18,
    },
    y: {
      type: 'log',
      label: 'CPU ms a request, server and Postgres',
      grid: true,
      ticks: [0.1, 1, 10, 100],
      tickFormat: '~f',
    },
    color: { domain: names, range: ['#1f5fa8', '#b45309', '#6b7280'] },
    marks: [
      Plot.line(points, position),
      Plot.dot(points, { ...position, fill: 'name', r: 2.5 }),
      // Who is who, at the curves of the first operation
      Plot.text(
        points.filter(({ operation, size }) => operation === first && size === smallest?.size),
        { ...position, stroke: undefined, fill: 'name', text: 'name', dy: -9, textAnchor: 'start' },
      ),
    ],
  });
  // For pages, which the file is none of
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  svg.setAttribute('role', 'img');
  svg.setAttribute(
    'aria-label',
    'What one request costs, by the number of statements; the figures are in the table.',
  );
  return svg.outerHTML;
}
