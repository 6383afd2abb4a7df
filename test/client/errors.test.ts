import { describe, expect, it } from 'vitest';
import { CoreClient } from '../../client/src/client.ts';
import {
  EntenteError,
  HttpError,
  NetworkError,
  RateLimitError,
  RequestError,
} from '../../client/src/errors.ts';
import { json, page, type Step, scripted } from './answers.ts';
import { ActorDocument } from './documents.ts';
import { createServer, url } from './server.ts';

const variables = { by: { slug: 'putin' } };

async function errorOf(step: Step): Promise<unknown> {
  const client = new CoreClient(url, { fetch: scripted(step).fetch, retry: false });
  return client.request(ActorDocument, variables).catch((error: unknown) => error);
}

describe('an unreachable server', () => {
  it('is a NetworkError that says why', async () => {
    const refused = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') });
    const error = await errorOf(refused);
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      name: 'NetworkError',
      code: 'NETWORK_ERROR',
      message: 'The server could not be reached: fetch failed (connect ECONNREFUSED 127.0.0.1:1)',
      cause: refused,
      transient: true,
    });
  });

  it('is one too when the connection breaks off in the middle of the answer', async () => {
    const broken = new ReadableStream({
      start: (controller) => controller.error(new TypeError('terminated')),
    });
    const answer = new Response(broken, { headers: { 'content-type': 'application/json' } });
    expect(await errorOf(answer)).toMatchObject({ code: 'NETWORK_ERROR' });
  });
});

describe('an answer that is not GraphQL', () => {
  it('is an HttpError with the status and the text', async () => {
    const error = await errorOf(page('<h1>Bad Gateway</h1>', 502));
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      code: 'HTTP_ERROR',
      status: 502,
      body: '<h1>Bad Gateway</h1>',
      transient: true,
    });
  });

  it.each([
    ['a page', () => page('<h1>Welcome</h1>', 200)],
    ['broken JSON', () => new Response('{"data":', { headers: { 'content-type': 'application/json' } })],
    ['JSON of another kind', () => json('hello')],
    ['neither data nor errors', () => json({})],
  ])('is one with status 200 too: %s', async (_, answer) => {
    const error = await errorOf(answer());
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ code: 'HTTP_ERROR', status: 200, transient: false });
    expect(String(error)).toContain('is the address right?');
  });
});

describe('a rate limit', () => {
  it.each([
    ['7', 7],
    ['Fri, 31 Dec 1999 23:59:59 GMT', 0],
  ])('gives the seconds to wait: Retry-After %s', async (header, seconds) => {
    const error = await errorOf(page('slow down', 429, { 'retry-after': header }));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ code: 'RATE_LIMITED', status: 429, retryAfter: seconds });
  });

  it('speaks with the message of the server if there is one', async () => {
    const answer = json({ errors: [{ message: '600 requests a minute are allowed' }] }, 429);
    expect(await errorOf(answer)).toMatchObject({
      name: 'RateLimitError',
      message: '600 requests a minute are allowed',
      retryAfter: undefined,
    });
  });
});

describe('a refused operation', () => {
  it('is a RequestError with the code of its first error, all errors and what data there is', async () => {
    const errors = [
      { message: 'Too costly', path: ['actor'], extensions: { code: 'COST_LIMIT', cost: { maximum: 10 } } },
      { message: 'Another' },
    ];
    const error = await errorOf(json({ data: { actor: null }, errors }));
    expect(error).toBeInstanceOf(RequestError);
    expect(error).toBeInstanceOf(EntenteError);
    expect(error).toMatchObject({
      code: 'COST_LIMIT',
      message: 'Too costly',
      status: 200,
      errors,
      data: { actor: null },
      transient: false,
    });
  });

  it('has a code of its own where the server gives none', async () => {
    expect(await errorOf(json({ errors: [{ message: 'No' }] }, 400))).toMatchObject({
      name: 'RequestError',
      code: 'REQUEST_ERROR',
      status: 400,
    });
  });

  it('is what a real server answers to an invalid document', async () => {
    const client = new CoreClient(url, { fetch: createServer().fetch });
    await expect(client.request('{ nobody }')).rejects.toThrow(RequestError);
    await expect(client.request('{ nobody }')).rejects.toThrow('Cannot query field "nobody"');
  });

  it('keeps the token and the variables out of its message', async () => {
    const { fetch } = scripted(json({ errors: [{ message: 'No' }] }, 400));
    const client = new CoreClient(url, { fetch, token: 's3cret' });
    const error = await client.request(ActorDocument, variables).catch((error: unknown) => error);
    expect(String((error as Error).stack)).not.toMatch(/s3cret|putin/);
  });
});
