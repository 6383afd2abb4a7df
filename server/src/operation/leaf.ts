import { GraphQLID, GraphQLInt, type GraphQLLeafType, GraphQLString, isEnumType } from 'graphql';

/** Writes one value of a scalar or an enumeration as JSON. */
export function leafWriter(type: GraphQLLeafType): (value: unknown) => string {
  const general = (value: unknown): string => {
    if (value instanceof Error) throw value;
    const serialized = type.serialize(value);
    if (serialized === undefined || serialized === null)
      throw new TypeError(`${type.name} has no value for what was read.`);
    return JSON.stringify(serialized);
  };
  if (type === GraphQLString || type === GraphQLID)
    return (value) => (typeof value === 'string' ? JSON.stringify(value) : general(value));
  if (type === GraphQLInt)
    return (value) =>
      typeof value === 'number' && (value | 0) === value && !Object.is(value, -0)
        ? String(value)
        : general(value);
  return isEnumType(type) ? remembering(general) : general;
}

/** An enumeration has few values. */
function remembering(write: (value: unknown) => string): (value: unknown) => string {
  const known = new Map<unknown, string>();
  return (value) => {
    const text = known.get(value) ?? write(value);
    known.set(value, text);
    return text;
  };
}
