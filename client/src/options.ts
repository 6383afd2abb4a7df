import type { RetryOptions } from './retry.ts';

/** The part of the platform's `fetch` that is used, so that any implementation fits. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** An API token, or a function asked for one before every attempt. Null or undefined: send none. */
export type Token = string | (() => string | null | undefined | Promise<string | null | undefined>);

/** What can differ from call to call. */
export interface CallOptions {
  /** Stops the call, and any wait between its attempts, with an `AbortError`. */
  signal?: AbortSignal;
  /** Headers of this call; they win over those of the client. */
  headers?: Record<string, string>;
  /** How long one attempt may take, in milliseconds; 0 for no limit. Default 30,000. */
  timeout?: number;
  /** How failed attempts are repeated; false for never. */
  retry?: RetryOptions | false;
}

/** Settings of a client; timeout and retry are defaults that a call may override. */
export interface ClientOptions {
  /** Sent as `Authorization: Bearer <token>`. */
  token?: Token;
  /** Headers of every call. */
  headers?: Record<string, string>;
  /** Default: the platform's `fetch`. */
  fetch?: Fetch;
  /** How long one attempt may take, in milliseconds; 0 for no limit. Default 30,000. */
  timeout?: number;
  /**
   * How failed attempts are repeated; false for never. Only reads, and mutations whose every field has an
   * `idempotencyKey` in its input, are ever repeated.
   */
  retry?: RetryOptions | false;
}

/** What follows the document in a call: variables may be left out only if none is required. */
export type RequestArguments<Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: CallOptions]
    : [variables: Variables, options?: CallOptions];
