import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, StartupError, wordsOf } from '../startup-error.ts';

/** The server on its port. */
export interface Listening {
  /** "http://127.0.0.1:4000", without a slash at the end. */
  url: string;
  /**
   * Takes no more requests, lets those under way finish, ends streams (subscriptions) and, after so many seconds, cuts
   * what is left.
   */
  close(patience: number): Promise<void>;
}

/**
 * Asks for the port and gives it back, so that one in use is found before the slow part of the start.
 * @throws StartupError if the server could not listen there.
 */
export async function requirePort(host: string, port: number): Promise<void> {
  const { close } = await listen((_, response) => response.end(), host, port);
  await close(0);
}

/** Seconds in which the headers of a request are to be there. */
const HEADERS_PATIENCE = 10;

/**
 * A client that takes longer than `requestTimeout` seconds to send its request is cut off, within a second of it.
 * @throws StartupError if the address cannot be listened on.
 */
export async function listen(
  answer: RequestListener,
  host: string,
  port: number,
  requestTimeout = 30,
): Promise<Listening> {
  const open = new Set<ServerResponse>();
  const timeouts = {
    requestTimeout: requestTimeout * 1000,
    headersTimeout: Math.min(HEADERS_PATIENCE, requestTimeout) * 1000,
    connectionsCheckingInterval: 1_000,
  };
  const server = createServer(timeouts, (request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    async close(patience) {
      const closed = new Promise((resolve) => server.close(resolve));
      const timer = new AbortController();
      const waitFor = (seconds: number) => pause(seconds * 1000, undefined, timer).catch(() => undefined);
      for (const response of open) response.once('close', () => server.closeIdleConnections());
      await Promise.race([closed, waitFor(Math.min(patience, STREAM_PATIENCE))]);
      for (const response of open) endStream(response);
      await Promise.race([closed, waitFor(Math.max(0, patience - STREAM_PATIENCE))]);
      timer.abort();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Seconds in which an answer that is sent in pieces may finish; what goes on after that is a subscription. */
const STREAM_PATIENCE = 0.5;

/** A subscription has sent its head and no end: it gets a clean one, and its client may connect to another server. */
function endStream(response: ServerResponse): void {
  if (!response.headersSent || response.writableEnded) return;
  // What the app still writes comes too late; unheard, that would end the process.
  response.on('error', () => undefined);
  response.end();
}

function explain(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new StartupError(
        `Port ${port} on ${host} is in use: stop what uses it, or choose another (PORT=${port < 65_535 ? port + 1 : 4000}).`,
      );
    case 'EACCES':
      return new StartupError(
        `You may not listen on port ${port}: choose one above 1023, such as PORT=4000.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new StartupError(
        `HOST=${host} is no address of this machine (${wordsOf(error)}): set one, or leave it unset.`,
      );
    default:
      return error;
  }
}
