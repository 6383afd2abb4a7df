import type { Seek } from '../read/arguments.ts';
import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { columnsOf, datedRows, daysOf, documentsBySize, type Rows, windowParts, within } from './rows.ts';
import { type TimelineType, timelineTypes, type Window } from './window.ts';

/** A place in a timeline. `day`, `id` and `type` are its key: the first day, the row, and which of the types. */
export interface Entry {
  day: string;
  id: string;
  type: number;
  node: { __typename: TimelineType; id: string };
  date: string;
  first: string;
  last: string;
}

/** The key by which timelines are ordered and paged. */
export const timelineOrder = [{ day: 'asc' }, { id: 'asc' }, { type: 'asc' }] as const;

export interface Part {
  window: Window;
  seek?: Seek;
  take: number;
  backward: boolean;
}

const names = Object.keys(timelineTypes) as TimelineType[];

/** A relationship with so many statements is large: it has documents enough that the next ones in the order of their days are near. */
const large = 1_000;

/**
 * The next entries of several timelines, in one statement. Each type gives so many of its own from the key on, by its index; the first
 * of them all together are the page. So every page costs the same.
 */
export async function readTimelines(
  source: Source,
  ids: string[],
  part: Part,
): Promise<Map<string, Entry[]>> {
  const statement = new Statement(source);
  const relationships = `unnest(${statement.parameter(ids)}::uuid[]) AS relationship (key)`;
  const branches = part.window.types.flatMap((type) => branchesOf(statement, source, type, part));
  const order = part.backward ? '"first" DESC, "id" DESC, "type" DESC' : '"first", "id", "type"';
  const rows = await source.run(
    `SELECT key, page.* FROM ${relationships} ${sizeSql(statement, source, part)}CROSS JOIN LATERAL (` +
      `SELECT * FROM (${branches.join(' UNION ALL ')}) entry ORDER BY ${order} LIMIT ${part.take}) page ORDER BY key, ${order}`,
    statement.parameters,
  );
  const timelines = new Map<string, Entry[]>(ids.map((id) => [id, []]));
  for (const [key, ...row] of rows) timelines.get(key as string)?.push(entryOf(row as string[]));
  return timelines;
}

/** Whether a relationship is large, asked where it decides how its documents are found. */
function sizeSql(statement: Statement, source: Source, { window }: Part): string {
  if (!window.types.includes('Document') || source.knownAt) return '';
  return (
    `CROSS JOIN LATERAL (SELECT count(*) = ${large} AS "large" FROM (SELECT FROM ${statement.table('Statement')} s ` +
    `WHERE s."relationshipId" = key ORDER BY s."documentId" LIMIT ${large}) counted) size `
  );
}

/** One or more selects of a type, each of which gives the next of its rows. */
function branchesOf(statement: Statement, source: Source, type: TimelineType, part: Part): string[] {
  const rank = names.indexOf(type);
  const { first } = daysOf(type);
  const direction = part.backward ? ' DESC' : '';
  const seek = seekSql(statement, first, rank, part);
  const branch = ({ table, where }: Rows, ...more: string[]) =>
    `(SELECT ${rank} AS "type", ${columnsOf(type)} FROM ${table} WHERE ${[...where, ...more, ...seek].join(' AND ')} ` +
    `ORDER BY ${first}${direction}, r."id"${direction} LIMIT ${part.take})`;
  const inParts = (rows: Rows) =>
    windowParts(statement, type, part.window).map((each) => branch(rows, ...each));
  if (type !== 'Document') return inParts(datedRows(statement, type, 'key'));
  const whole = (rows: Rows) => branch(rows, ...within(statement, type, part.window));
  // The past has no indexes
  if (source.knownAt) return [whole(datedRows(statement, type, 'key'))];
  const { few, many } = documentsBySize(statement, 'key', 'size."large"');
  return [whole(few), ...inParts(many)];
}

/** Rows of one type after the key. One with the same day and id comes after it if its type does. */
function seekSql(statement: Statement, first: string, rank: number, { seek, backward }: Part): string[] {
  if (!seek) return [];
  const [day, id, type] = seek as [string, string, number];
  const operator = backward ? (rank < type ? '<=' : '<') : rank > type ? '>=' : '>';
  return [
    `(${first}, r."id") ${operator} (${statement.parameter(day)}::date, ${statement.parameter(id)}::uuid)`,
  ];
}

function entryOf([type, id, date, first, last]: string[]): Entry {
  const name = names[Number(type)] as TimelineType;
  return {
    day: first as string,
    id: id as string,
    type: Number(type),
    node: { __typename: name, id: id as string },
    date: date as string,
    first: first as string,
    last: last as string,
  };
}
