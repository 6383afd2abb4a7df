import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { schema } from '../../server/src/schema.ts';
import { scalars } from '../account/mutation-input.ts';
import { typesOfIds } from './other-questions.ts';

// What mutations are given, made of the schema.

export const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** A place in the input of a mutation where an id goes, and the type of row whose id it is; empty where it is of no row that can be hidden. */
export interface Reference {
  mutation: string;
  path: string[];
  type: string;
}

const inputOf = (mutation: GraphQLField<unknown, unknown>) =>
  getNamedType(mutation.args[0]?.type) as GraphQLInputObjectType;

/** Every place for an id in the input of every mutation. */
export const references: Reference[] = mutations.flatMap((mutation) =>
  placesIn(mutation.name, inputOf(mutation), []),
);

function placesIn(mutation: string, input: GraphQLInputObjectType, path: string[]): Reference[] {
  return Object.values(input.getFields()).flatMap((field) => {
    const type = getNamedType(field.type);
    const here = [...path, field.name];
    if (isInputObjectType(type)) return placesIn(mutation, type, here);
    if (type.name !== 'ID') return [];
    return [{ mutation, path: here, type: typesOfIds(field)[0] ?? '' }];
  });
}

/** An input with what it cannot be without, and an id in one place. `idOf` gives the ids in all others. */
export function inputWith({ mutation, path }: Reference, id: string, idOf: (type: string) => string): object {
  const field = mutations.find(({ name }) => name === mutation) as GraphQLField<unknown, unknown>;
  return filled(inputOf(field), path, id, idOf);
}

function filled(
  type: GraphQLInputObjectType,
  path: string[],
  id: string,
  idOf: (type: string) => string,
): object {
  const [next, ...rest] = path;
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter(({ name, type: of }) => name === next || isNonNullType(of))
      .map((field) => [field.name, filling(field, field.name === next ? rest : undefined, id, idOf)]),
  );
}

function filling(
  field: GraphQLInputField,
  path: string[] | undefined,
  id: string,
  idOf: (type: string) => string,
): unknown {
  const type = getNamedType(field.type);
  const one = () => {
    if (isInputObjectType(type)) return filled(type, path ?? [], id, idOf);
    if (isEnumType(type)) return type.getValues()[0]?.name;
    if (type.name === 'ID') return path ? id : idOf(typesOfIds(field)[0] as string);
    if (!(type.name in scalars))
      throw new Error(`Nobody knows how to fill ${field.name}, which is a ${type.name}.`);
    return scalars[type.name];
  };
  return isList(field.type) ? [one()] : one();
}

const isList = (type: GraphQLInputType): boolean =>
  isNonNullType(type) ? isList(type.ofType) : isListType(type);

/** The document of a mutation: who refused it, and with which words. */
export const documentOf = (mutation: string) => {
  const field = mutations.find(({ name }) => name === mutation) as GraphQLField<unknown, unknown>;
  const batch = getNamedType(field.type).name.replace(/Result$/, 'Payload');
  const payload = schema.getType(batch);
  const results =
    payload && 'getFields' in payload && 'results' in payload.getFields()
      ? `... on ${batch} { results { __typename ... on Error { code message path } } }`
      : '';
  return `mutation ($input: ${inputOf(field).name}!) { answer: ${mutation}(input: $input) { __typename ... on Error { code message path } ${results} } }`;
};
