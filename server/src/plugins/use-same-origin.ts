import type { Plugin } from 'graphql-yoga';

/**
 * Refuses requests that a page of another site makes a browser send: where no login is asked for, every site the analyst visits could
 * otherwise write into their knowledge base, and read slowly enough to keep it busy. Programs send neither header, and are not meant.
 * `origins` are the sites whose pages may.
 */
export function useSameOrigin({ origins }: { origins: readonly string[] }): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const origin = request.headers.get('origin');
      const host = request.headers.get('host') ?? url.host;
      if (origin ? hostOf(origin) === host || origins.includes(origin) : !isFromElsewhere(request)) return;
      const errors = [
        { message: 'Pages of other sites may not use this API.', extensions: { code: 'FORBIDDEN' } },
      ];
      endResponse(fetchAPI.Response.json({ errors }, { status: 403 }));
    },
  };
}

/** What a page of another site loads by a link, as a picture or as a script has no Origin; a link that somebody follows is no such thing. */
function isFromElsewhere({ headers }: Request): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  return headers.get('sec-fetch-mode') !== 'navigate' || headers.get('sec-fetch-dest') !== 'document';
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
