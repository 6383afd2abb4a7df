import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Listening, listen } from '../../server/src/start/http.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { changed } from './events.ts';

let test: TestApp;
let listening: Listening;
beforeAll(async () => {
  test = await testApp('example');
  listening = await listen(test.app, '127.0.0.1', 0);
});
afterAll(async () => {
  await listening.close(0);
  await test.close();
});

async function open(): Promise<IncomingMessage> {
  const query = encodeURIComponent(changed());
  const request = get(`${listening.url}/graphql?query=${query}`, {
    headers: { accept: 'text/event-stream' },
  });
  request.on('error', () => undefined);
  const [response] = await once(request, 'response');
  return response;
}

/** Writes so many rows, of which each change is some 2 kB. */
const write = (count: number) =>
  test.ask(
    'mutation ($items: [CreateActorItem!]!) { createActors(input: { items: $items }) { __typename } }',
    {
      items: Array.from({ length: count }, (_, i) => ({ kind: 'GROUP', name: `Group ${i}` })),
    },
  );

it('a subscriber that does not read holds up its own reading only, and costs no more memory', async () => {
  const slow = await open();
  slow.pause();
  const quick = await open();
  let text = '';
  quick.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await vi.waitUntil(() => text.includes('"revision":null'));
  for (let i = 0; i < 10; i++) await write(1_000);
  await vi.waitUntil(() => (text.match(/"CREATED"/g)?.length ?? 0) >= 10_000, { timeout: 50_000 });
  // What was sent to the slow one is what the sockets hold, a part of the 2 MB
  expect(slow.socket.bytesRead).toBeLessThan(text.length / 2);
  slow.destroy();
  quick.destroy();
});

it('a subscription ends with its connection: nothing is read for it any longer', async () => {
  const stream = await open();
  await once(stream, 'data');
  const closed = once(stream, 'close');
  stream.destroy();
  await closed;
  const reads = () => test.statements.filter((sql) => sql.includes('pg_current_snapshot')).length;
  const other = await open();
  other.setEncoding('utf8');
  let text = '';
  other.on('data', (chunk) => {
    text += chunk;
  });
  await vi.waitUntil(() => text.includes('"revision":null'));
  await write(1);
  await vi.waitUntil(() => text.includes('"CREATED"'));
  const before = reads();
  await write(1);
  await vi.waitUntil(() => (text.match(/"CREATED"/g)?.length ?? 0) >= 2);
  // The other one looks once or twice; a subscription that had stayed would look as often
  expect(reads() - before).toBeLessThanOrEqual(2);
  other.destroy();
});
