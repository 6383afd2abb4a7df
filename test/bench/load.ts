import autocannon from 'autocannon';
import type { Contestant } from './contestants/start.ts';
import type { CpuClock } from './cpu.ts';
import { type Operation, variety } from './operations.ts';

/** What one round, or the middle of several, measured. */
export interface Measures {
  perSecond: number;
  /** The time that 99 of 100 requests stay below, in milliseconds. */
  p99: number;
  /** CPU milliseconds for each request: of the server's process, and of all of Postgres. */
  serverCpu: number;
  postgresCpu: number;
}

export interface Load {
  connections: number;
  /** How long a round lasts. */
  seconds: number;
}

let requests = 0;

/** The bodies of the requests, one after the other. `varied`: each has another value of a variable that the operation does not use. */
function bodiesOf({ ask }: Pick<Contestant, 'ask'>, operation: Operation, varied: boolean): () => string {
  const { vary, variables } = operation;
  const every = Array.from(
    { length: vary ? variety : 1 },
    (_, n) => ask({ ...operation, ...vary?.(n) }).body,
  );
  const other = 'another in each request';
  if (varied) every.splice(0, every.length, ask({ ...operation, variables: { ...variables, other } }).body);
  return () => {
    const body = every[requests++ % every.length] as string;
    return varied ? body.replace(other, String(requests)) : body;
  };
}

/** One round of load on one contestant: all connections ask for the same operation, again and again. */
export async function measure(
  contestant: Contestant,
  operation: Operation,
  { connections, seconds }: Load,
  clock: CpuClock,
  varied = false,
): Promise<Measures> {
  const { name, url, pid, ask } = contestant;
  const { path } = ask(operation);
  const next = bodiesOf(contestant, operation, varied);
  const shoot = (duration: number) =>
    autocannon({
      url: url + path,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: next(),
      connections,
      duration,
      ...((varied || operation.vary) && {
        requests: [{ setupRequest: (request: object) => ({ ...request, body: next() }) }],
      }),
    });
  const cpu = () => ({ server: clock.of(pid), postgres: clock.ofPostgres() });
  // Opens the connections to Postgres again, and brings the operation's rows and plans back into memory
  await shoot(1);
  let before = cpu();
  let shot = await shoot(seconds);
  if (shot.requests.total < 4 * connections) {
    // Of slow answers too few would be counted
    before = cpu();
    shot = await shoot(5 * seconds);
  }
  const { requests, duration, latency, non2xx, errors } = shot;
  if (non2xx || errors || !requests.total)
    throw new Error(`${name} failed in ${operation.name}: ${non2xx + errors} of ${requests.total} requests.`);
  return {
    perSecond: requests.total / duration,
    p99: latency.p99,
    serverCpu: (clock.of(pid) - before.server) / requests.total,
    postgresCpu: (clock.ofPostgres() - before.postgres) / requests.total,
  };
}

/** In which order they are measured in a round: another one begins in each, so that what the machine does besides hits all alike. */
export function inTurn<T>(all: readonly T[], round: number): T[] {
  const turn = round % all.length;
  return [...all.slice(turn), ...all.slice(0, turn)];
}

/** Each measure's median over the rounds. */
export function middleOf(rounds: readonly Measures[]): Measures {
  const of = (key: keyof Measures) => median(rounds.map((round) => round[key]));
  return {
    perSecond: of('perSecond'),
    p99: of('p99'),
    serverCpu: of('serverCpu'),
    postgresCpu: of('postgresCpu'),
  };
}

/** The median over the rounds of one contestant's measure divided by another's in the same round. */
export function ratioOf(
  key: keyof Measures,
  rounds: readonly Measures[],
  others: readonly Measures[],
): number {
  return median(rounds.map((round, i) => round[key] / (others[i] as Measures)[key]));
}

/** The one in the middle, or what lies between the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}
