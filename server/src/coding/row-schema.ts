import type { Context } from '../context.ts';
import { readerOf } from '../read/client.ts';
import { ref } from '../refs.ts';

/**
 * A row that an object which is computed names by its id, as a field of that object. The rows of all objects of a list are read by
 * one statement.
 */
export function rowField<Parent>(
  // biome-ignore lint/suspicious/noExplicitAny: Pothos' field builder carries the parent in its type
  t: any,
  type: 'User' | 'Statement' | 'Concept' | 'Coding' | 'Codebook',
  description: string,
  idOf: (parent: Parent) => string,
) {
  return t.prismaField({
    type: ref(type),
    description,
    resolve: (query: object, parent: Parent, _args: object, { db }: Context) =>
      readerOf(db, type).findUniqueOrThrow({ ...query, where: { id: idOf(parent) } }),
  });
}
