import { createParser } from 'eventsource-parser';
import { type GraphQLProblem, parseRetryAfter, problemsIn } from './answer.ts';
import { pause, withDeadline } from './deadline.ts';
import { EntenteError, HttpError, NetworkError, RateLimitError, RequestError } from './errors.ts';
import type { Fetch, Token } from './options.ts';

/** What a revision changed in one field. */
export interface FieldDifference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** A change of one row. */
export interface Revision {
  readonly id: string;
  /** The type of the row, such as "Statement". */
  readonly entity: string;
  /** The id of the row. */
  readonly subjectId: string;
  /** Its version after the change. */
  readonly subjectVersion: number;
  readonly operation: 'CREATED' | 'UPDATED' | 'RETRACTED' | 'RESTORED';
  readonly differences: readonly FieldDifference[];
  /** Given with a retraction. */
  readonly reason: string | null;
  readonly recordedAt: string;
  readonly user: { readonly id: string; readonly name: string };
}

/** A change and where it stands in the feed. Keep the cursor with what you make of the change, to go on from it. */
export interface Change<R = Revision> {
  readonly cursor: string;
  readonly revision: R;
}

export interface ChangedOptions {
  /** Go on after this cursor. Without one: from the moment at which the server first answers. */
  after?: string | null;
  /** Only changes of rows of these types, such as "Statement". */
  types?: readonly string[];
  /** Ends the sequence; nothing is thrown then. */
  signal?: AbortSignal;
  /** As of a client: sent as `Authorization: Bearer <token>`, and asked for anew at every connection. */
  token?: Token;
  headers?: Record<string, string>;
  /** Default: the platform's `fetch`. */
  fetch?: Fetch;
  /** The fields of a revision that are wanted, such as "subjectId subject { ... on Actor { name } }". Default: those of `Revision`. */
  selection?: string;
  /** After so many milliseconds without a sign of life it connects anew. The server gives one every 12 s. Default 45,000. */
  silence?: number;
  /** Upper bound of the first wait before it connects anew, in milliseconds; it doubles with every failure. Default 250. */
  baseDelay?: number;
  /** The longest such wait, in milliseconds. Default 30,000. */
  maxDelay?: number;
}

const usual =
  'id entity subjectId subjectVersion operation differences { field from to } reason recordedAt user { id name }';

/**
 * What is recorded in the knowledge base, as it happens:
 * `for await (const { cursor, revision } of changed(url, { after, signal }))`. Each change comes once and those of one row come in
 * their order, also across lost connections and other servers; whoever stores the cursor together with what they make of a change
 * has the same across their own restarts. A slow loop holds up the server's sending, and loses nothing.
 *
 * It connects anew for as long as it takes, and throws only what waiting does not mend: a RequestError for a cursor or a token that
 * is refused, an HttpError for an address that is none.
 */
export async function* changed<R = Revision>(
  url: string | URL,
  options: ChangedOptions = {},
): AsyncGenerator<Change<R>, void, undefined> {
  const { signal, baseDelay = 250, maxDelay = 30_000 } = options;
  let after = options.after ?? undefined;
  for (let failures = 0; !signal?.aborted; failures++) {
    let asked = 0;
    try {
      for await (const { cursor, revision } of connection<R>(url, options, after)) {
        after = cursor;
        failures = 0;
        if (revision) yield { cursor, revision };
        if (signal?.aborted) return;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof EntenteError) || !error.transient) throw error;
      asked = (error.retryAfter ?? 0) * 1000;
    }
    const jitter = Math.random() * Math.min(maxDelay, baseDelay * 2 ** failures);
    await pause(asked + jitter, signal).catch(() => undefined);
  }
}

interface Event<R> {
  cursor: string;
  revision: R | null;
}

/** The events of one connection, up to its end. */
async function* connection<R>(
  url: string | URL,
  options: ChangedOptions,
  after: string | undefined,
): AsyncGenerator<Event<R>, void, undefined> {
  const { silence = 45_000, signal: caller } = options;
  const stop = new AbortController();
  const inTime = <T>(work: () => Promise<T>) =>
    withDeadline(() => work().catch((error) => Promise.reject(asNetworkError(error))), silence, caller);
  try {
    const response = await inTime(() => open(url, options, after, stop.signal));
    if (
      !response.ok ||
      !response.headers.get('content-type')?.startsWith('text/event-stream') ||
      !response.body
    )
      throw await refusal(response);
    const came: Event<R>[] = [];
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === 'next') came.push(eventOf<R>(data, response.status));
      },
    });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await inTime(() => reader.read());
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      yield* came.splice(0);
    }
  } finally {
    stop.abort();
  }
}

async function open(
  url: string | URL,
  { token, headers, types, selection = usual, fetch = globalThis.fetch }: ChangedOptions,
  after: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const secret = typeof token === 'function' ? await token() : token;
  const query = `subscription Changed($after: String, $types: [RecordedType!]) { changed(after: $after, types: $types) { cursor revision { ${selection} } } }`;
  return fetch(url, {
    method: 'POST',
    headers: {
      ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      ...headers,
      accept: 'text/event-stream',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query, variables: { after, types } }),
    signal,
  });
}

/** The event in a result, or the error in it, thrown. */
function eventOf<R>(data: string, status: number): Event<R> {
  const { data: result, errors } = JSON.parse(data) as {
    data?: { changed: Event<R> } | null;
    errors?: GraphQLProblem[];
  };
  if (errors?.length || !result)
    throw new RequestError(errors ?? [], { status, body: data, retryAfter: undefined }, result);
  return result.changed;
}

async function refusal(response: Response): Promise<EntenteError> {
  const { status, headers } = response;
  const answer = {
    status,
    body: await response.text().catch(() => ''),
    retryAfter: parseRetryAfter(headers.get('retry-after')),
  };
  if (status === 429) return new RateLimitError('Too many requests', answer);
  const problems = problemsIn(answer.body);
  if (problems.length) return new RequestError(problems, answer, undefined);
  return new HttpError(`The server answered with HTTP status ${status} and no stream of events`, answer);
}

function asNetworkError(error: unknown): unknown {
  return error instanceof EntenteError ? error : new NetworkError('The connection was lost', error);
}
