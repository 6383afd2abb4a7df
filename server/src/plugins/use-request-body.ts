import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LimitError } from '../errors.ts';

/** How deep objects and lists may lie in one another in the variables: whoever walks through them goes as deep. */
export const deepestVariables = 100;

/**
 * Takes bodies in JSON only, and not compressed ones: a form, which a page of any site can send, is refused, and a small body cannot
 * become a large one. Yoga bounds the size as the body comes in; here it is said in this API's words.
 */
export function useRequestBody({ largest }: { largest: number }): Plugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'POST' || url.pathname !== '/graphql') return;
      const said = faultIn(request.headers);
      if (!said) return;
      const errors = [{ message: said, extensions: { code: 'INVALID_INPUT' } }];
      endResponse(fetchAPI.Response.json({ errors }, { status: 415, headers: { accept: jsonTypes.join() } }));
    },
    onParams({ params }) {
      if (!isWithin(params.variables, deepestVariables)) {
        throw tooMuch(`The variables lie more than ${deepestVariables} deep in one another.`, {
          limit: 'variables',
          maximum: deepestVariables,
          status: 400,
        });
      }
    },
    onResultProcess({ result, setResult }) {
      if (!('errors' in result) || !Array.isArray(result.errors)) return;
      const isTooLarge = result.errors.some(
        ({ extensions }) => extensions?.code === 'REQUEST_ENTITY_TOO_LARGE',
      );
      if (!isTooLarge) return;
      const message = `The body of the request is larger than ${largest} bytes. Send less at once.`;
      setResult({ errors: [tooMuch(message, { limit: 'bytes', maximum: largest, status: 413 })] });
    },
  };
}

const jsonTypes = ['application/json', 'application/graphql+json'];

function faultIn(headers: Headers): string | null {
  const encoding = headers.get('content-encoding');
  if (encoding && encoding.toLowerCase() !== 'identity')
    return `A body that is compressed (${encoding.slice(0, 20)}) is not taken: send it as it is.`;
  const [type] = (headers.get('content-type') ?? '').split(';');
  if (jsonTypes.includes((type ?? '').trim().toLowerCase())) return null;
  return 'The body of a request is JSON: send it with the header Content-Type, as application/json.';
}

/** Without recursion: it is asked of what is deeper than the stack. */
export function isWithin(value: unknown, deepest: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}

function tooMuch(message: string, told: { limit: string; maximum: number; status: number }): GraphQLError {
  const { limit, maximum, status } = told;
  return new GraphQLError(message, {
    originalError: new LimitError(message, limit, maximum),
    extensions: { http: { status, spec: status === 400 } },
  });
}
