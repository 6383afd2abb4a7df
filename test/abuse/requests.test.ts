import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/src/app.ts';
import { type Answer, type TestApp, testApp } from '../set-up/app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp('empty', 'RED', { bodyLimit: 1, origins: ['https://desk.example.org'] });
});
afterAll(async () => {
  expect(test.faults).toEqual([]);
  await test.close();
});

const address = 'http://localhost/graphql';
const json = { 'content-type': 'application/json', host: 'localhost' };
const post = (body: BodyInit, headers: Record<string, string> = json) =>
  test.app.fetch(address, { method: 'POST', headers: { ...headers }, body, duplex: 'half' } as RequestInit);
const codeOf = async (response: Response) => {
  const { errors } = (await response.json()) as Answer;
  return errors?.[0]?.extensions.code;
};
const question = JSON.stringify({ query: '{ viewer { clearance } }' });

describe('a body', () => {
  const large = JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(1_000_001) } });

  it('that says it is too large is not read', async () => {
    const response = await post(large);
    expect(response.status).toBe(413);
    const { errors } = (await response.json()) as Answer;
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      limit: 'bytes',
      maximum: 1_000_000,
    });
    expect(errors?.[0]?.message).toContain('1000000 bytes');
  });

  it('in pieces, of which nobody says how many there are, is read as far as the limit', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(100_000).fill(32));
      },
    });
    const response = await post(endless as never);
    expect(response.status).toBe(413);
    expect(await codeOf(response)).toBe('LIMIT_EXCEEDED');
    expect(sent).toBeLessThan(50);
  });

  it('that is compressed is refused before it is unpacked', async () => {
    const bomb = gzipSync(
      JSON.stringify({ query: '{ __typename }', variables: { x: ' '.repeat(50_000_000) } }),
    );
    expect(bomb.length).toBeLessThan(100_000);
    for (const encoding of ['gzip', 'deflate', 'br', 'gzip, gzip']) {
      const response = await post(bomb, { ...json, 'content-encoding': encoding });
      expect(response.status).toBe(415);
      expect(await codeOf(response)).toBe('INVALID_INPUT');
    }
  });

  it.each([
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/graphql',
  ])('as a form of another site could send it is refused: %s', async (type) => {
    const query = 'mutation { createActor(input: { kind: PERSON, name: "x" }) { __typename } }';
    for (const body of [`query=${encodeURIComponent(query)}`, JSON.stringify({ query }), query]) {
      const response = await post(body, { ...json, 'content-type': type });
      expect(response.status).toBe(415);
    }
  });

  it('with several operations is refused', async () => {
    const response = await post(`[${question},${question}]`);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('INVALID_INPUT');
  });

  it('with variables deep in one another is refused, however deep', async () => {
    for (const depth of [101, 200_000]) {
      const variables = `{"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const answer = await post(`{"query":"{ __typename }","variables":${variables}}`);
      expect(await codeOf(answer)).toBe('LIMIT_EXCEEDED');
    }
    expect(
      (await post(`{"query":"{ __typename }","variables":{"x":${'['.repeat(90)}${']'.repeat(90)}}}`)).status,
    ).toBe(200);
  });

  it.each([
    '',
    '{',
    'null',
    '1',
    '"{ __typename }"',
    '{"query":1}',
    '{"query":"{ __typename }","variables":[]}',
    '\0',
  ])('that is no request is refused: %j', async (body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await codeOf(response)).toBe('INVALID_INPUT');
  });
});

describe('a page of another site', () => {
  const asked = (headers: Record<string, string>) => post(question, { ...json, ...headers });

  it('is refused, also where its browser keeps its name to itself', async () => {
    for (const origin of ['https://elsewhere.example', 'null', 'http://localhost.elsewhere.example'])
      expect((await asked({ origin })).status).toBe(403);
  });

  it('cannot have its pictures, scripts and frames ask, which have no Origin', async () => {
    const get = (headers: Record<string, string>) =>
      test.app.fetch(`${address}?query={__typename}`, { headers: { host: 'localhost', ...headers } });
    for (const [mode, dest] of [
      ['no-cors', 'image'],
      ['no-cors', 'script'],
      ['navigate', 'iframe'],
    ] as const) {
      const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode, 'sec-fetch-dest': dest };
      expect((await get(headers)).status).toBe(403);
    }
    const followed = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect((await get(followed)).status).toBe(200);
    expect((await get({ 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' })).status).toBe(200);
  });

  it('may ask where ENTENTE_ORIGINS names it, and no other', async () => {
    const allowed = await asked({ origin: 'https://desk.example.org' });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://desk.example.org');
    expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = (origin: string) =>
      test.app.fetch(address, { method: 'OPTIONS', headers: { host: 'localhost', origin } });
    expect(
      (await preflight('https://desk.example.org')).headers.get('access-control-allow-headers'),
    ).toContain('authorization');
    const refused = await preflight('https://desk.example.org.elsewhere.example');
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('a browser', () => {
  it('is told to take an answer for what it is, to keep and to frame none', async () => {
    const { headers } = await post(question);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it('runs the scripts of the page of GraphiQL, and none that an address or an answer brings', async () => {
    const page = await test.app.fetch(
      `${address}?variables=${encodeURIComponent('</script><script>alert(1)')}`,
      {
        headers: { accept: 'text/html', host: 'localhost' },
      },
    );
    const policy = page.headers.get('content-security-policy');
    expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    const text = await new Response(page.body?.pipeThrough(new DecompressionStream('gzip') as never)).text();
    expect(text).not.toContain('alert(1)');
  });
});

describe('what the settings close', () => {
  const settled = async (
    settings: object,
    more: object,
    work: (ask: (body: object) => Promise<Response>) => Promise<void>,
  ) => {
    const app = createApp({ config: settings, database: test.database, ...more });
    await work(async (body) =>
      app.fetch(address, { method: 'POST', headers: { ...json }, body: JSON.stringify(body) }),
    );
    const page = await app.fetch(address, { headers: { accept: 'text/html', host: 'localhost' } });
    expect(page.headers.get('content-type') ?? '').not.toContain('text/html');
    await app.close();
  };

  it('is the schema, to questions and to guesses', () =>
    settled({ introspection: false, graphiql: false }, {}, async (ask) => {
      for (const query of [
        '{ __schema { types { name } } }',
        '{ __type(name: "Actor") { name } }',
        '{ actorz { nodes { id } } }',
      ]) {
        const response = await ask({ query });
        const text = await response.clone().text();
        expect(await codeOf(response)).toBe('INVALID_INPUT');
        expect(text).not.toMatch(/Did you mean|"actors"|"types":/);
      }
      const query = 'query ($k: ActorKind) { actors(where: { kind: { eq: $k } }) { totalCount } }';
      expect(await (await ask({ query, variables: { k: 'PERSN' } })).text()).not.toContain('PERSON');
      expect(await (await ask({ query: '{ __typename }' })).json()).toEqual({
        data: { __typename: 'Query' },
      });
    }));

  it('is every operation that is not on the list', () => {
    const query = '{ viewer { clearance } }';
    const hash = createHash('sha256').update(query).digest('hex');
    return settled({}, { knownOperations: new Map([[hash, query]]) }, async (ask) => {
      const persistedQuery = { version: 1, sha256Hash: hash };
      for (const known of [{ query }, { extensions: { persistedQuery } }])
        expect(await (await ask(known)).json()).toEqual({ data: { viewer: { clearance: 'RED' } } });
      for (const unknown of [
        { query: '{ viewer { roles } }' },
        { query: '{ viewer { roles } }', extensions: { persistedQuery } },
        { extensions: { persistedQuery: { version: 1, sha256Hash: 'constructor' } } },
        {},
      ])
        expect(await codeOf(await ask(unknown))).toMatch(/^(FORBIDDEN|INVALID_INPUT)$/);
    });
  });
});
