import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
} from 'graphql';
import { schema } from '../../server/src/schema.ts';

/** A field that has no plan, so that an operation with it is executed by graphql-js; and room for it, so that all else stays in its place. */
export const unplanned = '__schema { __typename }';
export const room = ' '.repeat(unplanned.length);

/** The same operation, with a field that has no plan. */
export function executed(query: string): string {
  return query.replace(room, unplanned);
}

/** An operation as it is sent. */
export interface Question {
  query: string;
  variables: Record<string, unknown>;
}

/** A part of a selection, and the variables and fragments that it needs beside it. */
interface Part {
  text: string;
  variables: Record<string, { type: string; value: unknown }>;
  fragments: string[];
}

/** Values of arguments by name, as they are written; those that take a variable say its type. */
export interface Fill {
  /** Written values of an argument of a field of a type; undefined: the field is not asked for. */
  values: (
    type: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    argument: string,
  ) => string[] | undefined;
}

const none: Part = { text: '', variables: {}, fragments: [] };

function joined(parts: readonly Part[], separator = ' '): Part {
  return {
    text: parts.map(({ text }) => text).join(separator),
    variables: Object.assign({}, ...parts.map(({ variables }) => variables)),
    fragments: parts.flatMap(({ fragments }) => fragments),
  };
}

let named = 0;

/** Operations of the fields at the root, so many levels deep. */
export function questions(fields: readonly string[], depth: number, fill: Fill): fc.Arbitrary<Question> {
  const root = schema.getQueryType() as GraphQLObjectType;
  const known = askable(root, depth, fill).filter(({ name }) => fields.includes(name));
  return fc
    .tuple(
      ...[1, 2].map((i) =>
        fc.constantFrom(...known).chain((field) => fieldPart(root, field, depth, fill, `r${i}`)),
      ),
    )
    .chain((parts) => fc.subarray(parts, { minLength: 1 }))
    .map((parts) => {
      const { text, variables, fragments } = joined(parts);
      const declared = Object.entries(variables).map(([name, { type }]) => `$${name}: ${type}`);
      return {
        query: `query Asked${declared.length ? `(${declared.join(', ')})` : ''} { ${text} ${room} } ${[...new Set(fragments)].join(' ')}`,
        variables: Object.fromEntries(Object.entries(variables).map(([name, { value }]) => [name, value])),
      };
    });
}

function fieldPart(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  fill: Fill,
  alias?: string,
): fc.Arbitrary<Part> {
  const target = getNamedType(field.type);
  const args = fc.tuple(...field.args.map((argument) => argumentPart(type, field, argument, fill)));
  const beneath = isLeafType(target) ? fc.constant(none) : selectionPart(target, depth - 1, fill);
  return fc
    .tuple(args, beneath, fc.option(directivePart(), { freq: 12 }), fc.boolean())
    .map(([given, selection, directive, isAliased]) => {
      const written = joined(
        given.filter(({ text }) => text !== ''),
        ', ',
      );
      const key = alias ?? (isAliased ? `${field.name}_` : undefined);
      const head = `${key ? `${key}: ` : ''}${field.name}${written.text ? `(${written.text})` : ''}`;
      const all = joined([
        { ...written, text: head },
        ...(directive ? [directive] : []),
        ...(selection.text ? [selection] : []),
      ]);
      return all;
    });
}

function argumentPart(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  argument: GraphQLField<unknown, unknown>['args'][number],
  fill: Fill,
): fc.Arbitrary<Part> {
  const values = fill.values(type, field, argument.name) ?? [];
  const choices: fc.Arbitrary<Part>[] = values.map((value) =>
    fc.constant({ ...none, text: `${argument.name}: ${value}` }),
  );
  const plain = values.filter((value) => /^(-?\d+|"[^"]*")$/.test(value));
  if (plain.length) {
    choices.push(
      fc.constantFrom(...plain).map((value) => {
        const name = `v${++named}`;
        return {
          ...none,
          text: `${argument.name}: $${name}`,
          variables: { [name]: { type: String(argument.type), value: JSON.parse(value) } },
        };
      }),
    );
  }
  if (!isNonNullType(argument.type) || argument.defaultValue !== undefined)
    choices.push(fc.constant(none), fc.constant(none));
  return fc.oneof(...choices);
}

function directivePart(): fc.Arbitrary<Part> {
  return fc.tuple(fc.constantFrom('include', 'skip'), fc.boolean()).map(([directive, value]) => {
    const name = `v${++named}`;
    return {
      ...none,
      text: `@${directive}(if: $${name})`,
      variables: { [name]: { type: 'Boolean!', value } },
    };
  });
}

/** The fields of a type that can be asked for at this depth. */
function askable(type: GraphQLObjectType, depth: number, fill: Fill): GraphQLField<unknown, unknown>[] {
  return Object.values(type.getFields()).filter((field) => {
    if (!isLeafType(getNamedType(field.type)) && depth <= 0) return false;
    return field.args.every(
      (argument) =>
        fill.values(type, field, argument.name)?.length ||
        !isNonNullType(argument.type) ||
        argument.defaultValue !== undefined,
    );
  });
}

function selectionPart(type: GraphQLNamedType, depth: number, fill: Fill): fc.Arbitrary<Part> {
  const inner = isAbstractType(type)
    ? fc
        .subarray([...schema.getPossibleTypes(type)], { minLength: 1, maxLength: 2 })
        .chain((types) => fc.tuple(...types.map((each) => fragmentPart(each, depth, fill))))
        .map((parts) => joined([{ ...none, text: '__typename' }, ...parts]))
    : fieldsPart(type as GraphQLObjectType, depth, fill);
  return inner.map((part) => ({ ...part, text: `{ ${part.text} }` }));
}

function fragmentPart(type: GraphQLObjectType, depth: number, fill: Fill): fc.Arbitrary<Part> {
  return fc.tuple(fieldsPart(type, depth, fill), fc.boolean()).map(([part, isNamed]) => {
    if (!isNamed) return { ...part, text: `... on ${type.name} { ${part.text} }` };
    const name = `F${++named}`;
    return {
      ...part,
      text: `...${name}`,
      fragments: [...part.fragments, `fragment ${name} on ${type.name} { ${part.text} }`],
    };
  });
}

function fieldsPart(type: GraphQLObjectType, depth: number, fill: Fill): fc.Arbitrary<Part> {
  const fields = askable(type, depth, fill);
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
  const others = fields.filter((field) => !isLeafType(getNamedType(field.type)));
  return fc
    .tuple(
      fc.subarray(leaves, { maxLength: Math.min(6, leaves.length) }),
      fc.subarray(others, {
        minLength: leaves.length ? 0 : Math.min(1, others.length),
        maxLength: Math.min(3, others.length),
      }),
      fc.boolean(),
      fc.boolean(),
    )
    .chain(([some, more, hasTypename, isSplit]) =>
      fc.tuple(...[...some, ...more].map((field) => fieldPart(type, field, depth, fill))).map((parts) => {
        const all = [
          ...parts,
          ...(hasTypename || parts.length === 0 ? [{ ...none, text: '__typename' }] : []),
        ];
        if (!isSplit || all.length < 2) return joined(all);
        // What is split over fragments is one selection
        const half = Math.ceil(all.length / 2);
        const rest = joined(all.slice(half));
        return joined([
          ...all.slice(0, half),
          { ...rest, text: `... on ${type.name} { ${rest.text} }` },
          ...all.slice(0, 1),
        ]);
      }),
    );
}
