// Generated from schema.graphql and operations/*.graphql by `npm run generate`.
import { ResultError } from '../errors.ts';

/**
 * A row with the same unique value exists.
 */
export class AlreadyExistsError extends ResultError {
  override readonly name = 'AlreadyExistsError';
}

/**
 * The row has changed since the caller read it. Read it again and decide anew.
 */
export class ConflictError extends ResultError {
  override readonly name = 'ConflictError';

  /**
   * The version at which the row is now.
   * Undefined if the document did not select it.
   */
  get currentVersion(): number | undefined {
    return this.result.currentVersion as number | undefined;
  }
}

/**
 * The caller may not do this.
 */
export class ForbiddenError extends ResultError {
  override readonly name = 'ForbiddenError';
}

/**
 * The idempotency key was used before for other input. Use a new key.
 */
export class IdempotencyError extends ResultError {
  override readonly name = 'IdempotencyError';
}

/**
 * What the input refers to does not exist, or the caller may not see it.
 */
export class NotFoundError extends ResultError {
  override readonly name = 'NotFoundError';
}

/**
 * The database cannot be reached at the moment, or has no room for this. Try again.
 */
export class UnavailableError extends ResultError {
  override readonly name = 'UnavailableError';
}

/**
 * Something in the input is not acceptable. The message says what, and the path says where.
 */
export class ValidationError extends ResultError {
  override readonly name = 'ValidationError';
}

/** The class of each error type, by its name in the schema. */
export const resultErrors = {
  AlreadyExistsError,
  ConflictError,
  ForbiddenError,
  IdempotencyError,
  NotFoundError,
  UnavailableError,
  ValidationError,
};
