import { AlreadyExistsError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { visibleTo } from '../visibility.ts';
import { delegateOf, type Transaction } from './transaction.ts';

interface Made {
  id: string;
  row: { columns: Record<string, unknown> };
  path: readonly string[];
}

/**
 * Refuses a value that another row has which the writer sees. A row that is hidden may have it too: to refuse it would tell of that
 * row, and to accept it and name neither keeps both. In the database such a column is unique within a marking.
 */
export async function checkDistinct(
  { entity, distinct = {} }: { entity: string; distinct?: Record<string, string> },
  transaction: Transaction,
  viewer: Viewer,
  rows: readonly Made[],
): Promise<void> {
  for (const [column, sentence] of Object.entries(distinct)) {
    const given = new Map<string, Made>();
    for (const each of rows) {
      const value = each.row.columns[column];
      if (typeof value !== 'string') continue;
      if (given.has(value)) throw new AlreadyExistsError(sentence, [...each.path, column]);
      given.set(value, each);
    }
    if (given.size === 0) continue;
    const found = await delegateOf(transaction, entity).findMany({
      where: { [column]: { in: [...given.keys()] }, ...visibleTo(viewer, entity) },
      select: { id: true, [column]: true },
    });
    const other = found.find((row) => row.id !== given.get(row[column] as string)?.id);
    if (other)
      throw new AlreadyExistsError(sentence, [...(given.get(other[column] as string)?.path ?? []), column]);
  }
}
