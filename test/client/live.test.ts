import { describe, expect, it } from 'vitest';
import { type ChangedOptions, changed } from '../../client/src/live.ts';

const url = 'http://entente.test/graphql';

interface Call {
  variables: { after?: string; types?: string[] };
  headers: Headers;
}

/** A part of a stream: text to send, or an error to break with. */
type Part = string | Error;

/** Answers one call after the other: with a stream of these parts, or with a response. The last answer stays open. */
function server(...answers: (Part[] | Response | Error)[]) {
  const calls: Call[] = [];
  const fetch: ChangedOptions['fetch'] = async (_, init) => {
    calls.push({
      variables: JSON.parse(init?.body as string).variables,
      headers: new Headers(init?.headers),
    });
    const answer = answers[calls.length - 1] ?? [];
    if (answer instanceof Error) throw answer;
    if (answer instanceof Response) return answer;
    const parts = [...answer];
    const open = calls.length >= answers.length;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.shift();
        if (part instanceof Error) controller.error(part);
        else if (part !== undefined) controller.enqueue(new TextEncoder().encode(part));
        else if (!open) controller.close();
        else init?.signal?.addEventListener('abort', () => controller.error(init.signal?.reason));
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  return { calls, fetch };
}

const next = (data: object) => `event: next\ndata: ${JSON.stringify(data)}\n\n`;
const event = (cursor: string, id: string | null) =>
  next({ data: { changed: { cursor, revision: id && { id } } } });
const quick = { baseDelay: 1, maxDelay: 2 };

/** The ids and cursors of so many changes. */
async function take(count: number, options: ChangedOptions) {
  const seen: string[] = [];
  for await (const { cursor, revision } of changed<{ id: string }>(url, { ...quick, ...options })) {
    seen.push(`${cursor} ${revision.id}`);
    if (seen.length === count) break;
  }
  return seen;
}

describe('changed', () => {
  it('gives the changes of a stream, in whatever pieces it comes', async () => {
    const text = `:\n\n${event('c0', null)}${event('c1', 'ä😀')}:\n\n${event('c2', 'b')}`;
    const bytes = [...text];
    const { fetch } = server(bytes);
    expect(await take(2, { fetch })).toEqual(['c1 ä😀', 'c2 b']);
  });

  it('goes on after the last cursor when the connection breaks, ends, or cannot be made', async () => {
    const { calls, fetch } = server(
      [event('c0', null), event('c1', 'a'), new Error('broken'), ''],
      new TypeError('fetch failed'),
      [event('c1', null), event('c2', 'b'), 'event: complete\ndata:\n\n'],
      new Response('', { status: 503, headers: { 'retry-after': '0' } }),
      [event('c2', null), event('c3', 'c').slice(0, 30)],
      [event('c2', null), event('c3', 'c')],
    );
    expect(await take(3, { fetch })).toEqual(['c1 a', 'c2 b', 'c3 c']);
    expect(calls.map(({ variables }) => variables.after)).toEqual([undefined, 'c1', 'c1', 'c2', 'c2', 'c2']);
  });

  it('keeps the place that the server told first, though nothing has changed yet', async () => {
    const { calls, fetch } = server([event('c0', null)], [event('c0', null), event('c1', 'a')]);
    await take(1, { fetch });
    expect(calls.map(({ variables }) => variables.after)).toEqual([undefined, 'c0']);
  });

  it('connects anew when there is no sign of life', async () => {
    const { calls, fetch } = server([event('c0', null)], [event('c0', null), event('c1', 'a')]);
    const silent: ChangedOptions['fetch'] = async (to, init) => {
      const response = await fetch(to, init);
      if (calls.length > 1) return response;
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      const never = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          return new Promise(() => undefined);
        },
      });
      return new Response(never, response);
    };
    expect(await take(1, { fetch: silent, silence: 20 })).toEqual(['c1 a']);
  });

  it('sends types, headers and a token that is asked for each time', async () => {
    let tokens = 0;
    const { calls, fetch } = server([], [event('c1', 'a')]);
    await take(1, {
      fetch,
      types: ['Statement'],
      headers: { 'x-team': 'east' },
      token: () => `t${++tokens}`,
    });
    expect(calls.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer t1', 'Bearer t2']);
    expect(calls[0]?.headers.get('x-team')).toBe('east');
    expect(calls[0]?.headers.get('accept')).toBe('text/event-stream');
    expect(calls[0]?.variables.types).toEqual(['Statement']);
  });

  it('throws what waiting does not mend', async () => {
    const bad = next({ errors: [{ message: 'No cursor.', extensions: { code: 'INVALID_INPUT' } }] });
    await expect(take(1, server([bad], []))).rejects.toMatchObject({
      name: 'RequestError',
      code: 'INVALID_INPUT',
    });
    const ended = next({ data: null, errors: [{ message: 'Log in.', extensions: { code: 'FORBIDDEN' } }] });
    await expect(take(2, server([event('c1', 'a'), ended], []))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const refused = { errors: [{ message: 'Who are you?', extensions: { code: 'UNAUTHENTICATED' } }] };
    const unknown = new Response(JSON.stringify(refused), { status: 401 });
    await expect(take(1, server(unknown, []))).rejects.toMatchObject({
      name: 'RequestError',
      code: 'UNAUTHENTICATED',
      message: 'Who are you?',
      status: 401,
    });
    for (const [body, status] of [
      ['', 401],
      ['null', 403],
      ['<html>', 404],
    ] as const) {
      await expect(take(1, server(new Response(body, { status }), []))).rejects.toMatchObject({
        name: 'HttpError',
        status,
      });
    }
    await expect(take(1, server(new Response('<html>'), []))).rejects.toMatchObject({ name: 'HttpError' });
  });

  it('ends without an error when its signal aborts, while it waits for a change or to connect', async () => {
    for (const answers of [
      [[event('c1', 'a')]],
      [[event('c1', 'a')], new TypeError('down'), new TypeError('down')],
    ] as const) {
      const stop = new AbortController();
      const { fetch } = server(...(answers as never as [Part[]]));
      const seen: string[] = [];
      for await (const { cursor } of changed(url, {
        fetch,
        signal: stop.signal,
        baseDelay: 10_000,
        maxDelay: 10_000,
      })) {
        seen.push(cursor);
        setImmediate(() => stop.abort());
      }
      expect(seen).toEqual(['c1']);
    }
    const stopped = AbortSignal.abort();
    expect(await take(1, { ...server([event('c1', 'a')]), signal: stopped })).toEqual([]);
  });
});
