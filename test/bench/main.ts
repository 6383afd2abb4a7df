/**
 * `npm run bench`: our API, PostGraphile and a flat-row ceiling on one database, in interleaved rounds. Prints ratios.
 * What is measured and how is told in docs/benchmark.md.
 */
import { deepStrictEqual } from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { installPeer } from './contestants/peer.ts';
import { answerOf } from './contestants/requests.ts';
import { type Contestant, names, startContestant } from './contestants/start.ts';
import { cpuClock } from './cpu.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { findDeepKey } from './deep-key.ts';
import { inTurn, measure, middleOf } from './load.ts';
import { type Operation, operations } from './operations.ts';
import { deepPageRatio, type Result, tableOf } from './table.ts';

const { values: given } = parseArgs({
  options: {
    /** How many statements. */
    size: { type: 'string', default: '500000' },
    connections: { type: 'string', default: '16' },
    rounds: { type: 'string', default: '3' },
    /** How long a round lasts. */
    seconds: { type: 'string', default: '3' },
    /** Keeps the database in this directory for the next run. */
    data: { type: 'string' },
    /** Writes every round to this file. */
    json: { type: 'string' },
    'without-postgraphile': { type: 'boolean', default: false },
    /** Another directory, with `beside-size` statements: our API and the ceiling on both by turns, and nothing else. */
    beside: { type: 'string' },
    'beside-size': { type: 'string', default: '5000000' },
    /** Measures what hiding rows costs, and nothing else. */
    visibility: { type: 'boolean', default: false },
    /** Measures the analyses of a relationship, and nothing else. */
    analyses: { type: 'boolean', default: false },
    /** Measures what keeping answers saves, and nothing else. */
    cache: { type: 'boolean', default: false },
    /** Measures what writing costs, and nothing else. */
    writes: { type: 'boolean', default: false },
    /** Measures how long the server takes to start, and nothing else. */
    start: { type: 'boolean', default: false },
  },
});

const log = (line: string) => console.error(line);

function wholeNumber(name: 'size' | 'beside-size' | 'connections' | 'rounds' | 'seconds', least = 1): number {
  const number = Number(given[name]);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`--${name} takes a whole number of ${least} or more.`);
}

const load = { connections: wholeNumber('connections'), seconds: wholeNumber('seconds') };
// Fewer would lack the statement that q1 reads
const [size, rounds] = [wholeNumber('size', 2_000), wholeNumber('rounds')];
const alone = {
  beside: measureBeside,
  visibility: measureVisibility,
  analyses: measureAnalyses,
  cache: measureCache,
  writes: measureWrites,
  start: measureStart,
};
for (const [name, work] of Object.entries(alone)) {
  if (!given[name as keyof typeof alone]) continue;
  await work();
  process.exit();
}
const taking = names.filter((name) => name !== 'postgraphile' || !given['without-postgraphile']);
const node = taking.includes('postgraphile') ? installPeer(log) : process.execPath;

const database = await openBenchDatabase(size, given.data, log);
const superuser = new pg.Client({ connectionString: database.superuserUrl });
const contestants: Contestant[] = [];
try {
  await superuser.connect();
  const clock = await cpuClock(superuser);
  const start = { ...database, node, deepKey: await findDeepKey(superuser) };
  for (const name of taking) contestants.push(await startContestant(name, start));
  for (const operation of operations) await requireSameAnswer(operation);

  const results: Result[] = [];
  for (const operation of operations) {
    results.push({
      operation,
      statements: await countStatements(operation),
      rounds: await compete(operation),
    });
    log(`${operation.name}: ${contestants.map(({ name }) => speed(results.at(-1), name)).join(', ')}`);
  }

  const ratio = deepPageRatio(results)?.toFixed(2);
  console.log(`${tableOf(results)}\n\nq4: a deep page takes ${ratio} times as long as the first page.`);
  if (given.json)
    writeFileSync(given.json, `${JSON.stringify({ size, rounds, ...load, results }, null, 2)}\n`);

  async function compete(operation: Operation): Promise<Result['rounds']> {
    const measured: Result['rounds'] = {};
    for (let round = 0; round < rounds; round++) {
      for (const each of inTurn(contestants, round)) {
        measured[each.name] ??= [];
        measured[each.name]?.push(await measure(each, operation, load, clock));
      }
    }
    return measured;
  }
} finally {
  for (const each of contestants) await each.stop();
  await superuser.end();
  await database.stop();
}

async function measureBeside(): Promise<void> {
  const { compareSizes } = await import('./sizes.ts');
  const file = given.json;
  if (!file) throw new Error('--beside writes its rounds to the file of --json, for bench:growth.');
  const besideSize = wholeNumber('beside-size', 2_000);
  const database = await openBenchDatabase(size, given.data, log);
  const other = await openBenchDatabase(besideSize, given.beside, log);
  try {
    const databases = [
      { size, database },
      { size: besideSize, database: other },
    ];
    await compareSizes(databases, { ...load, rounds }, file, log);
  } finally {
    await other.stop();
    await database.stop();
  }
}

async function measureVisibility(): Promise<void> {
  const { visibilityCost } = await import('./visibility.ts');
  await tell(async (database) => {
    const superuser = new pg.Client({ connectionString: database.superuserUrl });
    await superuser.connect();
    try {
      return await visibilityCost(database, await findDeepKey(superuser), rounds, log);
    } finally {
      await superuser.end();
    }
  });
}

async function measureAnalyses(): Promise<void> {
  const { analysisTimes } = await import('./analyses.ts');
  await tell((database) => analysisTimes(database, rounds, log));
}

async function measureCache(): Promise<void> {
  const { cacheGains } = await import('./cache.ts');
  await tell((database) => cacheGains(database, { ...load, rounds }, log));
}

async function measureWrites(): Promise<void> {
  const { writeTimes } = await import('./writes.ts');
  await tell((database) => writeTimes(database, size, { ...load, rounds }, log));
}

async function measureStart(): Promise<void> {
  const { startTimes } = await import('./start.ts');
  await tell((database) => startTimes(database, rounds, log));
}

/** Prints what a measurement of its own came to. */
async function tell(measured: (database: BenchDatabase) => Promise<string>): Promise<void> {
  const database = await openBenchDatabase(size, given.data, log);
  try {
    console.log(await measured(database));
  } finally {
    await database.stop();
  }
}

/** Different data would make every ratio worthless. */
async function requireSameAnswer(operation: Operation): Promise<void> {
  const [ours, ...others] = await Promise.all(
    contestants.map(async ({ name, url, ask }) => {
      const data = await answerOf(url, ask(operation));
      return { name, data: name === 'ours' && operation.flat ? operation.flat(data as never) : data };
    }),
  );
  for (const { name, data } of others)
    deepStrictEqual(data, ours?.data, `${name} answers ${operation.name} with other data than ours.`);
}

async function countStatements(operation: Operation): Promise<number> {
  const { url, ask } = contestants.find(({ name }) => name === 'ours') as Contestant;
  const sinceLast = async () => Number(await (await fetch(`${url}/statements`)).text());
  await sinceLast();
  await answerOf(url, ask(operation));
  return sinceLast();
}

function speed(result: Result | undefined, name: Contestant['name']): string {
  return `${name} ${middleOf(result?.rounds[name] ?? []).perSecond.toFixed(0)}/s`;
}
