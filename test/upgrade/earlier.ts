import type pg from 'pg';
import type { Row } from '../visibility/filling.ts';

/** The rows of each table that has any, in the columns that people or triggers write. */
export type Tables = Map<string, Row[]>;

/** The tables with their columns, without what Postgres computes itself. */
const COLUMNS = `SELECT c.relname AS "table", array_agg(a.attname::text ORDER BY a.attnum) AS columns
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
  GROUP BY 1 ORDER BY 1`;

async function columnsOf(client: pg.ClientBase) {
  const { rows } = await client.query<{ table: string; columns: string[] }>(COLUMNS);
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** Every row as Postgres writes it in JSON, in an order of its own. */
export async function readTables(client: pg.ClientBase): Promise<Tables> {
  const tables: Tables = new Map();
  for (const [table, columns] of await columnsOf(client)) {
    const { rows } = await client.query<{ row: Row }>(
      `SELECT to_jsonb(r) AS row FROM (SELECT ${quoted(columns)} FROM public."${table}") r ORDER BY to_jsonb(r)::text`,
    );
    tables.set(
      table,
      rows.map(({ row }) => row),
    );
  }
  return tables;
}

/**
 * Puts rows of the newest version into a database of an earlier one: what it has a table and a column for, as it is, with no trigger to change
 * it. What an earlier version has and the newest has not would be a column without a value, which its constraints refuse.
 */
export async function fillEarlier(client: pg.ClientBase, tables: Tables): Promise<void> {
  const earlier = await columnsOf(client);
  await client.query('BEGIN; SET LOCAL session_replication_role = replica');
  for (const table of earlier.keys()) await client.query(`DELETE FROM public."${table}"`);
  for (const [table, rows] of tables) {
    const columns = earlier.get(table)?.filter((column) => rows[0] && column in rows[0]);
    if (!columns?.length) continue;
    // Nothing was recorded of what there was not
    const known = table === 'Revision' ? rows.filter(({ entity }) => earlier.has(entity as string)) : rows;
    await client.query(
      `INSERT INTO public."${table}" (${quoted(columns)}) OVERRIDING SYSTEM VALUE
       SELECT ${quoted(columns)} FROM json_populate_recordset(NULL::public."${table}", $1)`,
      [JSON.stringify(known)],
    );
  }
  await client.query(`SELECT setval(s.name, s.last) FROM (
    SELECT pg_get_serial_sequence('public."Revision"', 'position') AS name, max("position") AS last FROM public."Revision") s
    WHERE s.name IS NOT NULL AND s.last IS NOT NULL`);
  await client.query('COMMIT');
}

/** What tells versions apart that can hold the same rows from those that cannot. */
export const shapeOf = async (client: pg.ClientBase) => JSON.stringify([...(await columnsOf(client))]);

/** The same rows with no other columns than those that rows of `like` have. */
export function within(tables: Tables, like: Tables): Tables {
  return new Map(
    [...like].map(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? {});
      const narrowed = (tables.get(table) ?? []).map((row) =>
        Object.fromEntries(columns.map((column) => [column, row[column]])),
      );
      return [table, narrowed];
    }),
  );
}

const quoted = (columns: string[]) => columns.map((column) => `"${column}"`).join();
