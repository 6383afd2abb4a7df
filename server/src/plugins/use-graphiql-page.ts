import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import { style } from '../graphiql/style.ts';
import { howToGiveToken, tabs } from '../graphiql/tabs.ts';

interface Page {
  zipped: Uint8Array<ArrayBuffer>;
  etag: string;
  /** What the page may load and run: its own scripts, known by their hashes, and nothing that an answer might bring. */
  policy: string;
}

/**
 * GraphiQL on GET of the endpoint by a browser, with the tabs that answer an analyst's first questions. Everything is in the
 * page itself, so nothing is fetched from elsewhere; it is compressed once, and the browser keeps it. An address with a `query` opens a
 * tab with it, and sends nothing until it is run.
 */
export function useGraphiqlPage({
  withToken,
}: {
  /** Whether the API behind the page takes a token: the tabs then have a place for it. */
  withToken: boolean;
}): Plugin {
  let made: Promise<Page> | undefined;
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'GET' || !request.headers.get('accept')?.includes('text/html')) return;
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(null, { status: 302, headers: { location: '/graphql' } }));
        return;
      }
      if (url.pathname !== '/graphql') return;
      made ??= makePage(withToken);
      const { zipped, etag, policy } = await made;
      const headers = {
        'content-type': 'text/html; charset=utf-8',
        'content-encoding': 'gzip',
        'content-security-policy': policy,
        'cache-control': 'private, no-cache',
        etag,
        vary: 'accept',
      };
      const known = request.headers.get('if-none-match') === etag;
      endResponse(
        known
          ? new fetchAPI.Response(null, { status: 304, headers })
          : new fetchAPI.Response(zipped, { headers }),
      );
    },
  };
}

/** The page takes half a second to load, which no start has to wait for. */
async function makePage(withToken: boolean): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Entente',
    defaultTabs: withToken
      ? tabs.map(({ query }, i) => askingForToken(query, i === 0))
      : tabs.map(({ query }) => ({ query })),
    shouldPersistHeaders: false,
  } as never).replace('</head>', `<style>${style}</style></head>`);
  const zipped = new Uint8Array(gzipSync(html, { level: 9 }));
  const etag = `"${createHash('sha256').update(zipped).digest('base64url').slice(0, 27)}"`;
  return { zipped, etag, policy: policyFor(html) };
}

function policyFor(html: string): string {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    `default-src 'none'`,
    `script-src ${scripts.join(' ')}`,
    // The editor makes styles and workers of its own as it runs
    `style-src 'unsafe-inline'`,
    'worker-src blob: data:',
    'img-src data:',
    'font-src data:',
    `connect-src 'self'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

function askingForToken(query: string, isFirst: boolean) {
  const headers = JSON.stringify({ Authorization: 'Bearer ' }, null, 2);
  return { query: isFirst ? `${howToGiveToken}\n#\n${query}` : query, headers };
}
