import {
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql';

/** A value for each scalar that an input may need. */
export const scalars: Record<string, unknown> = {
  String: 'words',
  Int: 1,
  Float: 0.5,
  Boolean: true,
  EDTFDate: '2019',
  Date: '2019-10-03',
  DateTime: '2099-01-01T00:00:00Z',
  LanguageTag: 'en',
  CountryCode: 'RUS',
  URL: 'https://example.org/',
  Probability: 0.5,
};

/** An id that fits the field, of a row that is not there. */
function idFor({ extensions }: GraphQLInputField): string {
  const [target] = (extensions.relayGlobalIDFor ?? []) as { typename: string }[];
  // Tokens are no nodes, so that their ids are plain to Pothos
  const type = target?.typename ?? 'ApiToken';
  return Buffer.from(`${type}:00000000-0000-7000-8000-00000000ffff`).toString('base64url');
}

/** A value that the schema takes. */
function valueFor(type: GraphQLInputType, field: GraphQLInputField): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, field);
  if (isListType(type)) return [valueFor(type.ofType, field)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) return objectOf(type);
  return type.name === 'ID' ? idFor(field) : scalars[type.name];
}

/** The least input that the schema takes. */
export function objectOf(type: GraphQLInputType): object {
  if (isNonNullType(type)) return objectOf(type.ofType);
  if (!isInputObjectType(type)) throw new Error(`${type} is no input.`);
  // Whose token it is to be may be left out, and is one's own then, which everybody may make
  const given = (field: GraphQLInputField) => isRequiredInputField(field) || field.name === 'userId';
  const fields = Object.values(type.getFields()).filter(given);
  return Object.fromEntries(fields.map((field) => [field.name, valueFor(field.type, field)]));
}
