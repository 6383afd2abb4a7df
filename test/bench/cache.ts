import pg from 'pg';
import { answerOf } from './contestants/requests.ts';
import { type Contestant, startContestant } from './contestants/start.ts';
import { cpuClock } from './cpu.ts';
import type { BenchDatabase } from './database.ts';
import { findDeepKey } from './deep-key.ts';
import { type Load, type Measures, measure, middleOf, ratioOf } from './load.ts';
import { operations } from './operations.ts';

/** Million bytes: enough that no answer of an operation has to go. */
const memory = 100;

/**
 * What keeping answers saves: our server without, the same with the same question again and again, and with another question each time, in turns.
 * Returns a Markdown table.
 */
export async function cacheGains(
  database: BenchDatabase,
  { rounds, ...load }: Load & { rounds: number },
  log: (line: string) => void,
): Promise<string> {
  const superuser = new pg.Client({ connectionString: database.superuserUrl });
  const servers: Contestant[] = [];
  try {
    await superuser.connect();
    const clock = await cpuClock(superuser);
    const start = { ...database, node: process.execPath, deepKey: await findDeepKey(superuser) };
    const without = await startContestant('ours', start);
    servers.push(without);
    const keeping = await startContestant('ours', { ...start, cache: memory });
    servers.push(keeping);
    const sides = { without, hits: keeping, misses: keeping };
    const rows = [
      '| operation | bytes | without, requests a second | hits | hits / without | misses / without | server CPU ms a request: without | hits | misses |',
      `| --- |${' ---: |'.repeat(8)}`,
    ];
    for (const operation of operations) {
      const bytes = JSON.stringify(await answerOf(without.url, without.ask(operation))).length;
      const measured: Record<keyof typeof sides, Measures[]> = { without: [], hits: [], misses: [] };
      for (let round = 0; round < rounds; round++) {
        const names = Object.keys(sides) as (keyof typeof sides)[];
        for (const name of [...names.slice(round % 3), ...names.slice(0, round % 3)])
          measured[name].push(await measure(sides[name], operation, load, clock, name === 'misses'));
      }
      const ratio = (name: keyof typeof sides) =>
        ratioOf('perSecond', measured[name], measured.without).toFixed(2);
      const { without: plain, hits, misses } = measured;
      const cpu = [plain, hits, misses].map((each) => middleOf(each).serverCpu.toFixed(2));
      rows.push(
        `| ${operation.name} ${operation.what} | ${bytes} | ${middleOf(plain).perSecond.toFixed(0)} | ${middleOf(hits).perSecond.toFixed(0)} | × ${ratio('hits')} | × ${ratio('misses')} | ${cpu.join(' | ')} |`,
      );
      log(rows.at(-1) as string);
    }
    return rows.join('\n');
  } finally {
    for (const each of servers) await each.stop();
    await superuser.end();
  }
}
