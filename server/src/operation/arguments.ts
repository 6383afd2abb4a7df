import { getMappedArgumentValues } from '@pothos/core';
import { type FieldNode, type GraphQLField, type GraphQLSchema, visit } from 'graphql';
import { isPromise, type Run, Unplanned } from './document.ts';

export type ArgumentsOf = (run: Run) => Readonly<Record<string, unknown>>;

const none: Readonly<Record<string, unknown>> = Object.freeze({});

/** The arguments of a field as its resolver takes them: worked out once in a run, and not again while its variables stay what they are. */
export function argumentsOf(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ArgumentsOf {
  if (field.args.length === 0) return () => none;
  const work = ({ context, variables }: Run) => {
    const values = getMappedArgumentValues(field, node, context, {
      variableValues: variables,
      schema,
    } as never);
    if (isPromise(values)) throw new Unplanned(`the arguments of ${field.name}`);
    return values;
  };
  const variables = variablesOf(node);
  let last: { values: unknown[]; made: Readonly<Record<string, unknown>> } | undefined;
  return (run) => {
    const known = run.arguments.get(node);
    if (known) return known;
    // Variables mostly have the values that they had in the run before
    const values = variables.map((name) => run.variables[name]);
    if (!last || values.some((value, i) => value !== last?.values[i])) last = { values, made: work(run) };
    run.arguments.set(node, last.made);
    return last.made;
  };
}

export function hasConstantArguments(field: GraphQLField<unknown, unknown>, node: FieldNode): boolean {
  return field.args.length === 0 || variablesOf(node).length === 0;
}

/** The variables of which the arguments of a field are made. */
function variablesOf({ arguments: given = [] }: FieldNode): string[] {
  const variables = new Set<string>();
  for (const argument of given)
    visit(argument, {
      Variable({ name }) {
        variables.add(name.value);
      },
    });
  return [...variables];
}
