import { readsSelected } from '../list/selected.ts';
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
  return t.field({
    type: ref(type),
    description,
    ...readsSelected((query, parent: Parent, _args, { db }) =>
      readerOf(db, type).findUniqueOrThrow({ ...query, where: { id: idOf(parent) } }),
    ),
  });
}
