import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from '../client/server.ts';

/** Listens on a free port of 127.0.0.1. */
export async function startServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const http = createHttpServer(createServer(5).yoga);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/graphql`, close };
}
