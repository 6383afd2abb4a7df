import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { type Contestant, type Name, startContestant } from './contestants/start.ts';
import { type CpuClock, cpuClock } from './cpu.ts';
import type { BenchDatabase } from './database.ts';
import { findDeepKey } from './deep-key.ts';
import { type Load, measure } from './load.ts';
import { operations } from './operations.ts';
import type { Result } from './table.ts';

/** One of the databases that are compared. */
interface Sized {
  size: number;
  database: BenchDatabase;
}

interface Started {
  size: number;
  contestants: Contestant[];
  clock: CpuClock;
  results: Result[];
  superuser: pg.Client;
}

const taking: readonly Name[] = ['ours', 'ceiling'];

/** Our API and the ceiling on databases of different sizes, by turns: what the machine does besides hits all sizes alike. Writes the rounds to a file for `bench:growth`. */
export async function compareSizes(
  databases: readonly Sized[],
  { rounds, ...load }: Load & { rounds: number },
  file: string,
  log: (line: string) => void,
): Promise<void> {
  const started: Started[] = [];
  try {
    for (const each of databases) started.push(await start(each));
    for (const operation of operations) {
      const measured = started.map((): Result['rounds'] => ({}));
      for (let round = 0; round < rounds; round++) {
        for (const name of taking) {
          for (let turn = 0; turn < started.length; turn++) {
            const place = (turn + round) % started.length;
            const { contestants, clock } = started[place] as Started;
            const each = contestants.find((one) => one.name === name) as Contestant;
            const of = measured[place] as Result['rounds'];
            of[name] = [...(of[name] ?? []), await measure(each, operation, load, clock)];
          }
        }
      }
      for (const [i, { results }] of started.entries())
        results.push({ operation, statements: 0, rounds: measured[i] as Result['rounds'] });
      log(operation.name);
    }
    const runs = started.map(({ size, results }) => ({ size, rounds, ...load, results }));
    writeFileSync(file, `${JSON.stringify(runs, null, 2)}\n`);
  } finally {
    for (const { contestants, superuser } of started) {
      for (const each of contestants) await each.stop();
      await superuser.end();
    }
  }
}

async function start({ size, database }: Sized): Promise<Started> {
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
  const options = { ...database, node: process.execPath, deepKey: await findDeepKey(superuser) };
  const contestants: Contestant[] = [];
  for (const name of taking) contestants.push(await startContestant(name, options));
  return { size, contestants, clock: await cpuClock(superuser), results: [], superuser };
}
