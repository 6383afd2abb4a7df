import type { FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.ts';
import type { Select } from '../read/arguments.ts';

/** A document of which one operation is planned. */
export interface Document {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Those by which directives decide which fields there are. */
  variables: Readonly<Record<string, unknown>>;
}

/** One run of a plan. */
export interface Run {
  context: Context;
  /** As they were coerced. */
  variables: Record<string, unknown>;
  /** The arguments of each field as they were worked out for this run. */
  arguments: Map<object, Readonly<Record<string, unknown>>>;
}

/** JSON, one text for each value that was to be written. */
export type Texts = readonly string[] | Promise<readonly string[]>;

/** Writes values of one type, of all objects of a list at once, so that what they need is read together. */
export type Write = (values: readonly unknown[], run: Run) => Texts;

/** How the objects of one type are read and written. */
export interface ObjectPlan {
  fields: readonly FieldPlan[];
  /** Whether any field needs the row of the model, and not only its id. */
  needsRow: boolean;
  /** What the fields need of the row. */
  select: (run: Run) => Select;
  /** Whether it is the same in every run. */
  isConstant: boolean;
}

/** How one field of all objects of a list is read and written. */
export interface FieldPlan {
  /** Its key, as it stands before the value. */
  key: string;
  write: Write;
  /** What it needs of the row of a model; undefined: what is read of every row of the type, or nothing. */
  select?: (run: Run) => Select;
  /** Whether it is told by the type alone. */
  isOfType?: true;
  isConstant: boolean;
}

/** Thrown where a plan does not know how to go on; the operation is then executed field by field, from its beginning. */
export class Unplanned extends Error {
  constructor(what: string) {
    super(`It is not planned how to read ${what}.`);
    this.name = 'Unplanned';
  }
}

export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** Goes on with a value, at once where it is there already. */
export function after<T, U>(value: T | Promise<T>, then: (value: T) => U | Promise<U>): U | Promise<U> {
  return isPromise(value) ? value.then(then) : then(value);
}

/** Makes something of each item. Where one cannot be made, nobody waits for the others any more. */
export function makeEach<T, U>(items: readonly T[], make: (item: T) => U | Promise<U>): (U | Promise<U>)[] {
  const made: (U | Promise<U>)[] = [];
  try {
    for (const item of items) made.push(make(item));
    return made;
  } catch (error) {
    for (const each of made) if (isPromise(each)) each.catch(() => undefined);
    throw error;
  }
}
