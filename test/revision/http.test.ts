import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Listening, listen } from '../../server/src/start/http.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { changed } from './events.ts';
import { create, inTransaction } from './writers.ts';

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

const write = (count: number) =>
  inTransaction(test.database.logins.writer, (client) =>
    create(
      client,
      Array.from({ length: count }, () => randomUUID()),
    ),
  );
const patient = { timeout: 50_000 };

it('a subscriber that does not read holds up what is sent to it, and nobody else', async () => {
  const slow = await open();
  slow.pause();
  const quick = await open();
  let text = '';
  quick.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await vi.waitUntil(() => text.includes('"revision":null'), patient);
  await write(10_000);
  await vi.waitUntil(() => (text.match(/"CREATED"/g)?.length ?? 0) >= 10_000, patient);
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
  await vi.waitUntil(() => text.includes('"revision":null'), patient);
  await write(1);
  await vi.waitUntil(() => text.includes('"CREATED"'), patient);
  const before = reads();
  await write(1);
  await vi.waitUntil(() => (text.match(/"CREATED"/g)?.length ?? 0) >= 2, patient);
  // The other one looks once or twice; a subscription that had stayed would look as often
  expect(reads() - before).toBeLessThanOrEqual(2);
  other.destroy();
});
