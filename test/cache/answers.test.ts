import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { localAccess } from '../../server/src/account/access.ts';
import { createToken } from '../../server/src/account/token-service.ts';
import { createApp } from '../../server/src/app.ts';
import { type AnswerStore, openAnswerStore } from '../../server/src/cache/store.ts';
import type { Config } from '../../server/src/config.ts';
import { listen } from '../../server/src/start/http.ts';
import { createMetrics } from '../../server/src/telemetry/metrics.ts';
import { type People, type Person, people } from '../account/people.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

// What is kept, for whom, and by which way in.

let database: TestDatabase;
let made: People;
let reader: Person;
let admin: Person;
/** The same user as the reader, with a token that lets them do less. */
let narrow: Person;
let answers: AnswerStore;
const statements: string[] = [];
const open: (() => Promise<unknown>)[] = [];

/** A server that keeps answers, in a store of its own. */
async function serve(config: Partial<Config> = {}): Promise<string> {
  answers = openAnswerStore(1, database);
  const app = createApp({
    config: { authentication: 'required', ...config },
    database,
    answers,
    onStatement: (sql) => statements.push(sql),
  });
  const server: Server = createServer(app.answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.unshift(async () => {
    server.closeAllConnections();
    server.close();
    await app.close();
  });
  await vi.waitUntil(() => answers.lull(), { timeout: 20_000, interval: 5 });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

let url: string;
beforeAll(async () => {
  database = await testDatabase('example');
  made = people(database);
  reader = await made.person(['READER', 'CODER'], { clearance: 'RED' });
  admin = await made.person(['ADMIN'], { clearance: 'RED' });
  const token = await createToken(made.writer, localAccess('RED'), {
    name: 'less',
    userId: reader.id,
    scopes: ['READ'],
  });
  narrow = { ...reader, token: token.secret };
  url = await serve();
});
afterAll(async () => {
  for (const close of open) await close();
  await made.close();
  await database.drop();
});

/** The answer as text, how it met the cache, and how many statements it took. */
async function ask(query: string, who = reader, headers: Record<string, string> = {}, to = url) {
  const before = { ...answers.counts };
  statements.length = 0;
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${who.token}`, ...headers },
    body: JSON.stringify({ query }),
  });
  const text = await response.text();
  const outcomes = (['hit', 'miss', 'passed'] as const).filter((each) => answers.counts[each] > before[each]);
  return { text, outcome: outcomes.join(), statements: statements.length, status: response.status };
}

/** Not plain, by a header that changes nothing. */
const long = { 'sec-fetch-site': 'none' };
const names = '{ actors(first: 5) { nodes { name } } }';

describe('an answer', () => {
  it('comes from the store the second time, by either way in, and is the same', async () => {
    answers.forget();
    const first = await ask(names, reader, long);
    expect(first.outcome).toBe('miss');
    expect(first.statements).toBeGreaterThan(0);
    for (const headers of [long, {}, long, {}]) {
      expect(await ask(names, reader, headers)).toEqual({ ...first, outcome: 'hit', statements: 0 });
    }
  });

  it('is kept apart for each user, and for what their token lets them do', async () => {
    answers.forget();
    await ask(names);
    expect((await ask(names)).outcome).toBe('hit');
    expect((await ask(names, admin)).outcome).toBe('miss');
    expect((await ask(names, narrow)).outcome).toBe('miss');
  });

  it('is kept apart for each operation of a document, and for other variables', async () => {
    answers.forget();
    const send = async (operationName: string, first: number) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${reader.token}` },
        body: JSON.stringify({
          query:
            'query A($first: Int) { actors(first: $first) { nodes { name } } } query B($first: Int) { actors(first: $first) { nodes { slug } } }',
          operationName,
          variables: { first },
        }),
      });
      return response.text();
    };
    const all = [await send('A', 1), await send('B', 1), await send('A', 2), await send('B', 2)];
    expect(new Set(all).size).toBe(4);
    expect([await send('A', 1), await send('B', 1), await send('A', 2), await send('B', 2)]).toEqual(all);
  });

  const passing: [string, string][] = [
    ['what the token shows', '{ viewer { clearance scopes } }'],
    ['tokens and their last use', '{ viewer { tokens { id } } }'],
    ['what is private', '{ users(first: 5) { nodes { name email } } }'],
    ['the change feed', '{ changes(first: 1) { nodes { id } pageInfo { endCursor } } }'],
    ['imports', '{ importJobs(first: 1) { nodes { id } } }'],
  ];
  it.each(passing)('is not kept where it shows %s', async (_, query) => {
    answers.forget();
    for (const headers of [long, {}, {}]) {
      const { text, outcome } = await ask(query, admin, headers);
      expect(text).toContain('"data"');
      expect(text).not.toContain('"errors"');
      expect(outcome).toBe('passed');
    }
    expect(answers.bytes).toBe(0);
  });

  it('is not kept where it tells of an error, or has no plan', async () => {
    answers.forget();
    for (const query of [
      '{ actors(first: 1000) { nodes { name } } }',
      '{ __schema { queryType { name } } }',
    ]) {
      await ask(query);
      expect((await ask(query)).outcome).toBe('');
    }
    expect(answers.bytes).toBe(0);
  });

  it('is read anew for a request that names a position', async () => {
    answers.forget();
    await ask(names);
    expect((await ask(names)).outcome).toBe('hit');
    expect((await ask(names, reader, { 'entente-position': '0/1' })).outcome).toBe('passed');
  });
});

it('limits hold for what is kept, too', async () => {
  const strict = await serve({ costLimit: 100, rate: 1 });
  const outcomes: string[] = [];
  for (;;) {
    const { outcome, status } = await ask(names, narrow, {}, strict);
    if (status === 429) break;
    outcomes.push(outcome);
  }
  expect(outcomes.length).toBeGreaterThan(3);
  expect(outcomes.slice(1).every((outcome) => outcome === 'hit')).toBe(true);
  const shut = { ...narrow, token: `${narrow.token.slice(0, -1)}x` };
  expect((await ask(names, shut, {}, strict)).status).toBe(401);
});

it('Prometheus reads hits, misses, what passed, and bytes', async () => {
  url = await serve();
  for (const query of [names, names, names, '{ viewer { clearance } }']) await ask(query);
  const { url: place, close } = await listen(createMetrics(database, answers).answer, '127.0.0.1', 0);
  for (let i = 0; i < 2; i++) {
    const lines = (await (await fetch(`${place}/metrics`)).text()).split('\n');
    expect(lines).toContain('entente_response_cache_total{outcome="hit"} 2');
    expect(lines).toContain('entente_response_cache_total{outcome="miss"} 1');
    expect(lines).toContain('entente_response_cache_total{outcome="passed"} 1');
    expect(lines).toContain(`entente_response_cache_bytes ${answers.bytes}`);
  }
  expect(answers.bytes).toBeGreaterThan(500);
  await close(0);
});
