export { EntenteClient } from './_generated/entente-client.ts';
export * from './_generated/operations.ts';
export * from './_generated/result-errors.ts';
export type { GraphQLProblem } from './answer.ts';
export { CoreClient } from './client.ts';
export {
  type ResultOf,
  type TypedDocument,
  TypedDocumentString,
  type VariablesOf,
} from './document.ts';
export {
  AbortError,
  EntenteError,
  HttpError,
  NetworkError,
  PagingError,
  RateLimitError,
  RequestError,
  ResultError,
  TimeoutError,
} from './errors.ts';
export type { CallOptions, ClientOptions, Fetch, RequestArguments, Token } from './options.ts';
export type { Connection, NodeOf, PageVariables } from './paginate.ts';
export type { RetryOptions } from './retry.ts';
export { type Success, unwrap } from './unwrap.ts';
