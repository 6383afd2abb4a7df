import { ValidationError } from '../errors.ts';
import type { OrderBy, Scalar, Seek } from '../read/arguments.ts';

const signatures = new WeakMap<readonly OrderBy[], string>();

/** The order a cursor was made in: a cursor of another order points nowhere. */
function signature(orderBy: readonly OrderBy[]): string {
  const known = signatures.get(orderBy);
  if (known !== undefined) return known;
  const text = orderBy
    .flatMap((order) => Object.entries(order).map(([field, direction]) => `${field} ${direction}`))
    .join();
  signatures.set(orderBy, text);
  return text;
}

/** The opaque place of a row in an order. */
export function encodeCursor(row: Record<string, unknown>, orderBy: readonly OrderBy[]): string {
  const keys = orderBy
    .flatMap((order) => Object.keys(order))
    .map((field) => (typeof row[field] === 'bigint' ? String(row[field]) : row[field]));
  return Buffer.from(JSON.stringify([signature(orderBy), ...keys])).toString('base64url');
}

/** The key after which a page starts. Throws a ValidationError for anything that this order cannot have given out. */
export function decodeCursor(
  cursor: string,
  orderBy: readonly OrderBy[],
  argument: 'after' | 'before',
): Seek {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || typeof parsed[0] !== 'string') {
    throw new ValidationError(
      `"${argument}" is no cursor of this API. Use a cursor that a page has returned, unchanged.`,
      [argument],
    );
  }
  const [made, ...keys] = parsed;
  if (made !== signature(orderBy) || keys.length !== orderBy.length || !keys.every(isKey)) {
    throw new ValidationError(
      `The cursor in "${argument}" belongs to a list in another order. Page on with the orderBy that the cursor was made with.`,
      [argument],
    );
  }
  return keys as Scalar[];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor.slice(0, 4_000), 'base64url').toString());
  } catch {
    return undefined;
  }
}

const isKey = (key: unknown) =>
  (typeof key === 'string' && key.isWellFormed() && !key.includes('\0')) || typeof key === 'number';
