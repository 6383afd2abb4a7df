import { GraphQLError, NoSchemaIntrospectionCustomRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Keeps the schema from those who do not know it: it cannot be asked for, and refusals suggest no names of it. */
export function useHiddenSchema(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(NoSchemaIntrospectionCustomRule);
    },
    onResultProcess({ result, setResult }) {
      if (!('errors' in result) || !Array.isArray(result.errors)) return;
      const errors = result.errors.map((error) =>
        error instanceof GraphQLError && suggestion.test(error.message) ? withoutSuggestion(error) : error,
      );
      setResult({ ...result, errors });
    },
  };
}

/** As graphql-js words it, at the end of a message. */
const suggestion = / Did you mean .*\?$/s;

function withoutSuggestion({ message, nodes, source, positions, path, extensions }: GraphQLError) {
  return new GraphQLError(message.replace(suggestion, ''), { nodes, source, positions, path, extensions });
}
