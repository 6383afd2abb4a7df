import { complexityFromQuery } from '@pothos/plugin-complexity';
import {
  type DefinitionNode,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLError,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { Context } from '../context.ts';
import { EntenteError, LimitError, ValidationError } from '../errors.ts';
import { refusal } from './refusal.ts';

export interface CostLimits {
  /** Points. */
  costLimit: number;
  depthLimit: number;
  fieldLimit: number;
}

export interface CostLimitOptions extends CostLimits {
  /** Takes the points from the share of who asks. Throws an EntenteError where they are not there. */
  spend: (context: Context, points: number) => void;
}

/** A request with this header, whatever its value, is told its cost. */
export const costHeader = 'entente-cost';

/**
 * Finds out what an operation costs before any of it is done, refuses it where that is too much, and takes it from the share of who asks.
 * An answer to a request with the header `entente-cost` says it in `extensions.cost`.
 */
export function useCostLimit({ spend, ...limits }: CostLimitOptions): Plugin<Context> {
  const chargedFor = (args: ExecutionArgs): number => {
    const points = pointsOf(args, limits);
    spend(args.contextValue as Context, points);
    return points;
  };
  return {
    onExecute({ args, setResultAndStopExecution }) {
      try {
        const requested = chargedFor(args as ExecutionArgs);
        const { request } = args.contextValue as { request?: Request };
        if (!request?.headers.has(costHeader)) return;
        const cost = { requested, maximum: limits.costLimit };
        return {
          onExecuteDone({ result, setResult }) {
            if ('extensions' in result || 'data' in result || 'errors' in result)
              setResult({ ...result, extensions: { ...result.extensions, cost } });
          },
        };
      } catch (error) {
        setResultAndStopExecution({ errors: refused(error) });
      }
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      try {
        chargedFor(args as ExecutionArgs);
      } catch (error) {
        setResultAndStopExecution({ errors: refused(error) });
      }
    },
  };
}

/** What an operation costs; throws where it may not be done. */
export function pointsOf(args: ExecutionArgs, limits: CostLimits): number {
  const { complexity, depth, breadth } = costOf(args);
  requireAtMost('depth', depth, limits.depthLimit, `The fields lie ${depth} deep`);
  requireAtMost('fields', breadth, limits.fieldLimit, `The operation has ${breadth} fields`);
  requireAtMost('cost', complexity, limits.costLimit, `The operation costs ${complexity} points`);
  return complexity;
}

function refused(error: unknown): readonly GraphQLError[] {
  if (error instanceof EntenteError) return [refusal(error)];
  if (error instanceof UnfitVariables) return error.errors;
  throw error;
}

/** Variables that do not fit are refused here already: what they cost cannot be told. */
class UnfitVariables extends Error {
  readonly errors: readonly GraphQLError[];

  constructor(errors: readonly GraphQLError[]) {
    super('The variables do not fit.');
    this.errors = errors;
  }
}

type Cost = ReturnType<typeof workOut>;

/** What documents cost with certain variables. */
const costs = new WeakMap<DocumentNode, LRUCache<string, Cost>>();

/** So many sets of variables are remembered for a document, none longer than so many characters. */
const remembered = { most: 20, longest: 500 };

function costOf(args: ExecutionArgs): Cost {
  const key = JSON.stringify([args.operationName, args.variableValues]);
  if (key.length > remembered.longest) return workOut(args);
  const known = costs.get(args.document) ?? new LRUCache<string, Cost>({ max: remembered.most });
  costs.set(args.document, known);
  const cost = known.get(key) ?? workOut(args);
  known.set(key, cost);
  return cost;
}

function workOut({ document, schema, operationName, variableValues }: ExecutionArgs) {
  const operation = getOperationAST(document, operationName);
  if (!operation)
    throw new ValidationError('The document has several operations: name one in operationName.');
  const variables = variableValues ?? {};
  // Of several operations, the one that is asked for
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  const definitions = [withCountedVariables(operation, fragments), ...fragments];
  try {
    return complexityFromQuery({ ...document, definitions }, { schema, variables });
  } catch (error) {
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    throw errors ? new UnfitVariables(errors) : error;
  }
}

/**
 * The operation without the variables that only a mutation itself takes: what it costs does not hang on its input, and to coerce one of a
 * thousand items takes as long as to check it, which is done where it is executed.
 */
function withCountedVariables(
  operation: OperationDefinitionNode,
  fragments: readonly DefinitionNode[],
): OperationDefinitionNode {
  if (operation.operation !== OperationTypeNode.MUTATION) return operation;
  const counted = new Set<string>();
  const selected = operation.selectionSet.selections.map((each) =>
    each.kind === Kind.FIELD ? each.selectionSet : each,
  );
  for (const part of [...selected, ...fragments])
    if (part) visit(part, { Variable: ({ name }) => void counted.add(name.value) });
  return {
    ...operation,
    variableDefinitions:
      operation.variableDefinitions?.filter(({ variable }) => counted.has(variable.name.value)) ?? [],
  };
}

function requireAtMost(limit: string, requested: number, maximum: number, said: string): void {
  if (requested <= maximum) return;
  throw new LimitError(
    `${said}, and at most ${maximum} are allowed. Ask for smaller pages or fewer fields.`,
    limit,
    maximum,
    requested,
  );
}
