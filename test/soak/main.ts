/**
 * `npm run soak -- --minutes 30`: a server process under as much as it can answer, for as long as is asked, with a fault each minute. Ends with 1 if memory
 * grew, if a write that was acknowledged is not there exactly once, or if anything failed outside of the faults. Takes Linux.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { generate } from '../bench/data/load.ts';
import { compare, newLedger, recovery } from '../faults/ledger.ts';
import { fragilePostgres } from '../faults/postgres.ts';
import { startServerProcess } from '../revision/server-process.ts';
import { query } from '../start/postgres.ts';
import { type Request, startMixedLoad } from './load.ts';
import { type Fault, growth, type Minute, tell } from './minutes.ts';

const { values: given } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    /** How many statements are there to be read. */
    size: { type: 'string', default: '20000' },
    /** How many requests are under way at once. */
    connections: { type: 'string', default: '8' },
  },
});
const [minutes, size, connections] = (['minutes', 'size', 'connections'] as const).map((name) => {
  const number = Number(given[name]);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new Error(`--${name} takes a whole number above 0.`);
}) as [number, number, number];

const postgres = await fragilePostgres();
let server = await startServerProcess(postgres.logins);

type FaultKind = readonly [name: string, bring: () => Promise<void>];

const killServer: FaultKind = [
  'server killed',
  async () => {
    await server.kill();
    server = await startServerProcess(postgres.logins);
  },
];

const sessions = `FROM pg_stat_activity WHERE usename LIKE 'entente_reader%' OR usename = 'entente_writer'`;

/** Those that the server has to outlast. */
const lasting: readonly FaultKind[] = [
  [
    'connections cut',
    async () => {
      await query(postgres.superuserUrl, `SELECT pg_terminate_backend(pid) ${sessions}`);
    },
  ],
  [
    'a backend of Postgres killed',
    async () => {
      const [backend] = await query<{ pid: number }>(postgres.superuserUrl, `SELECT pid ${sessions} LIMIT 1`);
      if (backend) process.kill(backend.pid, 'SIGKILL');
    },
  ],
  [
    'Postgres killed',
    async () => {
      await postgres.kill();
      await postgres.start();
    },
  ],
];

try {
  process.exitCode = (await soak()) ? 0 : 1;
} finally {
  await server.kill();
  await postgres.drop();
}

async function soak(): Promise<boolean> {
  await generate(postgres.ownerUrl, size);
  const ledger = newLedger();
  let requests: Request[] = [];
  const load = startMixedLoad(
    () => server.url,
    ledger,
    connections,
    (request) => requests.push(request),
  );
  const faults: Fault[] = [];
  const passed: Minute[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    const memory: number[] = [];
    const over = pause(60_000);
    const watch = setInterval(() => memory.push(...residentMegabytes()), 1_000);
    // Each in the midst of its minute; the server is killed in the first one only, since its memory is to be watched
    await pause(20_000);
    const [name, bring] = (minute === 1 ? killServer : lasting[minute % lasting.length]) as FaultKind;
    const fault = { name, from: performance.now(), to: Number.POSITIVE_INFINITY };
    faults.push(fault);
    await bring();
    await recovery(ledger);
    fault.to = performance.now();
    await over;
    clearInterval(watch);
    const told = tell(requests, faults, memory);
    passed.push(told);
    requests = [];
    console.log(
      `minute ${minute}: ${told.requests} requests, p99 ${told.p99} ms, ${told.inside} errors of the fault, ${told.outside.length} others, ${told.memory} MB, ${name}, answered after ${((fault.to - fault.from) / 1000).toFixed(1)} s`,
    );
  }
  await load.stop();
  return judge(passed, await compare(postgres.ownerUrl, ledger), ledger.acknowledged.size);
}

function judge(
  passed: Minute[],
  { lost, doubled }: Awaited<ReturnType<typeof compare>>,
  acknowledged: number,
) {
  const outside = passed.flatMap((minute) => minute.outside);
  const grown = growth(passed.slice(1).map(({ memory }) => memory));
  const verdicts: [boolean, string][] = [
    [
      lost.length + doubled.length === 0,
      `${acknowledged} writes acknowledged, ${lost.length} lost, ${doubled.length} there more than once`,
    ],
    [
      outside.length === 0,
      `${outside.length} errors outside of faults (${[...new Set(outside.map(({ code }) => code))].join(', ') || 'none'})`,
    ],
    [
      grown === null || grown <= 0.1,
      grown === null
        ? 'too few minutes to tell whether memory grows: 5 at least'
        : `memory ${grown < 0 ? 'shrank' : 'grew'} by ${Math.abs(100 * grown).toFixed(1)} % once warm, of 10 % allowed`,
    ],
  ];
  for (const [good, what] of verdicts) console.log(`${good ? 'ok    ' : 'FAILED'} ${what}`);
  return verdicts.every(([good]) => good);
}

/** Of the server's process; none while it is not there. */
function residentMegabytes(): number[] {
  try {
    const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
    return [...status.matchAll(/^VmRSS:\s+(\d+) kB$/gm)].map(([, kilobytes]) => Number(kilobytes) / 1024);
  } catch {
    return [];
  }
}
