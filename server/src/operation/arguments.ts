import { getMappedArgumentValues } from '@pothos/core';
import { type FieldNode, type GraphQLField, type GraphQLSchema, visit } from 'graphql';
import { isPromise, type Run, Unplanned } from './document.ts';

export type ArgumentsOf = (run: Run) => Readonly<Record<string, unknown>>;

const none: Readonly<Record<string, unknown>> = Object.freeze({});

/** The arguments of a field as its resolver takes them, worked out once in a run. What is constant is worked out once. */
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
  if (hasConstantArguments(field, node)) {
    let constant: Readonly<Record<string, unknown>> | undefined;
    return (run) => {
      constant ??= work(run);
      return constant;
    };
  }
  return (run) => {
    const values = run.arguments.get(node) ?? work(run);
    run.arguments.set(node, values);
    return values;
  };
}

export function hasConstantArguments(field: GraphQLField<unknown, unknown>, node: FieldNode): boolean {
  if (field.args.length === 0) return true;
  const variables: string[] = [];
  for (const argument of node.arguments ?? [])
    visit(argument, {
      Variable({ name }) {
        variables.push(name.value);
      },
    });
  return variables.length === 0;
}
