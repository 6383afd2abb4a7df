import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { datedRows, undatedRows, within } from './rows.ts';
import { type TimelineType, type TimelineWindow, undatable } from './window.ts';

/** How many entries each timeline has. */
export function countTimelines(
  source: Source,
  ids: string[],
  window: TimelineWindow,
): Promise<Map<string, number>> {
  return countEach(source, ids, (statement) =>
    window.types.map((type) => {
      const { table, where } = datedRows(statement, type, 'key');
      return `SELECT FROM ${table} WHERE ${[...where, ...within(statement, type, window)].join(' AND ')}`;
    }),
  );
}

/** How many rows of these types have no date, and so no place in a timeline. */
export function countUndated(
  source: Source,
  ids: string[],
  types: readonly TimelineType[],
): Promise<Map<string, number>> {
  return countEach(source, ids, (statement) =>
    types
      .filter((type) => undatable.includes(type))
      .map((type) => {
        const { table, where } = undatedRows(statement, type, 'key');
        return `SELECT FROM ${table} WHERE ${where.join(' AND ')}`;
      }),
  );
}

async function countEach(
  source: Source,
  ids: string[],
  selects: (statement: Statement) => string[],
): Promise<Map<string, number>> {
  const statement = new Statement(source);
  const keys = `unnest(${statement.parameter(ids)}::uuid[]) AS relationship (key)`;
  const counts = selects(statement).map((select) => `(SELECT count(*) FROM (${select}) counted)`);
  if (counts.length === 0) return new Map();
  const rows = await source.run(`SELECT key, ${counts.join(' + ')} FROM ${keys}`, statement.parameters);
  return new Map(rows.map(([key, count]) => [key as string, Number(count)]));
}
