import { earliestDay, latestDay } from '../date/edtf.ts';
import { quote, type Statement } from '../read/sql.ts';
import { type TimelineType, type TimelineWindow, timelineTypes, undatable } from './window.ts';

/** The first and the last day that the date of a row `r` can mean. */
export function daysOf(type: TimelineType): { first: string; last: string } {
  const date = timelineTypes[type];
  return { first: `r.${quote(`${date}First`)}`, last: `r.${quote(`${date}Last`)}` };
}

/** What is selected of a row, whatever its type: under these names the rows of all types are one list. */
export function columnsOf(type: TimelineType): string {
  const { first, last } = daysOf(type);
  return `r."id", r.${quote(timelineTypes[type])} AS "date", ${first} AS "first", ${last} AS "last"`;
}

/** A table, and the predicates that keep what is wanted of it. */
export interface Rows {
  table: string;
  where: string[];
}

/** What belongs to the relationship `key`, stands, and has a date. */
export function datedRows(statement: Statement, type: TimelineType, key: string): Rows {
  return owned(statement, type, key, dated(type));
}

/** What belongs to it and stands, but has no date. */
export function undatedRows(statement: Statement, type: TimelineType, key: string): Rows {
  return owned(statement, type, key, [`r.${quote(timelineTypes[type])} IS NULL`]);
}

function owned(statement: Statement, type: TimelineType, key: string, having: string[]): Rows {
  const table = `${statement.table(type)} r`;
  const where = ['r."retractedAt" IS NULL', ...having];
  return type === 'Document'
    ? { table: `(${documentsOf(statement, key)}) listed JOIN ${table} ON r."id" = listed.id`, where }
    : { table, where: [`r."relationshipId" = ${key}`, ...where] };
}

const dated = (type: TimelineType) =>
  undatable.includes(type) ? [`r.${quote(timelineTypes[type])} IS NOT NULL`] : [];

/** The ids of the documents in which a statement of the relationship stands, or that attest one of its activities. */
function documentsOf(statement: Statement, key: string): string {
  return (
    `SELECT s."documentId" AS id FROM ${statement.table('Statement')} s WHERE s."relationshipId" = ${key} AND s."retractedAt" IS NULL ` +
    `UNION SELECT o."documentId" FROM ${statement.table('Activity')} a JOIN ${statement.table('ActivitySource')} o ` +
    `ON o."activityId" = a."id" WHERE a."relationshipId" = ${key} AND a."retractedAt" IS NULL`
  );
}

/** The same documents, put together one by one: for a list that is short. */
export function listedDocuments(statement: Statement, key: string): Rows {
  // OFFSET 0: Postgres plans for any relationship alike, and would go through all documents for one that has few
  const one = `SELECT * FROM ${statement.table('Document')} d WHERE d."id" = listed.id OFFSET 0`;
  return {
    table: `(${documentsOf(statement, key)}) listed CROSS JOIN LATERAL (${one}) r`,
    where: ['r."retractedAt" IS NULL', ...dated('Document')],
  };
}

/** All documents that stand and have a date, whatever they belong to. */
export function allDocuments(statement: Statement): Rows {
  return {
    table: `${statement.table('Document')} r`,
    where: ['r."retractedAt" IS NULL', ...dated('Document')],
  };
}

/** Whether the document `r` is one of the relationship's, by a look into an index. */
export function isOwnDocument(statement: Statement, key: string): string {
  return (
    `(EXISTS (SELECT FROM ${statement.table('Statement')} s WHERE s."relationshipId" = ${key} AND s."documentId" = r."id" ` +
    `AND s."retractedAt" IS NULL OFFSET 0) OR EXISTS (SELECT FROM ${statement.table('ActivitySource')} o ` +
    `JOIN ${statement.table('Activity')} a ON a."id" = o."activityId" WHERE o."documentId" = r."id" ` +
    `AND a."relationshipId" = ${key} AND a."retractedAt" IS NULL OFFSET 0))`
  );
}

/** The window as a predicate. */
export function within(statement: Statement, type: TimelineType, window: TimelineWindow): string[] {
  const { last } = daysOf(type);
  const from = window.from === earliestDay ? [] : [`${last} >= ${day(statement, window.from)}`];
  return [...from, ...until(statement, type, window)];
}

/**
 * The window as the predicates of branches that an index on first days serves: what begins in it, and what begins before and reaches
 * into it. The latter has no single day, and few rows have none.
 */
export function windowParts(statement: Statement, type: TimelineType, window: TimelineWindow): string[][] {
  const rest = until(statement, type, window);
  if (window.from === earliestDay) return [rest];
  const { first, last } = daysOf(type);
  const from = day(statement, window.from);
  return [
    [`${first} >= ${from}`, ...rest],
    [`${first} < ${from}`, `${last} >= ${from}`, `${last} > ${first}`, ...rest],
  ];
}

function until(statement: Statement, type: TimelineType, { to, voices }: TimelineWindow): string[] {
  const { first } = daysOf(type);
  return [
    ...(to === latestDay ? [] : [`${first} <= ${day(statement, to)}`]),
    ...(type === 'Statement' && voices.length ? [`r."voice" = ANY (${statement.parameter(voices)})`] : []),
  ];
}

const day = (statement: Statement, value: string) => `${statement.parameter(value)}::date`;
