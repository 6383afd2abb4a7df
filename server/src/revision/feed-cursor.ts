import { ValidationError } from '../errors.ts';

/**
 * A place in the feed: after a revision, or with position 0 before all of a transaction. Transactions are numbered by each Postgres
 * anew, and positions by each database.
 */
export interface Place {
  transaction: bigint;
  position: bigint;
}

/** The cursor of a place. `feed` names the database, whose places mean nothing in another. */
export function encodePlace(feed: string, { transaction, position }: Place): string {
  return Buffer.from(JSON.stringify([feed, String(transaction), String(position)])).toString('base64url');
}

/** Throws a ValidationError for anything that this feed cannot have given out. */
export function decodePlace(feed: string, cursor: string): Place {
  const [of, transaction, position] = parse(cursor);
  if (
    ![of, transaction, position].every((part) => typeof part === 'string') ||
    !isNumber(transaction) ||
    !isNumber(position)
  ) {
    throw new ValidationError(
      '"after" is no cursor of the change feed. Use one that it has given, unchanged.',
      ['after'],
    );
  }
  if (of !== feed) {
    throw new ValidationError(
      'The cursor in "after" is from another database, or from before this one was restored. Read what you need anew, and follow the changes from there without it.',
      ['after'],
    );
  }
  return { transaction: BigInt(transaction), position: BigInt(position) };
}

function parse(cursor: string): unknown[] {
  try {
    const parsed = JSON.parse(Buffer.from(cursor.slice(0, 400), 'base64url').toString());
    return Array.isArray(parsed) && parsed.length === 3 ? parsed : [];
  } catch {
    return [];
  }
}

/** As Postgres' bigint holds it. */
const isNumber = (text: unknown): text is string => typeof text === 'string' && /^\d{1,18}$/.test(text);
