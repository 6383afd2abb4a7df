import { v5 } from 'uuid';

/** Entente's own namespace of UUIDs. */
const namespace = '4afec965-1ecc-4f43-a3e7-b764cd487797';

/** A UUID that follows from its keys: the same today and tomorrow, and no other thing's. */
export function uuidOf(...keys: readonly string[]): string {
  return v5(keys.join(' '), namespace);
}

/** A UUID as a name that holds anywhere. */
export const urnOf = (uuid: string) => `urn:uuid:${uuid}`;
