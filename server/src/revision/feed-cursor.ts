import { ValidationError } from '../errors.ts';

/** What a look at the database saw: the transactions below `end` that are not in `open`, which were still under way. */
export interface Look {
  end: bigint;
  open: readonly bigint[];
}

/** The part of the feed that became visible between two looks, as far as it is still to come. */
export interface Stretch {
  from: Look;
  to: Look;
  /** Its revisions have positions above `after`, up to `last`. */
  after: bigint;
  last: bigint;
}

/** A place in the feed: within a stretch, or after everything that a look saw. */
export type Place = Look | Stretch;

/** The place before the first revision. */
export const beginning: Look = { end: 0n, open: [] };

/**
 * The cursor of a place. `feed` names the database: transactions are numbered by each Postgres anew, and positions by each
 * database, so that its places mean nothing in another.
 */
export function encodePlace(feed: string, place: Place): string {
  const parts =
    'to' in place
      ? [...[place.from, place.to].map(lookParts), String(place.after), String(place.last)]
      : [lookParts(place)];
  return Buffer.from(JSON.stringify([feed, ...parts])).toString('base64url');
}

// Transactions under way are recent: their distance from the end is short to write
const lookParts = ({ end, open }: Look) => [String(end), ...open.map((each) => Number(end - each))];

/** Throws a ValidationError for anything that this feed cannot have given out. */
export function decodePlace(feed: string, cursor: string): Place {
  const [of, ...parts] = parse(cursor);
  const place = placeOf(parts);
  if (typeof of !== 'string' || !place) {
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
  return place;
}

function placeOf(parts: unknown[]): Place | undefined {
  const from = lookOf(parts[0]);
  if (parts.length === 1) return from;
  const to = lookOf(parts[1]);
  const [, , after, last] = parts;
  if (parts.length !== 4 || !from || !to || !isNumber(after) || !isNumber(last)) return undefined;
  return { from, to, after: BigInt(after), last: BigInt(last) };
}

function lookOf(part: unknown): Look | undefined {
  if (!Array.isArray(part) || !isNumber(part[0])) return undefined;
  const [end, ...distances] = part as [string, ...unknown[]];
  if (distances.some((each) => !Number.isSafeInteger(each) || (each as number) < 1)) return undefined;
  return { end: BigInt(end), open: distances.map((each) => BigInt(end) - BigInt(each as number)) };
}

/** A cursor names every write that was under way, which are hundreds at most. */
const longest = 40_000;

function parse(cursor: string): unknown[] {
  try {
    const parsed = JSON.parse(Buffer.from(cursor.slice(0, longest), 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

/** As Postgres' bigint holds it. */
const isNumber = (text: unknown): text is string => typeof text === 'string' && /^\d{1,18}$/.test(text);
