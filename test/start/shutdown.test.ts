import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdTable } from '../abuse/held-table.ts';
import { changed } from '../revision/events.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';
import { query } from './postgres.ts';
import { type Server, startServer } from './running-server.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase('example');
});
afterEach(() => database.drop());

/** With no other bound on a statement than the deadline of the shutdown. */
async function start(drain: string): Promise<{ server: Server; url: string }> {
  const server = startServer({
    DATABASE_URL: database.ownerUrl,
    PORT: '0',
    ENTENTE_DRAIN: drain,
    DATABASE_STATEMENT_TIMEOUT: '0',
  });
  await server.ready;
  return { server, url: /GraphiQL\s+(\S+)/.exec(server.output.stdout)?.[1] ?? '' };
}

const post = (url: string, body: object, accept = 'application/json') =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });
const record = (url: string) =>
  post(url, {
    query: 'mutation ($input: CreateActorInput!) { createActor(input: $input) { ... on Actor { name } } }',
    variables: { input: { kind: 'GROUP', name: 'Recorded late' } },
  });
const recorded = () => query(database.ownerUrl, `SELECT FROM "Actor" WHERE "name" = 'Recorded late'`);

/** Until the server takes no connections any longer. */
const closed = (url: string) =>
  vi.waitUntil(
    () =>
      post(url, { query: '{ __typename }' }).then(
        () => false,
        () => true,
      ),
    { timeout: 30_000 },
  );

it('on SIGTERM subscriptions end cleanly, a mutation under way is answered, and the process ends with 0', async () => {
  const { server, url } = await start('600');
  const streams = await Promise.all(
    Array.from({ length: 3 }, () => post(url, { query: changed() }, 'text/event-stream')),
  );
  const texts = streams.map(({ body }) => text(body as never));
  const held = await holdTable(database, 'Actor');
  const answer = record(url);
  await held.waiting(1);
  const ended = server.end('SIGTERM');
  // While the mutation still waits; a stream that is cut would be an error
  expect(await Promise.all(texts)).toEqual(streams.map(() => expect.stringContaining('event: next')));
  await closed(url);
  await held.release();
  expect(await (await answer).json()).toEqual({ data: { createActor: { name: 'Recorded late' } } });
  expect(await ended).toBe(0);
  expect(server.output.stderr).toBe('');
  expect(await recorded()).toHaveLength(1);
});

it('what is not done when the deadline is over is cut: its client hears of no success', async () => {
  const { server, url } = await start('1');
  const held = await holdTable(database, 'Actor');
  const answer = record(url);
  answer.catch(() => undefined);
  await held.waiting(1);
  // It ends although the table is held
  expect(await server.end('SIGTERM')).toBe(0);
  await expect(answer).rejects.toThrow('fetch failed');
  await held.release();
});
