import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CoreClient } from '../../client/src/client.ts';
import { actorAnswer, scripted } from './answers.ts';
import { ActorDocument, RequestDocument } from './documents.ts';
import { createServer, url } from './server.ts';

const by = { slug: 'actor-1' };

describe('a request', () => {
  it('answers the data of a typed document', async () => {
    const client = new CoreClient(url, { fetch: createServer(3).fetch });
    expect(await client.request(ActorDocument, { by })).toEqual({
      actor: { __typename: 'Actor', id: 'a1', name: 'Actor 1' },
    });
  });

  it('takes a plain string, and a parsed document', async () => {
    const client = new CoreClient(url, { fetch: createServer(3).fetch });
    const text = 'query ($by: ActorBy!) { actor(by: $by) { id } }';
    expect(await client.request(text, { by })).toEqual({ actor: { id: 'a1' } });
    expect(await client.request(parse(text), { by })).toEqual({ actor: { id: 'a1' } });
  });

  it('names the operation, for the logs of the server', async () => {
    const { fetch, requests } = scripted(actorAnswer());
    await new CoreClient(url, { fetch }).request(ActorDocument, { by });
    expect(JSON.parse(String(requests[0]?.body))).toMatchObject({
      operationName: 'Actor',
      variables: { by },
    });
  });

  it('uses the fetch of the platform unless given another', async () => {
    const { fetch, requests } = scripted(actorAnswer());
    const own = globalThis.fetch;
    globalThis.fetch = fetch as typeof globalThis.fetch;
    try {
      await new CoreClient(url).request(ActorDocument, { by });
    } finally {
      globalThis.fetch = own;
    }
    expect(requests).toHaveLength(1);
  });

  it('needs an address', () => {
    expect(() => new CoreClient('graphql')).toThrow(TypeError);
  });
});

describe('a token', () => {
  const factsWith = async (options: ConstructorParameters<typeof CoreClient>[1], headers = {}) => {
    const client = new CoreClient(url, { fetch: createServer().fetch, ...options });
    return (await client.request(RequestDocument, {}, { headers })).request;
  };

  it('is sent as bearer', async () => {
    expect(await factsWith({ token: 's3cret' })).toMatchObject({ authorization: 'Bearer s3cret' });
  });

  it('may come from a function, also an asynchronous one', async () => {
    expect(await factsWith({ token: () => 'a' })).toMatchObject({ authorization: 'Bearer a' });
    expect(await factsWith({ token: async () => 'b' })).toMatchObject({ authorization: 'Bearer b' });
  });

  it('is left out when the function has none', async () => {
    expect(await factsWith({ token: () => undefined })).toMatchObject({ authorization: null });
    expect(await factsWith({ token: async () => null })).toMatchObject({ authorization: null });
  });

  it('yields to a header of the call', async () => {
    const facts = await factsWith({ token: 'a' }, { Authorization: 'Basic b' });
    expect(facts).toMatchObject({ authorization: 'Basic b' });
  });

  it('that cannot be had fails the call with the error of the function, and sends nothing', async () => {
    const { fetch, requests } = scripted();
    const refused = new Error('signed out');
    const token = () => Promise.reject(refused);
    await expect(new CoreClient(url, { fetch, token }).request(ActorDocument, { by })).rejects.toBe(refused);
    expect(requests).toHaveLength(0);
  });
});

describe('headers', () => {
  it('of the call win over those of the client, whatever their case', async () => {
    const client = new CoreClient(url, { fetch: createServer().fetch, headers: { 'Accept-Language': 'ru' } });
    const own = await client.request(RequestDocument);
    const other = await client.request(RequestDocument, {}, { headers: { 'accept-language': 'zh' } });
    expect([own.request.language, other.request.language]).toEqual(['ru', 'zh']);
  });
});
