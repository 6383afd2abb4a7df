import { readdirSync, readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import type { Contestant } from './contestants.ts';
import type { Operation } from './operations.ts';

export interface Round {
  perSecond: number;
  p99: number;
  /** CPU milliseconds a request: of the server's process, and of Postgres. */
  serverCpu: number;
  postgresCpu: number;
}

/** One round of load on one contestant. */
export async function round(
  contestant: Contestant,
  operation: Operation,
  connections: number,
  seconds: number,
): Promise<Round> {
  const { path, body } = contestant.request(operation);
  const server = cpuOf([contestant.pid]);
  const postgres = cpuOf(postgresPids());
  const result = await autocannon({
    url: contestant.url + path,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections,
    duration: seconds,
  });
  const requests = result.requests.total;
  if (result.non2xx || result.errors || !requests)
    throw new Error(`${contestant.name} failed in ${operation.name}.`);
  return {
    perSecond: requests / result.duration,
    p99: result.latency.p99,
    serverCpu: (cpuOf([contestant.pid]) - server) / requests,
    postgresCpu: (cpuOf(postgresPids()) - postgres) / requests,
  };
}

/** CPU milliseconds that processes have used so far. One that has ended counts nothing. */
function cpuOf(pids: number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = statOf(pid);
    // In clock ticks, of which there are 100 a second
    return sum + (fields ? (Number(fields[11]) + Number(fields[12])) * 10 : 0);
  }, 0);
}

function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function postgresPids(): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        return pid > 0 && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
      } catch {
        return false;
      }
    });
}
