import { ValidationError } from '../errors.ts';
import type { Arguments } from '../read/arguments.ts';
import { type ReadClient, readerOf } from '../read/client.ts';
import type { Source } from '../read/fetch.ts';
import type { Entity } from '../read/selection.ts';
import { decodePlace, encodePlace, type Place } from './feed-cursor.ts';

/** How far the feed is. */
interface Extent {
  /** Names the database. */
  feed: string;
  /** Transactions below this one are all over: no revision of theirs is still to come. */
  settled: bigint;
  /** No transaction has this number yet, nor a higher one. */
  unused: bigint;
  /** Whether revisions wait for an older transaction to end. */
  pending: boolean;
}

/** The columns by which the feed is ordered, which every read of it selects. */
export const placeColumns = { transactionId: true, position: true } as const;

export interface Changes {
  rows: Entity[];
  cursorOf: (row: Entity) => string;
  /** Where to go on. */
  next: string;
  /** Whether there are more already. */
  more: boolean;
  pending: boolean;
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
 * The next revisions after a cursor, oldest first. Commits become visible out of order, so it stops at the oldest transaction still
 * under way: whatever comes later comes after the cursor.
 */
export async function readChanges(db: ReadClient, source: Source, asked: ChangesAsked): Promise<Changes> {
  const { feed, settled, unused, pending } = await readExtent(source);
  const after = asked.after === undefined ? undefined : decodePlace(feed, asked.after);
  if (after && after.transaction > unused) {
    throw new ValidationError(
      'The cursor in "after" lies ahead of this database, which was set back to an earlier state. Read what you need anew, and follow the changes from there without it.',
      ['after'],
    );
  }
  const rows = await readerOf(db, 'Revision').findMany({
    where: { transactionId: { lt: settled }, ...(asked.types && { entity: { in: asked.types } }) },
    orderBy: [{ transactionId: 'asc' }, { position: 'asc' }],
    ...(after && { seek: [after.transaction, after.position] }),
    take: asked.take + 1,
    select: { ...asked.select, ...placeColumns },
  });
  const more = rows.length > asked.take;
  if (more) rows.pop();
  const cursorOf = (row: Entity) =>
    encodePlace(feed, { transaction: row.transactionId as bigint, position: row.position as bigint });
  const end: Place = { transaction: settled, position: 0n };
  const last = rows.at(-1);
  const next = more && last ? cursorOf(last) : encodePlace(feed, after ? later(after, end) : end);
  return { rows, cursorOf, next, more, pending };
}

/** The cursor after which comes everything that is recorded from now on. */
export async function presentPlace(source: Source): Promise<string> {
  const { feed, settled } = await readExtent(source);
  return encodePlace(feed, { transaction: settled, position: 0n });
}

const later = (a: Place, b: Place) => (a.transaction >= b.transaction ? a : b);

async function readExtent(source: Source): Promise<Extent> {
  const [row] = await source.run(
    `SELECT md5(c.system_identifier || ' ' || d.oid), x.settled, x.unused,
       EXISTS (SELECT FROM ${source.schema}."Revision" WHERE "transactionId" >= x.settled)
     FROM pg_control_system() c, pg_database d,
       (SELECT pg_snapshot_xmin(s)::text::bigint AS settled, pg_snapshot_xmax(s)::text::bigint AS unused FROM pg_current_snapshot() s) x
     WHERE d.datname = current_database()`,
    [],
  );
  const [feed, settled, unused, pending] = row as [string, string, string, string];
  return { feed, settled: BigInt(settled), unused: BigInt(unused), pending: pending === 't' };
}
