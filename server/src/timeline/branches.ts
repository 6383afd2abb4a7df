import type { Seek } from '../read/arguments.ts';
import type { Statement } from '../read/sql.ts';
import {
  allDocuments,
  columnsOf,
  daysOf,
  isOwnDocument,
  listedDocuments,
  type Rows,
  windowParts,
} from './rows.ts';
import { type TimelineType, type TimelineWindow, timelineTypes } from './window.ts';

/** The page that is wanted of a timeline. */
export interface Part {
  window: TimelineWindow;
  seek?: Seek;
  take: number;
  backward: boolean;
}

/** So many documents are looked at in the order of their days, before those of the relationship are listed instead. */
const near = 1_000;

/** The next rows of one type, in the order of the timeline. */
export function branchSql(
  statement: Statement,
  part: Part,
  type: TimelineType,
  rows: Rows,
  more: string[],
): string {
  return `(SELECT ${rankOf(type)} AS "type", ${columnsOf(type)} ${nextSql(statement, part, type, rows, more)} LIMIT ${part.take})`;
}

/**
 * The next documents. No index has those of a relationship in the order of their days: so the next ones of all are looked through, and
 * where too few of them are its own, those are listed and sorted. The few that reach into the window from before it are looked through
 * in any case.
 */
export function documentBranches(statement: Statement, part: Part): { nearby: string; branches: string[] } {
  const [inside = [], reaching] = windowParts(statement, 'Document', part.window);
  const all = allDocuments(statement);
  const own = isOwnDocument(statement, 'key');
  const next = nextSql(statement, part, 'Document', all, inside);
  const nearby =
    `WITH nearby AS MATERIALIZED (SELECT ${rankOf('Document')} AS "type", ${columnsOf('Document')} ` +
    `FROM (SELECT r.* ${next} LIMIT ${near}) r WHERE ${own} ${orderSql(part, 'Document')} LIMIT ${part.take}), ` +
    `few AS MATERIALIZED (SELECT (SELECT count(*) FROM nearby) < ${part.take} AND EXISTS (SELECT ${next} OFFSET ${near}) AS "few") `;
  const listed = listedDocuments(statement, 'key');
  const sparse = '(SELECT "few" FROM few)';
  return {
    nearby,
    branches: [
      `(SELECT * FROM nearby WHERE NOT ${sparse})`,
      branchSql(statement, part, 'Document', listed, [sparse, ...inside]),
      ...(reaching ? [branchSql(statement, part, 'Document', all, [...reaching, own])] : []),
    ],
  };
}

const rankOf = (type: TimelineType) => Object.keys(timelineTypes).indexOf(type);

/** Rows after the key, in order; `seek` is the key of another row, of any type. */
function nextSql(
  statement: Statement,
  part: Part,
  type: TimelineType,
  { table, where }: Rows,
  more: string[],
): string {
  const conditions = [...where, ...more, ...seekSql(statement, type, part)];
  return `FROM ${table} WHERE ${conditions.join(' AND ')} ${orderSql(part, type)}`;
}

function orderSql({ backward }: Part, type: TimelineType): string {
  const direction = backward ? ' DESC' : '';
  return `ORDER BY ${daysOf(type).first}${direction}, r."id"${direction}`;
}

/** One with the same day and id comes after the key if its type does. */
function seekSql(statement: Statement, type: TimelineType, { seek, backward }: Part): string[] {
  if (!seek) return [];
  const rank = rankOf(type);
  const [day, id, other] = seek as [string, string, number];
  const operator = backward ? (rank < other ? '<=' : '<') : rank > other ? '>=' : '>';
  return [
    `(${daysOf(type).first}, r."id") ${operator} (${statement.parameter(day)}::date, ${statement.parameter(id)}::uuid)`,
  ];
}
