/**
 * Every error that a caller can meet, with its stable code. Services throw them; the API answers the expected ones as values
 * in a mutation's result and the others under `errors` with the code in `extensions`.
 */

export const errorCodes = {
  INVALID_INPUT: 'Something in the input is not acceptable. The message says what, and the path says where.',
  NOT_FOUND: 'What the input refers to does not exist, or the caller may not see it.',
  CONFLICT: 'The row has changed since the caller read it. Read it again and decide anew.',
  ALREADY_EXISTS: 'A row with the same unique value exists.',
  IDEMPOTENCY_KEY_REUSED: 'The idempotency key was used before for other input. Use a new key.',
  FORBIDDEN: 'The caller may not do this.',
  UNAUTHENTICATED:
    'It is not known who asks: the token or login is missing, or not good. The answer has the HTTP status 401.',
  LIMIT_EXCEEDED: 'The operation asks for more than a limit allows. The message says which and by how much.',
  RATE_LIMITED:
    'The caller has asked for more than their share. The answer has the HTTP status 429, and its header Retry-After says after how many seconds to try again.',
  UNAVAILABLE: 'The database cannot be reached at the moment, or has no room for this. Try again.',
  INTERNAL: 'A fault of the server. It is logged there under the request id.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** An expected failure. `message` is for a person and says what to do; `inputPath` leads to the field of the input; a property `path` would pass for
 * the path of the answer in GraphQL. */
export class EntenteError extends Error {
  readonly code: ErrorCode;
  readonly inputPath: readonly string[];
  /** What programs are told besides. */
  readonly details: Readonly<Record<string, unknown>> = {};

  constructor(code: ErrorCode, message: string, path: readonly string[] = []) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.inputPath = path;
  }
}

export class ValidationError extends EntenteError {
  constructor(message: string, path?: readonly string[]) {
    super('INVALID_INPUT', message, path);
  }
}

export class NotFoundError extends EntenteError {
  constructor(message: string, path?: readonly string[]) {
    super('NOT_FOUND', message, path);
  }
}

export class ConflictError extends EntenteError {
  readonly currentVersion: number;

  constructor(currentVersion: number) {
    super(
      'CONFLICT',
      `The row is at version ${currentVersion} now. Read it again, and repeat the change with expectedVersion ${currentVersion} if it still applies.`,
      ['expectedVersion'],
    );
    this.currentVersion = currentVersion;
  }
}

export class AlreadyExistsError extends EntenteError {
  constructor(message: string, path?: readonly string[]) {
    super('ALREADY_EXISTS', message, path);
  }
}

export class IdempotencyError extends EntenteError {
  constructor() {
    super(
      'IDEMPOTENCY_KEY_REUSED',
      'This idempotency key was used before for other input. Use a new key for a new write.',
      ['idempotencyKey'],
    );
  }
}

export class ForbiddenError extends EntenteError {
  constructor(message: string, path?: readonly string[]) {
    super('FORBIDDEN', message, path);
  }
}

/** The request has no credentials, or none that are good. */
export class UnauthenticatedError extends EntenteError {
  constructor(message: string) {
    super('UNAUTHENTICATED', message);
  }
}

/** A limit, with what was asked for and what is allowed. */
export class LimitError extends EntenteError {
  override readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, limit: string, maximum: number, requested?: number) {
    super('LIMIT_EXCEEDED', message);
    this.details = { limit, maximum, ...(requested !== undefined && { requested }) };
  }
}

/** The caller's share is used up for now. */
export class RateLimitedError extends EntenteError {
  /** Whole seconds after which it is worth trying again. */
  readonly retryAfter: number;

  constructor(message: string, retryAfter: number) {
    super('RATE_LIMITED', message);
    this.retryAfter = retryAfter;
  }
}

export class UnavailableError extends EntenteError {
  constructor(message = 'The database cannot be reached at the moment. Nothing was written; try again.') {
    super('UNAVAILABLE', message);
  }
}
