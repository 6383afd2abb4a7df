import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { operations } from '../bench/operations.ts';
import { codeOf, create, type Ledger, type Load, post } from '../faults/ledger.ts';

/** The benchmark's, but for the one that starts after a key of its own. */
const reads = operations.filter(({ deep }) => !deep).map(({ query, variables }) => ({ query, variables }));

export interface Request {
  /** When it was sent, and for how long it was under way: milliseconds, as performance.now tells them. */
  at: number;
  milliseconds: number;
  /** The code of what went wrong. */
  code: string | undefined;
}

/** So many at once, each asking again as soon as it is answered: of ten requests nine read, in turn, and one writes until it is acknowledged. */
export function startMixedLoad(
  urlOf: () => string,
  ledger: Ledger,
  connections: number,
  onRequest: (request: Request) => void,
): Load {
  let going = true;
  let sent = 0;
  const start = performance.now();
  const timed = async (send: () => Promise<string | undefined>) => {
    const at = performance.now();
    const code = await send();
    onRequest({ at, milliseconds: performance.now() - at, code });
    if (code === undefined) return true;
    ledger.failures.push({ at: at - start, code });
    await pause(20);
    return false;
  };
  const write = async () => {
    const name = `Ledger ${randomUUID()}`;
    ledger.asked.add(name);
    while (!(await timed(() => create(urlOf(), name))));
    ledger.acknowledged.add(name);
  };
  const read = async (body: object) => {
    if (await timed(async () => codeOf(await post(urlOf(), body).catch(() => null)))) ledger.reads += 1;
  };
  const worker = async () => {
    while (going) {
      const turn = sent++;
      if (turn % 10 === 9) await write();
      else await read(reads[turn % reads.length] as object);
    }
  };
  const working = Promise.all(Array.from({ length: connections }, worker));
  working.catch(() => undefined);
  return {
    async stop() {
      going = false;
      await working;
    },
  };
}
