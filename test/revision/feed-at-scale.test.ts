import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changed } from '../../client/src/live.ts';
import type { Fetch } from '../../client/src/options.ts';
import { ownDatabase } from './own-postgres.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';
import { writeSeries } from './writers.ts';

/** 8 writers × 25 transactions × (250 created + 250 changed) rows, and what they change of the row that all share. */
const series = { writers: 8, transactions: 25, rows: 250 };

let database: Awaited<ReturnType<typeof ownDatabase>>;
const servers: ServerProcess[] = [];

beforeAll(async () => {
  database = await ownDatabase();
  servers.push(...(await Promise.all([1, 2, 3].map(() => startServerProcess(database.logins)))));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await database.drop();
});

/** Connects to one server after the other, and cuts a connection off after some of its chunks, in the middle of an event. */
function unsteadyFetch(subscriber: number): Fetch {
  let connections = subscriber;
  return async (_, init) => {
    const server = servers[connections++ % servers.length] as ServerProcess;
    const response = await fetch(`${server.url}/graphql`, init);
    let left = 2_000 * (1 + (connections % 3));
    const cut = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        if (left-- > 0) return controller.enqueue(chunk);
        controller.enqueue(chunk.slice(0, chunk.length / 2));
        controller.error(new Error('The connection broke.'));
      },
    });
    return new Response(response.body?.pipeThrough(cut), response);
  };
}

interface Seen {
  id: string;
  subjectId: string;
  subjectVersion: number;
}

it('100,000 changes by 8 writers reach subscribers of 3 server processes once each and in order, across reconnects and restarts', async () => {
  const write = (sql: string) => database.write.query(sql);
  const { rows: before } = await write('SELECT max("position")::text AS position FROM "Revision"');
  const stop = new AbortController();
  let read = 0;
  const at = async (count: number) => {
    while (read < count) await pause(20);
  };
  let wanted = Number.POSITIVE_INFINITY;
  let finished = 0;

  const subscribe = async (subscriber: number): Promise<Seen[]> => {
    const seen: Seen[] = [];
    const mine = new AbortController();
    stop.signal.addEventListener('abort', () => mine.abort());
    const changes = changed<Seen>('http://any.server/graphql', {
      after: start,
      selection: 'id subjectId subjectVersion',
      fetch: unsteadyFetch(subscriber),
      signal: mine.signal,
      baseDelay: 20,
      maxDelay: 200,
    });
    for await (const { revision } of changes) {
      seen.push(revision);
      if (subscriber === 0) read = seen.length;
      if (seen.length >= wanted) break;
    }
    finished += 1;
    return seen;
  };

  const response = await fetch(`${servers[0]?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ changes(first: 100) { pageInfo { endCursor } } }' }),
  });
  const start: string = (await response.json()).data.changes.pageInfo.endCursor;

  const restarts = (async () => {
    await at(20_000);
    await database.postgres.restart();
    await at(50_000);
    const [old] = servers.splice(1, 1, await startServerProcess(database.logins));
    await old?.end();
  })();
  const subscribers = [0, 1].map(subscribe);
  await writeSeries({ login: database.logins.writer, ...series });
  // Who reads may be behind: Postgres would be restarted under the next statement
  await restarts;
  const { rows } = await write(
    `SELECT "id", "entityId", "entityVersion" FROM "Revision" WHERE "position" > ${before[0].position} ORDER BY "position"`,
  );
  wanted = rows.length;
  expect(wanted).toBeGreaterThanOrEqual(100_000);

  // Those who have all by now wait for one change more, which ends them
  await writeSeries({ login: database.logins.writer, writers: 1, transactions: 0, rows: 0 });
  const all = new Set(rows.map(({ id }) => Buffer.from(`Revision:${id}`).toString('base64url')));
  for (const seen of await Promise.all(subscribers)) {
    const ids = seen.map(({ id }) => id).filter((id) => all.has(id));
    expect(ids).toHaveLength(wanted);
    expect(new Set(ids).size).toBe(wanted);
    const versions = new Map<string, number>();
    for (const { subjectId, subjectVersion } of seen) {
      expect(subjectVersion).toBeGreaterThan(versions.get(subjectId) ?? 0);
      versions.set(subjectId, subjectVersion);
    }
  }
  stop.abort();
  expect(finished).toBe(2);
}, 600_000);
