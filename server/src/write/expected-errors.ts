import {
  AlreadyExistsError,
  ConflictError,
  ForbiddenError,
  IdempotencyError,
  NotFoundError,
  UnavailableError,
  ValidationError,
} from '../errors.ts';

/** The errors that any mutation's result may be. */
export const expectedErrors = [
  ValidationError,
  NotFoundError,
  ConflictError,
  AlreadyExistsError,
  IdempotencyError,
  ForbiddenError,
  UnavailableError,
];
