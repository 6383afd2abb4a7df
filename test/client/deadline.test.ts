import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CoreClient } from '../../client/src/client.ts';
import { AbortError, TimeoutError } from '../../client/src/errors.ts';
import { actorAnswer, page, scripted } from './answers.ts';
import { ActorDocument } from './documents.ts';
import { url } from './server.ts';

const variables = { by: { slug: 'putin' } };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a timeout', () => {
  it('ends an attempt with a TimeoutError and aborts the request', async () => {
    const { fetch, requests } = scripted('hang');
    const client = new CoreClient(url, { fetch, timeout: 5000, retry: false });
    const call = client.request(ActorDocument, variables).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(4999);
    expect(requests[0]?.signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toBeInstanceOf(TimeoutError);
    expect(await call).toMatchObject({
      code: 'TIMEOUT',
      message: 'No answer within 5000 ms',
      transient: true,
    });
    expect(requests[0]?.signal?.aborted).toBe(true);
  });

  it('covers the wait for a token, and then sends nothing', async () => {
    const { fetch, requests } = scripted(actorAnswer());
    const { promise, resolve } = withResolvers<string>();
    const client = new CoreClient(url, { fetch, token: () => promise, timeout: 10, retry: false });
    const call = client.request(ActorDocument, variables).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10);
    expect(await call).toBeInstanceOf(TimeoutError);
    resolve('late');
    await vi.advanceTimersByTimeAsync(0);
    expect(requests).toHaveLength(0);
  });

  it('of a read is followed by another attempt', async () => {
    const { fetch, requests } = scripted('hang', actorAnswer());
    const call = new CoreClient(url, { fetch }).request(ActorDocument, variables);
    await vi.runAllTimersAsync();
    expect(await call).toMatchObject({ actor: { id: 'a1' } });
    expect(requests).toHaveLength(2);
  });

  it('of the call wins over that of the client; 0 means none', async () => {
    const { fetch } = scripted('hang');
    const controller = new AbortController();
    const client = new CoreClient(url, { fetch, timeout: 5 });
    const options = { timeout: 0, signal: controller.signal };
    const call = client.request(ActorDocument, variables, options).catch((error: unknown) => error);
    expect(vi.getTimerCount()).toBe(0);
    controller.abort();
    expect(await call).toBeInstanceOf(AbortError);
  });

  it('leaves no timer behind when the answer comes', async () => {
    const { fetch } = scripted(actorAnswer());
    await new CoreClient(url, { fetch }).request(ActorDocument, variables);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a signal', () => {
  it('ends the call with an AbortError that holds its reason', async () => {
    const { fetch, requests } = scripted('hang');
    const controller = new AbortController();
    const { signal } = controller;
    const call = new CoreClient(url, { fetch }).request(ActorDocument, variables, { signal });
    const error = call.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    controller.abort('left the page');
    expect(await error).toBeInstanceOf(AbortError);
    expect(await error).toMatchObject({ name: 'AbortError', code: 'ABORTED', cause: 'left the page' });
    expect(requests[0]?.signal?.aborted).toBe(true);
  });

  it('that has aborted already lets nothing be sent', async () => {
    const { fetch, requests } = scripted();
    const call = new CoreClient(url, { fetch }).request(ActorDocument, variables, {
      signal: AbortSignal.abort(),
    });
    await expect(call).rejects.toThrow(AbortError);
    expect(requests).toHaveLength(0);
  });

  it('ends the wait between attempts at once', async () => {
    const { fetch, requests } = scripted(page('', 503, { 'retry-after': '20' }));
    const controller = new AbortController();
    const call = new CoreClient(url, { fetch }).request(ActorDocument, variables, {
      signal: controller.signal,
    });
    const error = call.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort();
    expect(await error).toBeInstanceOf(AbortError);
    expect(requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that outlives the call is not held by it', async () => {
    const { signal } = new AbortController();
    await new CoreClient(url, { fetch: scripted(actorAnswer()).fetch }).request(ActorDocument, variables, {
      signal,
    });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('that is a deadline ends the call with a TimeoutError', async () => {
    const { fetch, requests } = scripted('hang');
    const controller = new AbortController();
    const call = new CoreClient(url, { fetch }).request(ActorDocument, variables, {
      signal: controller.signal,
    });
    const error = call.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    // The reason of AbortSignal.timeout(), whose clock cannot be replaced.
    controller.abort(new DOMException('The operation timed out', 'TimeoutError'));
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(requests).toHaveLength(1);
  });
});

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
