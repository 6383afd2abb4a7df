import type { Plugin } from 'graphql-yoga';

/**
 * Refuses requests that a page of another site makes a browser send: where no login is asked for, every site the analyst visits could
 * otherwise write into their knowledge base. Programs send no Origin, and are not meant.
 */
export function useSameOrigin(): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      const origin = request.headers.get('origin');
      if (!origin || hostOf(origin) === (request.headers.get('host') ?? url.host)) return;
      const errors = [
        { message: 'Pages of other sites may not use this API.', extensions: { code: 'FORBIDDEN' } },
      ];
      endResponse(fetchAPI.Response.json({ errors }, { status: 403 }));
    },
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
