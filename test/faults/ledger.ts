import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../start/postgres.ts';

/** What clients of a server were told, to be compared with what is there. */
export interface Ledger {
  /** Names of actors whose creation was acknowledged. */
  acknowledged: Set<string>;
  /** Names of all that were asked for. */
  asked: Set<string>;
  /** Milliseconds since the start, code: answers that were errors, and requests without an answer ("no answer"). */
  failures: { at: number; code: string }[];
  reads: number;
  /** The most milliseconds that one reader, and one writer, waited for what it asked, failures and repetitions included. */
  longest: { read: number; write: number };
}

export const newLedger = (): Ledger => ({
  acknowledged: new Set(),
  asked: new Set(),
  failures: [],
  reads: 0,
  longest: { read: 0, write: 0 },
});

export interface Load {
  /** Stops it and waits for what is under way. */
  stop(): Promise<void>;
}

const CREATE = `mutation Create($input: CreateActorInput!) { createActor(input: $input) { __typename ... on Actor { name } } }`;
const READ = 'query Names { actors(first: 20) { nodes { name kind } } }';

export interface Answer {
  data?: { createActor?: { __typename: string; name?: string } };
  errors?: { extensions: { code: string } }[];
}

export async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  return (await response.json()) as Answer;
}

/** What a request met with: the code of its error, "no answer", or undefined where it was answered well. */
export const codeOf = (answer: Answer | null): string | undefined =>
  answer === null ? 'no answer' : answer.errors?.[0]?.extensions.code;

/** Creates an actor by this name, under a key of its own, or says by its code why it was not; may be repeated. */
export async function create(
  url: string,
  name: string,
  headers: Record<string, string> = {},
): Promise<string | undefined> {
  const variables = { input: { kind: 'GROUP', name, idempotencyKey: name } };
  const answer = await post(url, { query: CREATE, variables }, headers).catch(() => null);
  const created = answer?.data?.createActor;
  // An error that a write may meet is a value
  const code = created?.__typename === 'UnavailableError' ? 'UNAVAILABLE' : codeOf(answer);
  if (code === undefined && created?.name !== name)
    throw new Error(`Creating an actor was answered with ${JSON.stringify(answer)}.`);
  return code;
}

/**
 * Writers and readers that go on whatever happens. Each write has an idempotency key and is sent again, with that key, until it is
 * acknowledged, as the client package does it; so none may be lost, and none may be there twice.
 */
export function startLoad(
  urlOf: () => string,
  ledger: Ledger,
  {
    writers,
    readers,
    between = 0,
    headers = {},
  }: { writers: number; readers: number; between?: number; headers?: Record<string, string> },
): Load {
  const start = performance.now();
  let going = true;
  const fail = async (code: string) => {
    ledger.failures.push({ at: performance.now() - start, code });
    await pause(20);
  };
  const note = (kind: 'read' | 'write', since: number) => {
    ledger.longest[kind] = Math.max(ledger.longest[kind], Math.round(performance.now() - since));
  };
  const write = async () => {
    while (going) {
      const name = `Ledger ${randomUUID()}`;
      ledger.asked.add(name);
      const since = performance.now();
      // Those that wait for their server when the load stops go on until they are done
      for (
        let code = await create(urlOf(), name, headers);
        code !== undefined;
        code = await create(urlOf(), name, headers)
      )
        await fail(code);
      ledger.acknowledged.add(name);
      note('write', since);
      await pause(between);
    }
  };
  const read = async () => {
    let since = performance.now();
    while (going) {
      const code = codeOf(await post(urlOf(), { query: READ }, headers).catch(() => null));
      if (code === undefined) {
        ledger.reads += 1;
        note('read', since);
      } else await fail(code);
      await pause(between);
      if (code === undefined) since = performance.now();
    }
  };
  const working = Promise.all([
    ...Array.from({ length: writers }, write),
    ...Array.from({ length: readers }, read),
  ]);
  working.catch(() => undefined);
  return {
    async stop() {
      going = false;
      await working;
    },
  };
}

/** What is there against what was acknowledged: names that are lost, and names that are there more than once. */
export async function compare(
  ownerUrl: string,
  ledger: Ledger,
): Promise<{ lost: string[]; doubled: string[] }> {
  const rows = await query<{ name: string; count: number }>(
    ownerUrl,
    `SELECT "name", count(*)::int AS count FROM public."Actor" WHERE "name" LIKE 'Ledger %' GROUP BY 1`,
  );
  const there = new Map(rows.map(({ name, count }) => [name, count]));
  return {
    lost: [...ledger.acknowledged].filter((name) => !there.has(name)),
    doubled: rows.filter(({ count }) => count > 1).map(({ name }) => name),
  };
}

/** Milliseconds until the server acknowledges a write and answers a read again. */
export async function recovery(ledger: Ledger, patience = 40_000): Promise<number> {
  const start = performance.now();
  const [writes, reads] = [ledger.acknowledged.size, ledger.reads];
  while (ledger.acknowledged.size < writes + 3 || ledger.reads < reads + 3) {
    if (performance.now() - start > patience) throw new Error(`Nothing was answered for ${patience} ms.`);
    await pause(5);
  }
  return Math.round(performance.now() - start);
}
