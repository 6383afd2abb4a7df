import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { type Contestant, type Name, startContestant } from './contestants/start.ts';
import { type CpuClock, cpuClock } from './cpu.ts';
import type { BenchDatabase } from './database.ts';
import { findDeepKey } from './deep-key.ts';
import { inTurn, type Load, measure } from './load.ts';
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
  results: Measured[];
  superuser: pg.Client;
}

type Measured = Pick<Result, 'operation' | 'rounds'>;

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
      const turns = started.map(({ contestants, clock, results }) => {
        const measured: Measured = { operation, rounds: {} };
        results.push(measured);
        return { contestants, clock, measured };
      });
      for (let round = 0; round < rounds; round++) {
        for (const [place, name] of taking.entries()) {
          for (const { contestants, clock, measured } of inTurn(turns, round)) {
            const took = await measure(contestants[place] as Contestant, operation, load, clock);
            measured.rounds[name] = [...(measured.rounds[name] ?? []), took];
          }
        }
      }
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
