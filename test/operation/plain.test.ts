import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { localAccess } from '../../server/src/account/access.ts';
import { userService } from '../../server/src/account/service.ts';
import { type AppDependencies, createApp } from '../../server/src/app.ts';
import type { Operation } from '../../server/src/telemetry/operation.ts';
import { type People, people } from '../account/people.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// A plain request, whose document was answered from its plan before, goes a shorter way than others. Nobody can tell which.

let database: TestDatabase;
let made: People;
let token: string;
let server: Server;
let close: () => Promise<void>;
const operations: Operation[] = [];
const faults: unknown[] = [];

async function start(config: AppDependencies['config'] = {}): Promise<void> {
  const app = createApp({
    config: { authentication: 'required', ...config },
    database,
    onOperation: (operation) => operations.push(operation),
    onFault: (fault) => faults.push(fault),
  });
  server = createServer(app.answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = async () => {
    server.closeAllConnections();
    server.close();
    await app.close();
  };
}

beforeAll(async () => {
  database = await testDatabase('example');
  made = people(database);
  token = (await made.person(['READER'])).token;
  await start();
});
afterAll(async () => {
  await close();
  await made.close();
  await database.drop();
  expect(faults).toEqual([]);
});
beforeEach(() => {
  operations.length = 0;
});

interface Received {
  status: number | undefined;
  headers: Record<string, unknown>;
  body: string;
}

function send(body: string, headers: Record<string, string> = {}, method = 'POST'): Promise<Received> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path: '/graphql',
        method,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          authorization: `Bearer ${token}`,
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const { date: _, 'x-request-id': id, ...rest } = response.headers;
          expect(id).toMatch(/^[\w.:-]+$/);
          resolve({ status: response.statusCode, headers: rest, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const query = 'query Names($first: Int) { actors(first: $first) { nodes { name } } }';
const body = (more: object = {}) => JSON.stringify({ query, variables: { first: 2 }, ...more });

const ways: [string, Record<string, string>][] = [
  ['without Accept', {}],
  ['with any Accept', { accept: '*/*' }],
  ['for JSON', { accept: 'application/json' }],
  ['for the media type of GraphQL', { accept: 'application/graphql-response+json, application/json' }],
  ['with a request id', { 'x-request-id': 'mine' }],
];

it.each(ways)('gives the same answer by the shorter way: %s', async (_, headers) => {
  await send(body());
  operations.length = 0;
  // Not plain, by a header that changes nothing
  const byLong = await send(body(), { ...headers, 'sec-fetch-site': 'none' });
  const byShort = await send(body(), headers);
  expect(byShort).toEqual(byLong);
  expect(byShort.status).toBe(200);
  const [first, second] = operations;
  expect(second).toMatchObject({
    name: 'Names',
    type: 'query',
    status: 200,
    errors: [],
    events: 0,
    isPlanned: true,
  });
  expect(second?.userId).toBe(first?.userId);
  expect(second?.steps).toHaveLength(first?.steps.length as number);
});

const otherwise: [string, string, Record<string, string>, number][] = [
  ['a wrong token', body(), { authorization: 'Bearer entente_wrong' }, 401],
  ['no token', body(), { authorization: '' }, 401],
  ['variables that do not fit', body({ variables: { first: 'two' } }), {}, 200],
  ['a page that is too large', body({ variables: { first: 1000 } }), {}, 200],
  ['a NUL in a variable', body({ variables: { first: 2, more: '\0' } }), {}, 200],
  ['an operation that is not there', body({ operationName: 'Others' }), {}, 400],
  ['a body that is no JSON', '{', {}, 400],
  ['a body that is a list', '[]', {}, 400],
  ['variables that are a list', body({ variables: [] }), {}, 400],
  ['a compressed body', body(), { 'content-encoding': 'gzip' }, 415],
  ['a page of another site', body(), { origin: 'https://elsewhere.example' }, 403],
];

it.each(otherwise)('refuses %s as on the long way', async (_, sent, headers, status) => {
  await send(body());
  const byShort = await send(sent, headers);
  const byLong = await send(sent, { 'sec-fetch-site': 'none', ...headers });
  expect(byShort).toEqual(byLong);
  expect(byShort.status).toBe(status);
  expect(byShort.body).toContain('"errors"');
});

it('asks each time who asks', async () => {
  const { token: other, id } = await made.person(['READER']);
  const mine = { authorization: `Bearer ${other}` };
  expect((await send(body(), mine)).status).toBe(200);
  await userService.retract(made.writer, localAccess('RED').viewer, id, 1, 'Left.');
  expect((await send(body(), mine)).status).toBe(401);
});

it('takes the points of the shorter way from the same share, and gives back what was taken for nothing', async () => {
  await close();
  await start({ costLimit: 100, rate: 1 });
  // The names of 2 actors cost a few points, and a minute's share is 100
  const first = await send(body());
  expect(first.status).toBe(200);
  let answered = 0;
  for (; answered < 200; answered++) if ((await send(body())).status !== 200) break;
  expect(answered).toBeGreaterThan(5);
  expect(answered).toBeLessThan(150);
  const refused = await send(body());
  expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': expect.stringMatching(/^\d+$/) } });
  await close();
  await start();
});
