import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { encodeGlobalId } from '../../server/src/global-id.ts';
import { modelNames } from '../../server/src/read/model.ts';
import { schema } from '../../server/src/schema.ts';

// What can be asked, made of the schema: a new type, field or list is asked for without a line here.

/** One field at the root of a query, and what it is called when an answer to it is wrong. */
export interface Question {
  name: string;
  field: string;
}

export const queryFields = Object.values(schema.getQueryType()?.getFields() ?? {});
export const globalId = (type: string, id: unknown) => JSON.stringify(encodeGlobalId(type, id as string));

/** What the arguments of fields beneath a row are given; whatever is not named here is not known how to fill. */
const beneath: Record<string, string | null> = {
  first: '100',
  retracted: 'INCLUDED',
  resamples: '100',
  longestText: '200',
  kind: 'null',
  format: 'GRAPHML',
  // What these do to a list is asked at the root, for every type
  ...Object.fromEntries(['last', 'after', 'before', 'orderBy', 'where', 'seed'].map((name) => [name, null])),
  // What an analysis looks at and how it counts: all of it, as usual
  ...Object.fromEntries(
    [
      'from',
      'to',
      'types',
      'voices',
      'codebookId',
      'sides',
      'bucket',
      'areaId',
      'sameSpeaker',
      'mode',
      'aggregation',
      'normalisation',
      'duplicates',
    ].map((name) => [name, null]),
  ),
};

/** The arguments of a field, as they are written; throws for one that nobody knows how to fill. */
export function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  given: Record<string, string | null>,
): string {
  const written = field.args.flatMap(({ name, type }: GraphQLArgument) => {
    const value = given[name];
    if (value === undefined || (value === null && isNonNullType(type)))
      throw new Error(`Nobody knows how to fill the argument ${name} of ${field.name}.`);
    return value === null ? [] : [`${name}: ${value}`];
  });
  return written.length ? `(${written.join(', ')})` : '';
}

/** The type of the rows of a connection; undefined for any other type. */
export function nodesOf(type: GraphQLOutputType): GraphQLNamedType | undefined {
  const named = getNamedType(type);
  if (!isObjectType(named) || !named.name.endsWith('Connection')) return undefined;
  return getNamedType(named.getFields().nodes?.type);
}

export const isEntity = (type: unknown): type is GraphQLObjectType =>
  isObjectType(type as GraphQLObjectType) &&
  (type as GraphQLObjectType).getInterfaces().some(({ name }) => name === 'Node');

/** Types that have an id and can be had by it. */
export const entities = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isEntity(type) && modelNames.includes(type.name),
);

const identity = '__typename id';
/** The identity of a row that may be of several types. */
const anyRow = '__typename ... on Node { id }';

/** Everything of a type: what it says, and of the rows to which it leads which they are, `levels` rows deep. */
export function everythingOf(type: GraphQLObjectType, levels = 1): string {
  const row = (target: GraphQLObjectType) =>
    levels > 1 ? `${identity} ${leadingOn(target, levels - 1)}` : identity;
  // Lists in what is computed lie within lists: of these, small pages
  const given = isEntity(type) ? beneath : { ...beneath, first: '3' };
  const parts = Object.values(type.getFields()).map((field) =>
    selected(field, row, levels, argumentsOf(field, given)),
  );
  return ['__typename', ...parts].join(' ');
}

/** The fields of a type that lead to rows. */
function leadingOn(type: GraphQLObjectType, levels: number): string {
  const row = (target: GraphQLObjectType) =>
    levels > 1 ? `${identity} ${leadingOn(target, levels - 1)}` : identity;
  return Object.values(type.getFields())
    .filter(({ type: to }) => nodesOf(to) || isEntity(getNamedType(to)))
    .map((field) => selected(field, row, levels))
    .join(' ');
}

/** A field with everything of what it leads to; with its arguments as they are written, or as beneath a row. */
export function selected(
  field: GraphQLField<unknown, unknown>,
  row: (target: GraphQLObjectType) => string = () => identity,
  levels = 1,
  given = argumentsOf(field, beneath),
): string {
  const named = getNamedType(field.type);
  const asked = `${field.name}${given}`;
  if (isLeafType(named)) return asked;
  const nodes = nodesOf(field.type);
  if (nodes) {
    const counted = 'totalCount' in (named as GraphQLObjectType).getFields() ? 'totalCount ' : '';
    const each = isAbstractType(nodes)
      ? anyRow
      : isEntity(nodes)
        ? row(nodes)
        : everythingOf(nodes as unknown as GraphQLObjectType, levels);
    return `${asked} { ${counted}nodes { ${each} } }`;
  }
  if (isAbstractType(named)) return `${asked} { ${anyRow} }`;
  return `${asked} { ${isEntity(named) ? row(named) : everythingOf(named as GraphQLObjectType, levels)} }`;
}
