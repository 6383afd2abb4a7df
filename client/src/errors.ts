import type { ErrorCode } from './_generated/operations.ts';
import type { Answer, GraphQLProblem } from './answer.ts';

/** Base of everything this client throws by itself. `code` is stable; `message` is for people. */
export class EntenteError extends Error {
  override readonly name: string = 'EntenteError';
  /** What went wrong, for programs. */
  readonly code: string;
  /** Seconds the server asked to wait before the next attempt; undefined if it did not. */
  readonly retryAfter: number | undefined;

  constructor(code: string, message: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.retryAfter = options.retryAfter;
  }

  /** Whether the same request may succeed a little later. Says nothing on whether it is safe to repeat. */
  get transient(): boolean {
    return this.code === 'UNAVAILABLE';
  }
}

/** No answer came, or it broke off: the host is unreachable, the connection was lost. `cause` is fetch's error. */
export class NetworkError extends EntenteError {
  override readonly name = 'NetworkError';

  constructor(message: string, cause: unknown) {
    super('NETWORK_ERROR', message, { cause });
  }

  override get transient(): boolean {
    return true;
  }
}

/** No answer within the time allowed. A write may have happened all the same. */
export class TimeoutError extends EntenteError {
  override readonly name = 'TimeoutError';

  constructor(message: string, cause?: unknown) {
    super('TIMEOUT', message, { cause });
  }

  override get transient(): boolean {
    return true;
  }
}

/** The caller's signal ended the call. `cause` is the signal's reason. A write may have happened all the same. */
export class AbortError extends EntenteError {
  override readonly name = 'AbortError';

  constructor(reason: unknown) {
    super('ABORTED', 'The call was aborted', { cause: reason });
  }
}

/** An answer that is not a GraphQL result: an HTTP error, or another server's page at a wrong address. */
export class HttpError extends EntenteError {
  override readonly name: string = 'HttpError';
  /** HTTP status. */
  readonly status: number;
  /** Text of the answer. */
  readonly body: string;

  constructor(message: string, answer: Answer, code = 'HTTP_ERROR') {
    super(code, message, { retryAfter: answer.retryAfter });
    this.status = answer.status;
    this.body = answer.body;
  }

  override get transient(): boolean {
    return isTransientStatus(this.status);
  }
}

/** Too many requests (429). `retryAfter` says how many seconds to wait. */
export class RateLimitError extends HttpError {
  override readonly name = 'RateLimitError';

  constructor(message: string, answer: Answer) {
    super(message, answer, 'RATE_LIMITED');
  }
}

/**
 * The server refused or failed the operation as a whole: invalid document or variables, not allowed, too
 * costly, an unexpected fault. `code` is that of the first error.
 */
export class RequestError extends EntenteError {
  override readonly name = 'RequestError';
  /** HTTP status: 200 too, when a part of the operation failed. */
  readonly status: number;
  /** All errors of the answer, as given. */
  readonly errors: readonly GraphQLProblem[];
  /** What was answered beside the errors; null or undefined if nothing was. */
  readonly data: unknown;

  constructor(errors: readonly GraphQLProblem[], answer: Answer, data: unknown) {
    const [first] = errors;
    const code = first?.extensions?.code;
    const message = first?.message ?? 'The server refused the operation without a reason';
    super(typeof code === 'string' ? code : 'REQUEST_ERROR', message, { retryAfter: answer.retryAfter });
    this.status = answer.status;
    this.errors = errors;
    this.data = data;
  }

  override get transient(): boolean {
    return super.transient || isTransientStatus(this.status);
  }
}

/** A page said that there are more, but gave no new cursor to go on from. */
export class PagingError extends EntenteError {
  override readonly name = 'PagingError';

  constructor(message: string) {
    super('CURSOR_NOT_ADVANCING', message);
  }
}

/**
 * A typed error from a mutation's result, thrown by `unwrap`. There is a subclass for each error type of the
 * schema; an error type that a newer server adds comes as a plain ResultError.
 */
export class ResultError extends EntenteError {
  override readonly name: string = 'ResultError';
  declare readonly code: ErrorCode;
  /** Where in the input the fault is, from the outside in; null if it is not in one place. */
  readonly path: readonly string[] | null;
  /** The error as the server gave it, with the fields that the document selected. */
  readonly result: Readonly<Record<string, unknown>>;

  constructor(result: { readonly __typename: string }) {
    const fields: Record<string, unknown> = { ...result };
    super(String(fields.code ?? 'RESULT_ERROR'), String(fields.message ?? result.__typename));
    this.path = Array.isArray(fields.path) ? fields.path : null;
    this.result = fields;
  }
}

const isTransientStatus = (status: number) => [408, 425, 429, 502, 503, 504].includes(status);
