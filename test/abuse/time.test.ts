import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../server/src/start/http.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { holdTable } from './held-table.ts';

let test: TestApp;
let server: Listening;
beforeAll(async () => {
  test = await testApp('example', 'RED', { operationTimeout: 1 });
  server = await listen(test.app, '127.0.0.1', 0, 1);
});
afterAll(async () => {
  expect(test.faults).toEqual([]);
  await server.close(0);
  await test.close();
});

const slow = '{ actors(first: 1) { nodes { id } } }';

describe('an operation', () => {
  it('that takes too long is given up, and its statement in Postgres with it', async () => {
    const held = await holdTable(test.database, 'Actor');
    const { errors } = await test.ask(slow);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'seconds', maximum: 1 });
    await held.waiting(0);
    await held.release();
    expect((await test.ask(slow)).errors).toBeUndefined();
  });

  it('for which nobody waits any more is given up', async () => {
    const patient = await testApp('example');
    const other = await listen(patient.app, '127.0.0.1', 0);
    const held = await holdTable(patient.database, 'Actor');
    const leaving = new AbortController();
    const answer = fetch(`${other.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: slow }),
      signal: leaving.signal,
    });
    answer.catch(() => undefined);
    await held.waiting(1);
    leaving.abort();
    await held.waiting(0);
    await held.release();
    expect((await patient.ask(slow)).errors).toBeUndefined();
    await other.close(0);
    expect(patient.faults).toEqual([]);
    await patient.close();
  });
});

describe('a client', () => {
  /** What the server answers to bytes after which nothing comes, until it hangs up. */
  async function answerTo(bytes: string): Promise<string> {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let text = '';
    socket.on('data', (piece) => {
      text += piece;
    });
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return text;
  }
  const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

  it.each([
    ['its headers', head],
    ['its body', `${head}Content-Length: 1000\r\n\r\n{"query":`],
    ['a piece of its body', `${head}Transfer-Encoding: chunked\r\n\r\n9\r\n{"query":\r\n`],
  ])('that never ends %s is cut off', async (_, bytes) => {
    expect(await answerTo(bytes)).toMatch(/^HTTP\/1\.1 408 /);
    expect((await fetch(`${server.url}/livez`)).status).toBe(200);
  });

  it.each([
    ['headers that are too long', `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
    ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, /^HTTP\/1\.1 400 /],
    [
      'a length and pieces',
      `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
  ])('that sends %s is refused', async (_, bytes, answer) => {
    expect(await answerTo(bytes)).toMatch(answer);
  });
});
