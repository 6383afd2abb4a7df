import { ValidationError } from '../errors.ts';
import type { Arguments } from '../read/arguments.ts';
import { type ReadClient, readerOf } from '../read/client.ts';
import type { Source } from '../read/fetch.ts';
import type { Entity } from '../read/selection.ts';
import { Statement } from '../read/sql.ts';
import { beginning, decodePlace, encodePlace, type Look, type Place, type Stretch } from './feed-cursor.ts';

/** What is read of the feed at once. */
export interface Changes {
  rows: Entity[];
  cursorOf: (row: Entity) => string;
  /** Where to go on. */
  next: string;
  /** Whether there may be more already. */
  more: boolean;
}

export interface ChangesAsked {
  /** A cursor; undefined: from the first change on. */
  after: string | undefined;
  /** Only changes of rows of these types; undefined: of all. */
  types: readonly string[] | undefined;
  take: number;
  select: Arguments['select'];
}

/**
 * The next revisions after a cursor. Neither positions nor transactions are in the order of commits. So a cursor says which
 * transactions were seen, and the feed is what has become visible from one look to the next, each such stretch in the order of
 * positions: a row's changes have rising positions, and the later one is never visible before the earlier. Nothing is passed over,
 * and a write that takes long holds nobody up.
 */
export async function readChanges(db: ReadClient, source: Source, asked: ChangesAsked): Promise<Changes> {
  const { feed, look } = await lookAtFeed(source);
  const place = asked.after === undefined ? beginning : decodePlace(feed, asked.after);
  refuseAhead(place, look);
  const resumed = 'to' in place && place.after < place.last;
  const stretch = resumed ? place : await stretchFrom(source, 'to' in place ? place.to : place, look);
  const rows = await rowsOf(db, stretch, asked);
  const rest = rows.length > asked.take;
  if (rest) rows.pop();
  const cursorOf = ({ position }: Entity) => encodePlace(feed, { ...stretch, after: position as bigint });
  const next = rest
    ? encodePlace(feed, { ...stretch, after: lastPosition(rows, stretch) })
    : encodePlace(feed, stretch.to);
  return { rows, cursorOf, next, more: rest || resumed };
}

/** The cursor after which comes everything that is not visible yet. */
export async function presentPlace(source: Source): Promise<string> {
  const { feed, look } = await lookAtFeed(source);
  return encodePlace(feed, look);
}

function rowsOf(
  db: ReadClient,
  { from, to, after, last }: Stretch,
  asked: ChangesAsked,
): Promise<Entity[]> | Entity[] {
  if (after >= last) return [];
  return readerOf(db, 'Revision').findMany({
    where: {
      position: { gt: after, lte: last },
      // As what is left out, which no index finds: by the transactions' Postgres would fetch and sort the whole stretch for each page
      NOT: {
        OR: [
          { transactionId: { gte: to.end } },
          { transactionId: { in: to.open } },
          { transactionId: { lt: from.end }, NOT: { transactionId: { in: from.open } } },
        ],
      },
      ...(asked.types && { entity: { in: asked.types } }),
    },
    orderBy: [{ position: 'asc' }],
    take: asked.take + 1,
    select: { ...asked.select, position: true },
  });
}

const lastPosition = (rows: Entity[], stretch: Stretch) =>
  (rows.at(-1)?.position as bigint | undefined) ?? stretch.after;

/** What this moment's look sees that an earlier one did not. Its positions are found by the transactions, which are few and late. */
async function stretchFrom(source: Source, from: Look, to: Look): Promise<Stretch> {
  const statement = new Statement(source);
  const revisions = `SELECT "position" FROM ${statement.table('Revision')} r WHERE "transactionId"`;
  const end = statement.parameter(from.end);
  const open = statement.parameter(from.open);
  // OFFSET 0: the least one is not to be sought through all positions
  const [row] = await source.run(
    `SELECT min("position"), max("position") FROM (${revisions} >= ${end} UNION ALL ${revisions} = ANY (${open}::bigint[]) OFFSET 0) r`,
    statement.parameters,
  );
  const [first, last] = row ?? [];
  return { from, to, after: first ? BigInt(first) - 1n : 0n, last: BigInt(last ?? 0) };
}

function refuseAhead(place: Place, { end }: Look): void {
  const seen = 'to' in place ? place.to.end : place.end;
  if (seen <= end) return;
  throw new ValidationError(
    'The cursor in "after" lies ahead of this database, which was set back to an earlier state. Read what you need anew, and follow the changes from there without it.',
    ['after'],
  );
}

async function lookAtFeed(source: Source): Promise<{ feed: string; look: Look }> {
  const [row] = await source.run(
    `SELECT md5(c.system_identifier || ' ' || d.oid), pg_snapshot_xmax(s), array_to_string(ARRAY(SELECT pg_snapshot_xip(s)), ',')
     FROM pg_control_system() c, pg_database d, pg_current_snapshot() s WHERE d.datname = current_database()`,
    [],
  );
  const [feed, end, open] = row as [string, string, string];
  return { feed, look: { end: BigInt(end), open: open ? open.split(',').map(BigInt) : [] } };
}
