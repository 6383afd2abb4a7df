import { type DocumentNode, type ExecutionArgs, getOperationAST, getVariableValues } from 'graphql';
import type { Context } from '../context.ts';
import { decidingVariables, fragmentsOf } from './collect.ts';
import { type Document, type ObjectPlan, type Run, Unplanned } from './document.ts';
import { planOf } from './plan.ts';

/** An operation of a document, and its plans: one for each set of fields that directives choose. */
interface Operation {
  document: Omit<Document, 'variables'>;
  /** The variables by which directives choose. */
  deciding: readonly string[];
  plans: Map<string, ObjectPlan | null>;
}

const operations = new WeakMap<DocumentNode, Map<string | undefined, Operation>>();

/** So many ways to choose fields by directives are planned; further ones are executed field by field. */
const mostPlans = 16;

/** The answer's data as JSON, or null where the operation is not planned or its variables do not fit: it is to be executed field by field then. */
export async function executePlan(args: ExecutionArgs): Promise<string | null> {
  const operation = operationOf(args);
  if (!operation) return null;
  const { variableDefinitions = [] } = operation.document.operation;
  const { coerced } = getVariableValues(args.schema, variableDefinitions, args.variableValues ?? {});
  const plan = coerced && planFor(operation, coerced);
  if (!plan) return null;
  const run: Run = { context: args.contextValue as Context, variables: coerced, arguments: new Map() };
  const texts = await Promise.all(
    plan.fields.map(async ({ write }) => (await write([args.rootValue], run))[0]),
  );
  return `{${plan.fields.map(({ key }, i) => `${key}${texts[i]}`).join()}}`;
}

/** The query that is asked for; null where it is none. */
function operationOf({ schema, document, operationName }: ExecutionArgs): Operation | null {
  const known = operations.get(document) ?? new Map<string | undefined, Operation>();
  operations.set(document, known);
  const name = operationName ?? undefined;
  const same = known.get(name);
  if (same) return same;
  const node = getOperationAST(document, name);
  if (node?.operation !== 'query') return null;
  const fragments = fragmentsOf(document);
  const operation: Operation = {
    document: { schema, operation: node, fragments },
    deciding: decidingVariables(node, fragments),
    plans: new Map(),
  };
  known.set(name, operation);
  return operation;
}

function planFor(
  { document, deciding, plans }: Operation,
  coerced: Record<string, unknown>,
): ObjectPlan | null {
  const key = deciding.length ? JSON.stringify(deciding.map((name) => coerced[name])) : '';
  const known = plans.get(key);
  if (known !== undefined) return known;
  if (plans.size >= mostPlans) return null;
  const variables = Object.fromEntries(deciding.map((name) => [name, coerced[name]]));
  const plan = planOrNull({ ...document, variables });
  plans.set(key, plan);
  return plan;
}

function planOrNull(document: Document): ObjectPlan | null {
  try {
    return planOf(document);
  } catch (error) {
    if (error instanceof Unplanned) return null;
    throw error;
  }
}
