import { encodeGlobalId } from '../global-id.ts';
import { type ReadClient, readerOf } from '../read/client.ts';
import { type Difference, isObject, Reference } from './differences.ts';

/** A difference as the API shows it. */
export interface ShownDifference extends Difference {
  /** Whether a text in it was cut off. */
  shortened: boolean;
}

/**
 * Differences with rows as global ids, null for those that the reader of `db` may not see, and with long texts cut off. What is
 * asked for in one tick is looked up together: one statement for each type.
 */
export async function showDifferences(
  db: ReadClient,
  differences: readonly Difference[],
  longestText: number,
): Promise<ShownDifference[]> {
  return Promise.all(
    differences.map(async ({ field, from, to }) => {
      let shortened = false;
      const show = async (value: unknown): Promise<unknown> => {
        if (value instanceof Reference) return globalIdOf(db, value);
        if (Array.isArray(value)) return Promise.all(value.map(show));
        if (isObject(value)) {
          const parts = Object.entries(value).map(async ([key, part]) => [key, await show(part)] as const);
          return Object.fromEntries(await Promise.all(parts));
        }
        if (typeof value !== 'string' || value.length <= longestText) return value;
        shortened = true;
        // Half of a surrogate pair is no text
        return `${value.slice(0, longestText).replace(/[\ud800-\udbff]$/, '')}…`;
      };
      const [before, after] = await Promise.all([show(from), show(to)]);
      return { field, from: before, to: after, shortened };
    }),
  );
}

async function globalIdOf(db: ReadClient, { type, id }: Reference): Promise<string | null> {
  const row = await readerOf(db, type).findUnique({ where: { id }, select: { id: true } });
  return row && encodeGlobalId(type, id);
}
