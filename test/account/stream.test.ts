import { createSchema, createYoga, Repeater } from 'graphql-yoga';
import { describe, expect, it, vi } from 'vitest';
import { UnauthenticatedError } from '../../server/src/errors.ts';
import { usePresentAccess } from '../../server/src/plugins/use-present-access.ts';

/** A stream of events that the test sends one by one. */
function world(check: () => Promise<void>) {
  let push: (value: object) => unknown = () => undefined;
  let closed = false;
  const events = () =>
    new Repeater<object>(async (send, stop) => {
      push = send;
      await stop;
      closed = true;
    });
  const yoga = createYoga({
    logging: false,
    schema: createSchema({
      typeDefs: 'type Query { a: Int } type Subscription { n: Int }',
      resolvers: { Subscription: { n: { subscribe: events } } },
    }),
    plugins: [usePresentAccess({ check })],
  });
  return {
    async open() {
      const response = await yoga.fetch('http://localhost/graphql?query=subscription{n}', {
        headers: { accept: 'text/event-stream' },
      });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      return {
        async read() {
          let text = '';
          while (!/data: ?\{|event: complete/.test(text)) {
            const { done, value } = await reader.read();
            if (done) break;
            text += new TextDecoder().decode(value);
          }
          return text;
        },
        cancel: () => reader.cancel(),
      };
    },
    send: (n: number) => push({ n }),
    isClosed: () => closed,
  };
}

describe('a subscription', () => {
  it('goes on while its user is let in, and ends before the first event after they are not', async () => {
    let isIn = true;
    const clock = vi.spyOn(performance, 'now');
    const { open, send, isClosed } = world(async () => {
      if (!isIn) throw new UnauthenticatedError('Out.');
    });
    clock.mockReturnValue(0);
    const stream = await open();
    const first = stream.read();
    await vi.waitFor(() => send(1));
    expect(await first).toContain('{"n":1}');
    isIn = false;
    clock.mockReturnValue(1_000);
    const second = stream.read();
    send(2);
    const refused = await second;
    expect(refused).toContain('"code":"UNAUTHENTICATED"');
    expect(refused).not.toContain('{"n":2}');
    await vi.waitFor(() => expect(isClosed()).toBe(true));
    clock.mockRestore();
  });

  it('lets go of its events when its client leaves, without waiting for the next one', async () => {
    const { open, send, isClosed } = world(async () => undefined);
    const stream = await open();
    const first = stream.read();
    await vi.waitFor(() => send(1));
    await first;
    await stream.cancel();
    await vi.waitFor(() => expect(isClosed()).toBe(true));
  });
});
