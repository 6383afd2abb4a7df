import type { OrderBy, Scalar, Select, Where } from '../read/arguments.ts';
import { type ReadClient, readerOf } from '../read/client.ts';
import type { Entity } from '../read/selection.ts';

/** How many rows are read, and held, at once. A text of a document may be a thousand times as long as any other row. */
const pageSize = 1_000;
const pageSizeOfTexts = 100;

export interface Wanted {
  type: string;
  where: Where;
  /** Only these, if they are given. */
  ids?: ReadonlySet<string> | null;
  select: Select;
  /** Ends with the id, so that it is total. */
  orderBy?: readonly OrderBy[];
}

const byId: readonly OrderBy[] = [{ id: 'asc' }];

/** All rows that are wanted, page by page, each found by the key of the last one. */
export async function* pagesOf(
  db: ReadClient,
  { type, where, ids, select, orderBy = byId }: Wanted,
  signal?: AbortSignal,
): AsyncGenerator<Entity[]> {
  const keys = orderBy.flatMap((order) => Object.keys(order));
  const selected = { ...select, ...Object.fromEntries(keys.map((key) => [key, true])) };
  const take = type === 'Document' && select.text ? pageSizeOfTexts : pageSize;
  const reader = readerOf(db, type);
  if (ids) {
    for (const some of chunksOf(ids, take)) {
      signal?.throwIfAborted();
      const rows = await reader.findMany({
        where: { AND: [{ id: { in: some } }, where] },
        orderBy,
        select: selected,
      });
      if (rows.length) yield rows;
    }
    return;
  }
  for (let seek: Scalar[] | undefined; ; ) {
    signal?.throwIfAborted();
    const rows = await reader.findMany({ where, orderBy, take, select: selected, ...(seek && { seek }) });
    if (rows.length) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < take) return;
    seek = keys.map((key) => last[key] as Scalar);
  }
}

/** The ids in their order, so many at a time. */
export function* chunksOf(ids: Iterable<string>, size = pageSize): Generator<string[]> {
  const sorted = [...ids].sort();
  for (let i = 0; i < sorted.length; i += size) yield sorted.slice(i, i + size);
}

/** How many rows there are of what is wanted. */
export async function countOf(db: ReadClient, { type, where, ids }: Omit<Wanted, 'select'>): Promise<number> {
  const reader = readerOf(db, type);
  if (!ids) return reader.count({ where });
  if (!Object.keys(where).length) return ids.size;
  let count = 0;
  for (const some of chunksOf(ids))
    count += await reader.count({ where: { AND: [{ id: { in: some } }, where] } });
  return count;
}
