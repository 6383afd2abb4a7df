import type { Source } from '../read/fetch.ts';
import { Statement } from '../read/sql.ts';
import { branchSql, documentBranches, type Part } from './branches.ts';
import { datedRows, windowParts } from './rows.ts';
import { type TimelineType, timelineTypes } from './window.ts';

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

const names = Object.keys(timelineTypes) as TimelineType[];

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
  const { nearby, branches } = selectsOf(statement, source, part);
  const order = part.backward ? '"first" DESC, "id" DESC, "type" DESC' : '"first", "id", "type"';
  const rows = await source.run(
    `SELECT key, page.* FROM ${relationships} CROSS JOIN LATERAL (${nearby}` +
      `SELECT * FROM (${branches.join(' UNION ALL ')}) entry ORDER BY ${order} LIMIT ${part.take}) page ORDER BY key, ${order}`,
    statement.parameters,
  );
  const timelines = new Map<string, Entry[]>(ids.map((id) => [id, []]));
  for (const [key, ...row] of rows) timelines.get(key as string)?.push(entryOf(row as string[]));
  return timelines;
}

/** The selects that give the next rows of each type, and what those of the documents are made of. */
function selectsOf(statement: Statement, source: Source, part: Part) {
  const direct = part.window.types.filter((type) => type !== 'Document' || source.knownAt);
  const branches = direct.flatMap((type) =>
    windowParts(statement, type, part.window).map((each) =>
      branchSql(statement, part, type, datedRows(statement, type, 'key'), each),
    ),
  );
  if (direct.length === part.window.types.length) return { nearby: '', branches };
  const documents = documentBranches(statement, part);
  return { nearby: documents.nearby, branches: [...branches, ...documents.branches] };
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
