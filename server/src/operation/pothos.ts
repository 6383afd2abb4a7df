import {
  type GraphQLField,
  GraphQLID,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
} from 'graphql';
import type { Context } from '../context.ts';
import { encodeGlobalId } from '../global-id.ts';
import { type Arguments, argumentsFor, type PageNeeds, type Select } from '../read/arguments.ts';
import { columnsOf, modelNamed } from '../read/model.ts';
import { isPromise, Unplanned } from './document.ts';

/** Reads the value of a field with what is selected beneath it: `readsSelected` of list/selected.ts. */
export type SelectedRead = (
  select: Select,
  parent: unknown,
  args: object,
  context: Context,
  needs: PageNeeds,
) => unknown;

/** The value of a field of one object. */
export type Resolve = (object: unknown, args: object, context: Context) => unknown;

/** What Pothos' plugin for Prisma, and we, have noted at a field: how its value is read. */
export type Reading =
  /** From columns of the row. */
  | { kind: 'columns'; select: Select }
  /** From rows that are read with the row. */
  | { kind: 'nested'; select: NestedSelect }
  /** By a function that is told what is selected. */
  | { kind: 'selected'; read: SelectedRead; select?: Select }
  /** By a global id. */
  | { kind: 'node'; find: Resolve }
  /** By a function that reads for itself what it needs. */
  | { kind: 'resolver' };

/** What is read with the row, where this is selected beneath the field. */
type NestedSelect = (args: object, context: Context, selected: Select, needs: PageNeeds) => Select;
type Nested = (query?: unknown) => object;
type SelectOf = (args: object, context: Context, nested: Nested) => { select?: Select } | null;

interface FieldExtensions {
  pothosPrismaSelect?: Select | SelectOf;
  pothosExposedField?: string;
  pothosOriginalResolve?: (object: unknown, args: object, context: Context, info: unknown) => unknown;
  readsSelected?: SelectedRead;
  readsNode?: boolean;
}

const extensionsOf = (field: GraphQLField<unknown, unknown>) => field.extensions as FieldExtensions;

export function readingOf(field: GraphQLField<unknown, unknown>): Reading {
  const { pothosPrismaSelect: select, readsSelected, readsNode } = extensionsOf(field);
  if (readsSelected)
    return { kind: 'selected', read: readsSelected, ...(typeof select === 'object' && { select }) };
  if (readsNode) return { kind: 'node', find: (_, args) => nodeOf((args as { id: GlobalId }).id) };
  if (typeof select === 'function') return { kind: 'nested', select: nestedSelect(field.name, select) };
  return select ? { kind: 'columns', select } : { kind: 'resolver' };
}

interface GlobalId {
  typename: string;
  id: string;
}

const nodeOf = ({ typename, id }: GlobalId) => ({ __typename: typename, id });

function nestedSelect(name: string, select: SelectOf): NestedSelect {
  return (args, context, selected, needs) => {
    let isNested = false;
    const result = select(args, context, (query) => {
      isNested = true;
      const own = (typeof query === 'function' ? query(args, context) : query) as Arguments | undefined;
      return argumentsFor(own ?? {}, selected, needs);
    });
    if (!isNested || isPromise(result)) throw new Unplanned(name);
    return result?.select ?? {};
  };
}

/** The model whose rows the objects of a type are; undefined where they are computed. */
export function modelOf(type: GraphQLObjectType): string | undefined {
  return (type.extensions as { pothosPrismaModel?: string }).pothosPrismaModel;
}

/** What of a row is read whatever is selected. */
export function typeSelect(type: GraphQLObjectType): Select {
  const model = modelOf(type);
  if (model === undefined) return {};
  const { pothosPrismaTypeSelection: selection } = type.extensions as {
    pothosPrismaTypeSelection?: { select?: Select };
  };
  return (
    selection?.select ?? Object.fromEntries(columnsOf(modelNamed(model)).map(({ name }) => [name, true]))
  );
}

/** What a resolver is told about its field, without its place in an execution: a plan has none. */
function infoOf(schema: GraphQLSchema, type: GraphQLObjectType, field: GraphQLField<unknown, unknown>) {
  const known: Record<PropertyKey, unknown> = {
    schema,
    parentType: type,
    fieldName: field.name,
    returnType: field.type,
  };
  return new Proxy(known, {
    get(_, name) {
      if (name in known) return known[name];
      throw new Unplanned(`${type.name}.${field.name}, which asks for its place`);
    },
  }) as never;
}

/** How a field's value is found on an object that has what it needs: without the look whether that was read, which Pothos takes first. */
export function resolverOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): Resolve {
  const {
    pothosPrismaSelect: select,
    pothosExposedField: exposed,
    pothosOriginalResolve: original,
  } = extensionsOf(field);
  if (exposed !== undefined) return (row) => (row as Record<string, unknown>)[exposed];
  if (select) {
    if (!original) throw new Unplanned(field.name);
    const info = infoOf(schema, type, field);
    return (row, args, context) => original(row, args, context, info);
  }
  if (field.name === 'id' && modelOf(type) !== undefined && getNullableType(field.type) === GraphQLID)
    return (row) => encodeGlobalId(type.name, (row as { id: string }).id);
  const { name, resolve } = field;
  if (!resolve) {
    return (object) => {
      const value = (object as Record<string, unknown>)[name];
      if (typeof value === 'function') throw new Unplanned(`${name}, which is called`);
      return value;
    };
  }
  const info = infoOf(schema, type, field);
  return (object, args, context) => resolve(object, args, context, info);
}
