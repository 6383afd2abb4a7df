import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import { quote } from '../read/sql.ts';
import type { Columns } from './rows.ts';

/** Writes rows of one table by COPY: several times faster than INSERT, with the same triggers and checks. Nothing for no rows. */
export async function copyRows(client: ClientBase, table: string, rows: readonly Columns[]): Promise<void> {
  for (const [columns, alike] of byColumns(rows)) {
    const names = columns.map(quote).join(', ');
    await pipeline(
      Readable.from(chunksOf(columns, alike)),
      client.query(from(`COPY public.${quote(table)} (${names}) FROM STDIN`)),
    );
  }
}

/** Rows by the columns that they give: one that is left out has its default, which COPY takes for all rows or for none. */
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

function* chunksOf(columns: string[], rows: readonly Columns[]): Iterable<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${columns.map((column) => cell(row[column])).join('\t')}\n`;
    if (chunk.length < 262_144) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function cell(value: unknown): string {
  if (value === null) return '\\N';
  return literal(value).replaceAll(/[\\\n\r\t]/g, (sign) => escapes[sign] as string);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function literal(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    return `{${value.map((each) => `"${literal(each).replaceAll(/["\\]/g, '\\$&')}"`).join()}}`;
  }
  return String(value);
}
