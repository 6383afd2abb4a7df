import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { EntenteError, errorCodes, RateLimitedError } from '../errors.ts';

/**
 * Gives every request error a stable code in `extensions.code`, and keeps whatever is not meant for callers from them.
 * `onFault` is told of each fault of the server, whole.
 */
export function useErrorCodes({ onFault }: { onFault: (fault: unknown, request?: Request) => void }): Plugin {
  const coded = (error: GraphQLError, request: Request): GraphQLError => {
    const cause = innermost(error);
    if (cause instanceof EntenteError) {
      const inputPath = cause.inputPath.length ? { inputPath: cause.inputPath } : {};
      return withExtensions(error, cause.message, {
        code: cause.code,
        ...inputPath,
        ...cause.details,
        ...httpOf(cause, error),
      });
    }
    if (cause instanceof GraphQLError) {
      // What others add, such as the words of JSON.parse, is not for callers; yoga goes by them only in choosing the status
      const { code, http, originalError } = error.extensions;
      const answered = originalError === undefined ? http : { ...(http as object), spec: false };
      return withExtensions(error, error.message, {
        code: isErrorCode(code) ? code : 'INVALID_INPUT',
        ...(answered !== undefined && { http: answered }),
      });
    }
    onFault(cause, request);
    return withExtensions(error, errorCodes.INTERNAL, { code: 'INTERNAL' });
  };
  const codedResult = <T extends object>(result: T, request: Request): T => {
    if (!('errors' in result) || !Array.isArray(result.errors) || !result.errors.length) return result;
    return { ...result, errors: result.errors.map((error) => coded(error as GraphQLError, request)) };
  };
  return {
    // A subscription has a result for each event
    onSubscribe: ({ args }) => ({
      onSubscribeResult: () => ({
        onNext: ({ result, setResult }) =>
          setResult(codedResult(result, (args.contextValue as { request: Request }).request)),
      }),
    }),
    onResultProcess({ request, result, setResult }) {
      setResult(codedResult(result, request));
    },
  };
}

/** GraphQL and yoga have codes of their own for documents that do not parse or fit the schema. */
function isErrorCode(code: unknown): boolean {
  return typeof code === 'string' && code in errorCodes;
}

/** How yoga answers: it takes status and headers from here, and leaves this out of the answer. */
function httpOf(cause: EntenteError, { extensions }: GraphQLError): { http?: unknown } {
  if (cause instanceof RateLimitedError)
    return { http: { status: 429, headers: { 'retry-after': String(cause.retryAfter) } } };
  return extensions.http === undefined ? {} : { http: extensions.http };
}

/** What was thrown, under however many layers of GraphQL errors. */
function innermost(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? innermost(error.originalError) : error;
}

function withExtensions(
  error: GraphQLError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    extensions,
  });
}
