import type { DocumentNode } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';
import { type Answer, parseRetryAfter } from './answer.ts';
import { type EntenteError, HttpError, NetworkError, RateLimitError, RequestError } from './errors.ts';
import type { Fetch } from './options.ts';

/** One attempt at one operation. */
export interface Attempt {
  readonly url: string;
  readonly document: string | DocumentNode;
  readonly variables: object | undefined;
  readonly headers: Headers;
  readonly fetch: Fetch;
  readonly signal: AbortSignal;
}

/**
 * Sends an operation once and answers its `data`. Throws a NetworkError, HttpError, RateLimitError or
 * RequestError; knows nothing of time limits and repetition.
 */
export async function send({ url, document, variables, headers, fetch, signal }: Attempt): Promise<unknown> {
  let answer: Answer = none;

  // The body is read here, so that a connection lost half-way is told from a body that is not GraphQL.
  const fetchAll: Fetch = async (input, init) => {
    try {
      const response = await fetch(input, init);
      const { ok, status, headers } = response;
      const body = await response.text();
      answer = { status, body, retryAfter: parseRetryAfter(headers.get('retry-after')) };
      return { ok, status, headers, text: () => Promise.resolve(body) } as Response;
    } catch (error) {
      throw new NetworkError(`The server could not be reached: ${describe(error)}`, error);
    }
  };

  const client = new GraphQLClient(url, { fetch: fetchAll as typeof globalThis.fetch });
  try {
    const data: unknown = await client.request({ document, variables, requestHeaders: headers, signal });
    if (data !== null && data !== undefined) return data;
  } catch (error) {
    if (error instanceof ClientError) throw refusal(error, answer);
    if (answer === none) throw error;
  }
  throw new HttpError(
    `The answer (HTTP status ${answer.status}) is not a GraphQL result; is the address right?`,
    answer,
  );
}

const none: Answer = { status: 0, body: '', retryAfter: undefined };

/** graphql-request's error carries the whole request and response in its message; ours says what happened. */
function refusal({ response }: ClientError, answer: Answer): EntenteError {
  const [first] = response.errors ?? [];
  if (answer.status === 429) return new RateLimitError(first?.message ?? 'Too many requests', answer);
  if (first && response.errors) return new RequestError(response.errors, answer, response.data);
  return new HttpError(`The server answered with HTTP status ${answer.status}`, answer);
}

/** Fetch hides the reason one level down ("fetch failed", cause: ECONNREFUSED). */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${describe(error.cause)})` : error.message;
}
