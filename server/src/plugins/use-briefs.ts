import type { Plugin } from 'graphql-yoga';
import type { Ask } from '../brief/ask.ts';
import { EntenteError, type ErrorCode, errorCodes } from '../errors.ts';

const path = /^\/briefs(?:\/|$)(.*)$/;

/** What a refusal is in HTTP, and the title of the page that tells it. */
const refusals: Partial<Record<ErrorCode, { status: number; title: string }>> = {
  INVALID_INPUT: { status: 400, title: 'That cannot be asked' },
  LIMIT_EXCEEDED: { status: 400, title: 'That is too much for a brief' },
  UNAUTHENTICATED: { status: 401, title: 'Who asks?' },
  FORBIDDEN: { status: 403, title: 'Not from here' },
  NOT_FOUND: { status: 404, title: 'There is no such brief' },
  RATE_LIMITED: { status: 429, title: 'Not so much at once' },
  UNAVAILABLE: { status: 503, title: 'Not at the moment' },
};

export interface BriefOptions {
  /** The API, as whoever sends these headers. */
  ask: (request: Request) => Ask;
  /** Told of every fault of the server. */
  onFault: (fault: unknown) => void;
}

/**
 * A brief on GET of /briefs/<slug of a relationship>, with `from`, `to`, `voices` and `knownAt`. The page asks the API with the headers of
 * whoever asks for the page, so it shows what they may see, and nothing else. It is written, and Plot loaded, when the first one is wanted.
 */
export function useBriefs({ ask, onFault }: BriefOptions): Plugin {
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      const [, place] = path.exec(url.pathname) ?? [];
      if (place === undefined) return;
      const { contentSecurityPolicy, pageOf, refusalPage } = await import('../brief/page.ts');
      const respond = (page: string, status: number, more: Record<string, string> = {}) =>
        endResponse(
          new fetchAPI.Response(request.method === 'HEAD' ? null : page, {
            status,
            headers: {
              'content-type': 'text/html; charset=utf-8',
              'content-security-policy': contentSecurityPolicy,
              'cache-control': 'private, no-store',
              'x-content-type-options': 'nosniff',
              'referrer-policy': 'no-referrer',
              ...more,
            },
          }),
        );
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        respond(await refusalPage('A brief is only read', 'Ask for it with GET or HEAD.'), 405, {
          allow: 'GET, HEAD',
        });
        return;
      }
      try {
        const { readBrief } = await import('../brief/read.ts');
        const { wantedOf } = await import('../brief/wanted.ts');
        const brief = await readBrief(ask(request), wantedOf(slugOf(place), url.searchParams));
        respond(await pageOf(brief, '/graphql'), 200);
      } catch (error) {
        const { code, message } = error instanceof EntenteError ? error : fault(error);
        const { status, title } = refusals[code] ?? { status: 500, title: 'Something went wrong' };
        respond(
          await refusalPage(title, message),
          status,
          code === 'UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer realm="entente"' } : {},
        );
      }
    },
  };

  function fault(error: unknown): EntenteError {
    onFault(error);
    return new EntenteError('INTERNAL', errorCodes.INTERNAL);
  }
}

/** A part of an address that is not well formed names nothing. */
function slugOf(place: string): string {
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
