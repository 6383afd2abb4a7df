import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf, makeSecret } from '../../server/src/account/secret.ts';
import { createApp } from '../../server/src/app.ts';
import { openDatabase } from '../../server/src/database/pools.ts';
import { type TestApp, testApp } from '../set-up/app.ts';
import { poolSettings } from '../set-up/databases.ts';
import { type People, type Person, people } from './people.ts';

let local: TestApp;
let required: TestApp;
let made: People;
let reader: Person;
beforeAll(async () => {
  [local, required] = await Promise.all([
    testApp('empty', 'AMBER'),
    testApp('empty', 'RED', { authentication: 'required' }),
  ]);
  made = people(required.database);
  reader = await made.person();
});
afterAll(async () => {
  await made.close();
  await Promise.all([local.close(), required.close()]);
});

const request = async (
  { app }: TestApp,
  headers: Record<string, string> = {},
  query = '{ viewer { roles clearance } }',
) => {
  const response = await app.fetch('http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  const body = await response.json();
  return {
    status: response.status,
    challenge: response.headers.get('www-authenticate'),
    data: body.data,
    code: body.errors?.[0]?.extensions.code,
    message: body.errors?.[0]?.message,
  };
};

describe('a server that asks everybody who they are', () => {
  it('refuses a request without credentials, whatever it asks, and says what it wants', async () => {
    for (const query of ['{ viewer { clearance } }', '{ __schema { types { name } } }', '{ nonsense', ''])
      expect(await request(required, {}, query)).toMatchObject({
        status: 401,
        challenge: 'Bearer realm="entente"',
        code: 'UNAUTHENTICATED',
        message: expect.stringMatching(/ in the header Authorization, /),
      });
    const got = await required.app.fetch('http://localhost/graphql?query={__typename}');
    expect(got.status).toBe(401);
  });

  it.each(['Basic eDp5', 'Bearer', 'Bearer ', 'entente_x', 'Bearer a b', ''])(
    'refuses the header "%s"',
    async (authorization) => {
      const answer = await request(required, { authorization });
      expect(answer).toMatchObject({
        status: 401,
        challenge: 'Bearer realm="entente", error="invalid_token"',
      });
    },
  );

  it('tells a slip of the pen, and says the same of unknown, revoked, expired and deactivated', async () => {
    const slip = `${reader.token.slice(0, -1)}${reader.token.endsWith('A') ? 'Q' : 'A'}`;
    expect((await request(required, { authorization: `Bearer ${slip}` })).message).toMatch(
      /^This is no whole token/,
    );

    const [revoked, deactivated] = [await made.person(), await made.person()];
    const expired = makeSecret();
    await made.writer.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT set_config('entente.user', ${reader.id}, true)`;
      await transaction.apiToken.updateMany({
        where: { userId: revoked.id },
        data: { revokedAt: new Date() },
      });
      await transaction.apiToken.create({
        data: {
          userId: reader.id,
          name: 'old',
          tokenHash: hashOf(expired),
          expiresAt: new Date(Date.now() - 1),
        },
      });
      await transaction.user.update({
        where: { id: deactivated.id },
        data: { retractedAt: new Date(), retractionReason: 'Left.' },
      });
    });
    const answers = [];
    for (const token of [makeSecret(), revoked.token, expired, deactivated.token])
      answers.push(await request(required, { authorization: `Bearer ${token}` }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('answers who has a token, by whatever name it is asked', async () => {
    const headers = {
      authorization: `bearer ${reader.token}`,
      host: 'entente.example.org',
      'x-forwarded-for': '192.0.2.1',
    };
    expect(await request(required, headers)).toMatchObject({
      status: 200,
      data: { viewer: { roles: ['READER'], clearance: 'CLEAR' } },
    });
  });

  it('reads through the views of the one who asks, side by side with others', async () => {
    const clearances = ['CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED'] as const;
    const readers: Person[] = [];
    for (const clearance of clearances) readers.push(await made.person(['CODER'], { clearance }));
    for (const [i, { token }] of readers.entries())
      await required.ask(
        'mutation ($m: Marking) { createDocument(input: { title: "Paper", kind: REPORT, marking: $m }) { __typename } }',
        { m: clearances[i] },
        token,
      );
    const asked = Array.from({ length: 50 }, (_, i) => i % 5);
    const seen = await Promise.all(
      asked.map(async (i) => {
        const authorization = `Bearer ${readers[i]?.token}`;
        return (await request(required, { authorization }, '{ documents { totalCount } }')).data.documents
          .totalCount;
      }),
    );
    expect(seen).toEqual(asked.map((i) => i + 1));
  });

  it('shows the page of GraphiQL to everybody, with a place for the token, and answers for its health', async () => {
    const page = await required.app.fetch('http://localhost/graphql', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect((await required.app.fetch('http://localhost/livez')).status).toBe(200);
  });

  it('says so where the database cannot be reached, and takes nobody for a stranger', async () => {
    const elsewhere = { ...required.database.logins.writer, port: 1 };
    const database = openDatabase({ writer: elsewhere, reader: () => elsewhere }, poolSettings);
    const app = createApp({
      config: { authentication: 'required', clearance: 'RED', preparedStatements: true },
      database,
    });
    const answer = await request({ ...required, app }, { authorization: `Bearer ${reader.token}` });
    expect(answer).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
    await app.close();
    await database.close();
  });
});

describe('a server for the person at its keyboard', () => {
  it('takes a request without credentials for theirs, up to the clearance that is set', async () => {
    expect((await request(local)).data.viewer).toEqual({
      roles: ['READER', 'CODER', 'ANALYST', 'REVIEWER', 'ADMIN'],
      clearance: 'AMBER',
    });
  });

  it('still refuses credentials that are not good', async () => {
    expect((await request(local, { authorization: `Bearer ${makeSecret()}` })).status).toBe(401);
    expect((await request(local, { authorization: 'Bearer a.b.c' })).message).toMatch(/takes no logins/);
  });

  it.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '127.0.0.2', '[::1]:4000', 'LOCALHOST'])(
    'is asked as %s',
    async (host) => expect((await request(local, { host })).status).toBe(200),
  );

  it.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '192.0.2.1',
    '[::2]:4000',
    '',
  ])('refuses the name %s, which another site may have led here', async (host) =>
    expect(await request(local, { host, origin: `http://${host}` })).toMatchObject({
      status: 403,
      code: 'FORBIDDEN',
    }),
  );

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'])(
    'refuses what a proxy passes on: %s',
    async (header) => expect((await request(local, { [header]: '192.0.2.1' })).status).toBe(403),
  );

  it('looks at the host that a request over the network names', async () => {
    const http = createServer(local.app);
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    const { request: send } = await import('node:http');
    const statusFor = (host: string) =>
      new Promise<number | undefined>((resolve) => {
        const options = { port, path: '/graphql?query={__typename}', headers: { host } };
        send(options, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).end();
      });
    expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
    expect(await statusFor(`evil.example:${port}`)).toBe(403);
    await new Promise((resolve) => http.close(resolve));
  });
});
