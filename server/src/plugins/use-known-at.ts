import {
  type ExecutionArgs,
  GraphQLError,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { ValidationError } from '../errors.ts';
import { collectFields, fragmentsOf } from '../operation/collect.ts';
import { createReadClient } from '../read/client.ts';

/**
 * Reads a query as of the moment that its fields name in `knownAt`. It is one moment for the operation: whatever is read below
 * a field, in however many steps, is then of the same moment.
 */
export function useKnownAt(): Plugin<Context> {
  return {
    onExecute({ args, extendContext, setResultAndStopExecution }) {
      const { document, schema, operationName, variableValues } = args as ExecutionArgs;
      const { source } = args.contextValue as Context;
      const operation = getOperationAST(document, operationName);
      const query = schema.getQueryType();
      if (operation?.operation !== 'query' || !query) return;
      const variables = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
      // Execution says what is wrong with them
      if (!variables.coerced) return;
      const moments = new Map<number | undefined, Date | undefined>();
      const selecting = { schema, fragments: fragmentsOf(document), variables: variables.coerced };
      for (const field of [...collectFields(selecting, query, [operation.selectionSet]).values()].flat()) {
        const definition = query.getFields()[field.name.value];
        if (!definition) continue;
        const { knownAt } = getArgumentValues(definition, field, variables.coerced) as {
          knownAt?: Date | null;
        };
        moments.set(knownAt?.getTime(), knownAt ?? undefined);
      }
      const [knownAt, ...others] = moments.values();
      if (others.length > 0) {
        const error = new ValidationError(
          'All fields of one operation are read as of one moment: give each the same knownAt, and ask for another moment, or for the present, in another operation.',
          ['knownAt'],
        );
        setResultAndStopExecution({ errors: [new GraphQLError(error.message, { originalError: error })] });
      } else if (knownAt) {
        const past = { ...source, knownAt };
        extendContext({ source: past, db: createReadClient(past) });
      }
    },
  };
}
