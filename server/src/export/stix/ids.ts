import { uuidOf } from '../naming.ts';

export type StixType = 'bundle' | 'grouping' | 'identity' | 'note' | 'opinion' | 'relationship' | 'report';

/**
 * The id of an object: the same for the same rows in every export, and in no object of another type. Our own UUIDs are of a version
 * that STIX does not take, and its own namespace is kept for observables.
 */
export function stixId<Type extends StixType>(type: Type, ...keys: readonly string[]): `${Type}--${string}` {
  return `${type}--${uuidOf(type, ...keys)}`;
}
