import { GraphQLError } from 'graphql';
import type { EntenteError } from '../errors.ts';

/** An operation that is refused as a whole, before any of it is done. */
export function refusal(error: EntenteError): GraphQLError {
  // As GraphQL over HTTP has it: 400 in its own media type, 200 in plain JSON
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status: 400, spec: true } },
  });
}
