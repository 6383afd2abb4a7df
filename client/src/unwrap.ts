import { resultErrors } from './_generated/result-errors.ts';
import { EntenteError, ResultError } from './errors.ts';

/** A member of a mutation's result union that is an error: by convention, its type's name ends in "Error". */
type Failure = { readonly __typename: `${string}Error` };

/** What a mutation answers when it succeeds. */
export type Success<Result> = Exclude<NonNullable<Result>, Failure>;

/**
 * The success of a mutation's result, or its typed error thrown as the ResultError of that name:
 * `const actor = unwrap(await client.createActor({ input }))`. A custom document must select `__typename`, and
 * `code`, `message`, `path` of `Error` to have them in the error.
 */
export function unwrap<Result extends { readonly __typename: string } | null | undefined>(
  result: Result,
): Success<Result> {
  if (!result) throw new EntenteError('EMPTY_RESULT', 'The server gave neither a result nor an error');
  if (!result.__typename.endsWith('Error')) return result as Success<Result>;
  const known: Record<string, typeof ResultError> = resultErrors;
  const Failed = known[result.__typename] ?? ResultError;
  throw new Failed(result);
}
