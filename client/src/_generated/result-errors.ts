// Generated from schema.graphql and operations/*.graphql by `npm run generate`.
import { ResultError } from '../errors.ts';

/**
 * Someone else changed it first.
 */
export class ConflictError extends ResultError {
  override readonly name = 'ConflictError';

  /**
   * The version that is current now.
   * Undefined if the document did not select it.
   */
  get currentVersion(): number | undefined {
    return this.result.currentVersion as number | undefined;
  }
}

/**
 * There is no such entity.
 */
export class NotFoundError extends ResultError {
  override readonly name = 'NotFoundError';
}

/**
 * The input breaks a rule.
 */
export class ValidationError extends ResultError {
  override readonly name = 'ValidationError';
}

/** The class of each error type, by its name in the schema. */
export const resultErrors = {
  ConflictError,
  NotFoundError,
  ValidationError,
};
