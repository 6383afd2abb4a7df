import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import type { LogLevel } from '../../server/src/telemetry/levels.ts';
import { createLog } from '../../server/src/telemetry/log.ts';
import { localUserId } from '../../server/src/viewer.ts';
import { type TestDatabase, testDatabase } from '../set-up/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('example');
});
afterAll(() => database.drop());

/** Asks an app, and gives what it logged, the answer and its headers. */
async function logged(
  query: string,
  {
    level = 'info',
    slow = 0,
    variables = {},
    headers = {},
    isTTY = false,
  }: {
    level?: LogLevel;
    slow?: number;
    variables?: object;
    headers?: Record<string, string>;
    isTTY?: boolean;
  } = {},
) {
  const lines: string[] = [];
  const log = createLog({ level, slow, output: { write: (line) => lines.push(line), isTTY } });
  const app = createApp({
    config: { authentication: 'local', clearance: 'RED', preparedStatements: true },
    database,
    onOperation: log.operation,
    onFault: log.fault,
  });
  const response = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  await app.close();
  return {
    lines,
    text,
    id: response.headers.get('x-request-id'),
    events: isTTY ? [] : lines.map((line) => JSON.parse(line)),
  };
}

describe('the log', () => {
  it('has one line for an operation: who asked what, for how long, under which id', async () => {
    const { events, id } = await logged('query Names { actors(first: 1) { nodes { name } } }');
    expect(events).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        event: 'operation',
        requestId: id,
        userId: localUserId,
        operation: 'Names',
        type: 'query',
        status: 200,
        ms: expect.any(Number),
      },
    ]);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('takes over a request id that is one, and no other', async () => {
    const given = { headers: { 'x-request-id': 'proxy-7f.3' } };
    expect(await logged('{ __typename }', given)).toMatchObject({
      id: 'proxy-7f.3',
      events: [{ requestId: 'proxy-7f.3' }],
    });
    const forged = await logged('{ __typename }', { headers: { 'x-request-id': 'a" "level":"error' } });
    expect(forged.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names the codes of errors, also of those that a mutation answers as values, and of requests that are refused', async () => {
    const [unknown, refused, value] = [
      await logged('{ nothing }'),
      await logged('{ __typename }', { headers: { authorization: 'Bearer secret-token' } }),
      await logged(
        'mutation Again($input: CreateActorInput!) { createActor(input: $input) { __typename } }',
        {
          variables: { input: { kind: 'GROUP', name: 'Hidden words', slug: 'No Slug' } },
        },
      ),
    ];
    expect(unknown.events).toMatchObject([{ operation: null, errors: ['INVALID_INPUT'] }]);
    expect(refused.events).toMatchObject([{ userId: null, status: 401, type: null }]);
    expect(value.events).toMatchObject([
      { operation: 'Again', type: 'mutation', errors: ['ValidationError'] },
    ]);
    expect([...refused.lines, ...value.lines].join()).not.toMatch(/secret-token|Hidden words|No Slug/);
  });

  it('tells of a slow operation its statements with their times and without their values', async () => {
    const secret = 'words-of-a-search';
    const read = await logged(`query Slow { search(query: "${secret}") { name } }`, { slow: 0.001 });
    expect(read.events.map(({ event }) => event)).toEqual(['operation', 'slow']);
    expect(read.events[1]).toMatchObject({ level: 'warn', operation: 'Slow' });
    expect(read.events[1].statements).toContainEqual({
      ms: expect.any(Number),
      sql: expect.stringMatching(/^(SELECT|WITH)/),
    });
    expect(read.lines.join()).not.toContain(secret);
    const written = await logged(
      'mutation W($input: CreateActorInput!) { createActor(input: $input) { __typename } }',
      {
        slow: 0.001,
        variables: { input: { kind: 'GROUP', name: secret } },
      },
    );
    expect(written.events[1].statements.map(({ sql }: { sql: string }) => sql)).toContainEqual(
      expect.stringMatching(/^INSERT INTO public."Actor"/),
    );
    expect(written.lines.join()).not.toContain(secret);
    expect((await logged('{ __typename }', { slow: 60_000 })).events).toHaveLength(1);
  });

  it('has faults of the server alone at "error", nothing at "silent", and a line for people on a terminal', async () => {
    expect((await logged('{ __typename }', { level: 'error' })).lines).toEqual([]);
    expect((await logged('{ __typename }', { level: 'silent' })).lines).toEqual([]);
    const { lines } = await logged('query Who { viewer { __typename } }', { isTTY: true });
    expect(lines).toEqual([expect.stringMatching(/^\d\d:\d\d:\d\d info operation Who query [\d.]+ ms\n$/)]);
  });
});

describe('a fault in the log', () => {
  const toldOf = (fault: unknown, level: LogLevel) => {
    const lines: string[] = [];
    createLog({ level, slow: 0, output: { write: (line) => lines.push(line) } }).fault(fault, 'r-1');
    return JSON.parse(lines[0] ?? '');
  };
  const ofPostgres = Object.assign(new Error('invalid input: "somebody\'s words"'), {
    severity: 'ERROR',
    code: '22P02',
    table: 'Actor',
    detail: "somebody's words",
  });

  it('stands under the id of its request, with its place', () => {
    const { fault, ...rest } = toldOf(new TypeError('x is not a function'), 'error');
    expect(rest).toMatchObject({ level: 'error', event: 'fault', requestId: 'r-1' });
    expect(fault).toMatchObject({ name: 'TypeError', message: 'x is not a function' });
    expect(fault.stack[0]).toMatch(/^at /);
  });

  it('of the database is told without its message, but at "debug"', () => {
    expect(JSON.stringify(toldOf(ofPostgres, 'info'))).not.toContain('words');
    expect(toldOf(ofPostgres, 'info').fault).toMatchObject({ code: '22P02', table: 'Actor' });
    expect(toldOf(ofPostgres, 'debug').fault.message).toContain('words');
  });
});
