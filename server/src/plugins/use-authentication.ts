import type { Plugin } from 'graphql-yoga';
import type { Access } from '../account/access.ts';
import { EntenteError, errorCodes, ForbiddenError, UnauthenticatedError } from '../errors.ts';
import { isLoopback } from '../loopback.ts';

export interface AccessOptions {
  /** Who shows these credentials. Throws an UnauthenticatedError where they are not good. */
  accessOf: (authorization: string) => Promise<Access>;
  /** As whom a request without credentials from this machine is answered; undefined: there is no such request. */
  local: Access | undefined;
}

export interface AuthenticationOptions extends AccessOptions {
  /** Told who asks, before anything is done with the request. */
  onAccess: (request: Request, access: Access) => void;
  /** Told of every fault of the server. */
  onFault: (fault: unknown, request: Request) => void;
}

/**
 * Finds out who asks, before an operation is so much as parsed; the answer is 401 where that is not known. Credentials that are
 * wrong are refused also where none are needed: whoever sends them does not mean to be somebody else.
 */
export function useAuthentication({ onAccess, onFault, ...options }: AuthenticationOptions): Plugin {
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== '/graphql') return;
      const authorization = request.headers.get('authorization');
      try {
        onAccess(request, await accessOfRequest(options, request.headers, url.host));
      } catch (error) {
        if (!(error instanceof EntenteError)) onFault(error, request);
        else if (error.cause) onFault(error.cause, request);
        const refusal = refusalOf(error);
        const headers: Record<string, string> =
          refusal.code === 'UNAUTHENTICATED' ? { 'www-authenticate': challenge(authorization) } : {};
        const status = statuses[refusal.code] ?? 500;
        const errors = [{ message: refusal.message, extensions: { code: refusal.code } }];
        endResponse(fetchAPI.Response.json({ errors }, { status, headers }));
      }
    },
  };
}

/** The headers of a request, as far as they tell who asks. */
export type HeadersRead = Pick<Headers, 'get' | 'has'>;

/** Who asks. Throws an EntenteError where that is not known, or may not be answered. */
export async function accessOfRequest(
  { accessOf, local }: AccessOptions,
  headers: HeadersRead,
  urlHost: string,
): Promise<Access> {
  const authorization = headers.get('authorization');
  return authorization === null ? localOf(local, headers, urlHost) : accessOf(authorization);
}

const statuses: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNAVAILABLE: 503,
  LIMIT_EXCEEDED: 503,
};

function refusalOf(error: unknown): EntenteError {
  return error instanceof EntenteError ? error : new EntenteError('INTERNAL', errorCodes.INTERNAL);
}

/** Tells a client that it needs a bearer token, or that the one it has is not good (RFC 6750). */
function challenge(authorization: string | null): string {
  return `Bearer realm="entente"${authorization === null ? '' : ', error="invalid_token"'}`;
}

/** What proxies add to a request that they pass on. */
const traces = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/**
 * The local session, for whoever is at this machine. A page of another site can have its own name lead here and so pass for the
 * same origin, but then it asks for that name; and a proxy on this machine asks for others.
 */
function localOf(local: Access | undefined, headers: HeadersRead, urlHost: string): Access {
  if (!local) {
    throw new UnauthenticatedError(
      'This takes a token or login: send it in the header Authorization, as "Bearer", a space, and the token.',
    );
  }
  const host = headers.get('host') ?? urlHost;
  if (isLoopback(host.replace(/:\d*$/, '')) && !traces.some((trace) => headers.has(trace))) return local;
  throw new ForbiddenError(
    'Without logins, this server answers to its own machine only, asked as localhost or 127.0.0.1 and not through a proxy. Set ENTENTE_AUTHENTICATION=required to let others in.',
  );
}
