import type { ClientBase } from 'pg';
import { quote } from '../read/sql.ts';

/** A row's values by the names of its columns. */
export type Columns = Record<string, unknown>;

/** Runs a statement with one parameter, in the transaction that is open. */
export type Execute = (sql: string, parameter: string) => Promise<unknown>;

export const executeBy =
  (client: ClientBase): Execute =>
  (sql, parameter) =>
    client.query(sql, [parameter]);

/**
 * Writes many rows of one table, with the same triggers and checks as any write. Nothing for no rows. Postgres refuses COPY on a
 * table with row-level security; one document that it takes apart costs about as much, and less than a parameter for each value.
 */
export async function insertMany(execute: Execute, table: string, rows: readonly Columns[]): Promise<void> {
  const name = `public.${quote(table)}`;
  for (const [columns, alike] of byColumns(rows)) {
    const names = columns.map(quote).join(', ');
    for (const json of documentsOf(alike)) {
      await execute(
        `INSERT INTO ${name} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${name}, $1::json)`,
        json,
      );
    }
  }
}

/** Rows by the columns that they give: one that is left out has its default. */
function byColumns(rows: readonly Columns[]): [string[], Columns[]][] {
  const groups = new Map<string, [string[], Columns[]]>();
  for (const row of rows) {
    const columns = Object.keys(row).filter((column) => row[column] !== undefined);
    const group = groups.get(columns.join()) ?? [columns, []];
    group[1].push(row);
    groups.set(columns.join(), group);
  }
  return [...groups.values()];
}

/** Characters of a document, about; Postgres takes 1 GB, and each end holds it several times. */
const longest = 16_777_216;

function* documentsOf(rows: readonly Columns[]): Iterable<string> {
  let parts: string[] = [];
  let length = 0;
  for (const row of rows) {
    const part = JSON.stringify(row);
    parts.push(part);
    length += part.length;
    if (length < longest) continue;
    yield `[${parts.join()}]`;
    parts = [];
    length = 0;
  }
  if (parts.length) yield `[${parts.join()}]`;
}
