import {
  type ExecutionArgs,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { ValidationError } from '../errors.ts';
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
      const fragments = new Map(
        document.definitions.flatMap((each) =>
          each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
        ),
      );
      const moments = new Map<number | undefined, Date | undefined>();
      for (const field of fieldsOf(operation.selectionSet, fragments, variables.coerced)) {
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

/** The fields at the top of an operation that are not left out by @skip or @include. */
function fieldsOf(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Record<string, unknown>,
): FieldNode[] {
  return selections.flatMap((selection) => {
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.if === true) return [];
    if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.if === false) return [];
    if (selection.kind === Kind.FIELD) return [selection];
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return fragment ? fieldsOf(fragment.selectionSet, fragments, variables) : [];
  });
}
