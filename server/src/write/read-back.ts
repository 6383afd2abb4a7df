import type { Context } from '../context.ts';
import { NotFoundError } from '../errors.ts';
import { readerOf } from '../read/client.ts';
import type { Entity } from '../read/selection.ts';

/** A row that was just written, with what the caller selected of it. */
export async function readBack(context: Context, type: string, id: string, query: object): Promise<Entity> {
  const row = await readerOf(context.db, type).findUnique({ ...query, where: { id } });
  if (!row) throw new NotFoundError(`The ${type} was written, and is no longer to be seen.`);
  return row;
}
