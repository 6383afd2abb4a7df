import { ValidationError } from './errors.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The opaque id that clients see: type name and UUID, base64url. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** Strict: anything that this server cannot have given out is refused with a sentence. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const text = globalId.length <= 200 ? Buffer.from(globalId, 'base64url').toString() : '';
  const [typename, id, ...more] = text.split(':');
  if (!typename || !id || more.length || !uuid.test(id) || encodeGlobalId(typename, id) !== globalId) {
    const shown = globalId.length > 60 ? `${globalId.slice(0, 60)}…` : globalId;
    throw new ValidationError(
      `${JSON.stringify(shown)} is not an id of this API. Use the ids that it returns, unchanged.`,
      ['id'],
    );
  }
  return { typename, id };
}

/** The plain id of a global id of a type. Throws a ValidationError for the id of any other. */
export function plainId(type: string, globalId: string, path: string[]): string {
  const { typename, id } = decodeGlobalId(globalId);
  if (typename !== type)
    throw new ValidationError(`This is the id of a ${typename}; the id of a ${type} is wanted.`, path);
  return id;
}
