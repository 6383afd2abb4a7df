import { EntenteError, type ErrorCode } from '../errors.ts';

/** Asks the API one question. Throws an EntenteError where it is refused. */
export type Ask = <Answer>(query: string, variables?: object) => Promise<Answer>;

interface Answered {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string } }[];
}

const json = { accept: 'application/json', 'content-type': 'application/json' };

/**
 * Questions to the API in process, through the door that everybody uses: who asks is found out, what they may see is decided and what
 * was known at a moment is read as for any other request. `headers` are those of whoever wants to know.
 */
export function askOver(
  fetch: (url: string, init: RequestInit) => Response | Promise<Response>,
  headers: Headers,
  signal?: AbortSignal,
): Ask {
  return async <Answer>(query: string, variables: object = {}) => {
    const response = await fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { ...Object.fromEntries(headers.entries()), ...json },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    const { data, errors } = (await response.json()) as Answered;
    const [error] = errors ?? [];
    if (error) throw new EntenteError((error.extensions?.code ?? 'INTERNAL') as ErrorCode, error.message);
    return data as Answer;
  };
}
