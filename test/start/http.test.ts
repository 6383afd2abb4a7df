import { EventEmitter, once } from 'node:events';
import { get, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { listen, requirePort } from '../../server/src/start/http.ts';
import { freePort } from './temporary.ts';

const HOST = '127.0.0.1';

async function request(url: string): Promise<IncomingMessage> {
  const [response] = await once(get(url), 'response');
  return response;
}

describe('listening', () => {
  it('says where', async () => {
    const port = await freePort();
    const listening = await listen((_, response) => response.end('here'), HOST, port);
    expect(listening.url).toBe(`http://127.0.0.1:${port}`);
    expect(await text(await request(listening.url))).toBe('here');
    await listening.close(0);
  });

  it('refuses a port in use in one sentence, and leaves one that is not as it was', async () => {
    const port = await freePort();
    await requirePort(HOST, port);
    const listening = await listen((_, response) => response.end(), HOST, port);
    await expect(requirePort(HOST, port)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use: stop what uses it, or choose another (PORT=${port + 1}).`,
    );
    await listening.close(0);
  });

  it('refuses an address of another machine in one sentence', async () => {
    await expect(requirePort('192.0.2.1', await freePort())).rejects.toThrow(
      /^HOST=192\.0\.2\.1 is no address/,
    );
  });
});

describe('closing', () => {
  async function open(answer: RequestListener) {
    const listening = await listen(answer, HOST, await freePort());
    return { listening, request: () => request(listening.url) };
  }

  it('lets a request that is under way finish, and takes no more', async () => {
    let finish = () => {};
    const requests = new EventEmitter();
    const { listening, request } = await open((_, response) => {
      finish = () => response.end('finished');
      requests.emit('arrived');
    });
    const [answer] = [request(), await once(requests, 'arrived')];
    const closed = listening.close(60);
    await expect(request()).rejects.toThrow(/ECONNREFUSED/);
    finish();
    expect(await text(await answer)).toBe('finished');
    await closed;
  });

  it('ends a stream cleanly, long before the patience is over', async () => {
    const { listening, request } = await open((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('event: next\n\n');
    });
    const stream = await request();
    await listening.close(60);
    expect(await text(stream)).toBe('event: next\n\n');
  });

  it('cuts what does not finish in time', async () => {
    const requests = new EventEmitter();
    const { listening, request } = await open(() => requests.emit('arrived'));
    const [answer] = [request(), await once(requests, 'arrived')];
    await Promise.all([expect(answer).rejects.toThrow(/socket hang up/), listening.close(0)]);
  });
});
