/**
 * `npm run bench`: our API against the flat-row ceiling on one database, in interleaved rounds.
 * Options: --size 500000 (statements), --connections 16, --rounds 3, --seconds 3, --json file.
 */
import { deepStrictEqual } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startTemporaryPostgres } from '../../prisma/tools/temporary-postgres.ts';
import { migrate } from '../../server/src/database/migrate.ts';
import { answerOf, type Contestant, startContestant } from './contestants.ts';
import { generate } from './generate.ts';
import { type Round, round } from './load.ts';
import { operations } from './operations.ts';

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: '500000' },
    connections: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const [size, connections, rounds, seconds] = [
  options.size,
  options.connections,
  options.rounds,
  options.seconds,
].map(Number) as [number, number, number, number];

const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
const middle = (all: Round[]) =>
  Object.fromEntries(
    (['perSecond', 'p99', 'serverCpu', 'postgresCpu'] as const).map((key) => [
      key,
      median(all.map((each) => each[key])),
    ]),
  ) as unknown as Round;

const postgres = await startTemporaryPostgres();
const contestants: Contestant[] = [];
try {
  await migrate(postgres.ownerUrl);
  console.error(`Making ${size} statements.`);
  await generate(postgres.ownerUrl, size, console.error);
  const ours = await startContestant('ours', postgres.ownerUrl);
  const ceiling = await startContestant('ceiling', postgres.ownerUrl);
  contestants.push(ours, ceiling);

  const results = [];
  for (const operation of operations) {
    // The same data, or there is nothing to compare. The first answers also warm up both
    deepStrictEqual(await answerOf(ours, operation), await answerOf(ceiling, operation));
    await fetch(`${ours.url}/statements`);
    await answerOf(ours, operation);
    const statements = Number(await (await fetch(`${ours.url}/statements`)).text());
    for (const each of contestants) await round(each, operation, connections, 1);
    const measured = new Map<string, Round[]>(contestants.map(({ name }) => [name, []]));
    for (let i = 0; i < rounds; i++) {
      for (const each of i % 2 ? contestants.toReversed() : contestants) {
        measured.get(each.name)?.push(await round(each, operation, connections, seconds));
      }
    }
    const [a, b] = [ours, ceiling].map(({ name }) => middle(measured.get(name) as Round[])) as [Round, Round];
    results.push({ operation: operation.name, what: operation.what, statements, ours: a, ceiling: b });
    console.error(`${operation.name}: ${a.perSecond.toFixed(0)} a second, ceiling ${b.perSecond.toFixed(0)}`);
  }

  const deep = (name: string) =>
    results.find(({ operation }) => operation === name)?.ours.perSecond as number;
  const ms = (n: number) => n.toFixed(2);
  console.log(
    [
      `| operation | throughput to the ceiling | p99 to the ceiling | CPU ms a request: ours, server + Postgres | ceiling, server + Postgres | SQL statements |`,
      '|---|---|---|---|---|---|',
      ...results.map(
        ({ operation, what, statements, ours: a, ceiling: b }) =>
          `| ${operation} ${what} | ${(a.perSecond / b.perSecond).toFixed(2)} | ${(a.p99 / b.p99).toFixed(2)} | ${ms(a.serverCpu)} + ${ms(a.postgresCpu)} | ${ms(b.serverCpu)} + ${ms(b.postgresCpu)} | ${statements} |`,
      ),
      '',
      `A deep page takes ${(deep('q4') / deep('q4 deep')).toFixed(2)} times the time of the first page.`,
    ].join('\n'),
  );
  if (options.json)
    writeFileSync(options.json, JSON.stringify({ size, connections, rounds, seconds, results }, null, 2));
} finally {
  for (const each of contestants) each.stop();
  await postgres.stop();
}
