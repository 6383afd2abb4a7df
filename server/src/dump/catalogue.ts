import pg from 'pg';

/**
 * How a column's values stand in a line. `value`: as Postgres' own to_json has it. `array`: the same, if the array has
 * one dimension that begins at 1. `json`: as it is, so that a JSON null is not mistaken for no value. `text`: a string
 * with Postgres' own text of the value, which fits every type. `zero`: as 0, since the number means something in its own
 * Postgres only.
 */
export type Form = 'value' | 'array' | 'json' | 'text' | 'zero';

export interface Column {
  name: string;
  /** As SQL writes it, such as timestamp(3) with time zone. */
  type: string;
  form: Form;
}

export interface Table {
  name: string;
  /** In their order in the table, without those that Postgres computes from others. */
  columns: Column[];
  /** The columns of the primary key; `collated`: their order depends on a collation, which differs between servers. */
  key: { name: string; collated: boolean }[];
}

/** Where a sequence stands; numbers beyond 2^53 are possible, hence text. */
export interface Sequence {
  name: string;
  lastValue: string;
  isCalled: boolean;
}

/** Tables, by name: what an extension brought and Prisma's record of migrations are none of ours. */
const OURS = `c.relnamespace = 'public'::regnamespace AND c.relname <> '_prisma_migrations'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;

const PLAIN = `t.typnamespace = 'pg_catalog'::regnamespace AND t.typname IN
  ('bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'text', 'varchar', 'uuid', 'date', 'timestamp', 'timestamptz')
  OR t.typtype = 'e'`;

const TABLES = `
  WITH plain AS (SELECT t.oid FROM pg_type t WHERE ${PLAIN})
  SELECT c.relname AS name,
    (SELECT json_agg(json_build_object(
       'name', a.attname,
       'type', format_type(a.atttypid, a.atttypmod),
       'form', CASE WHEN (c.relname, a.attname) = ('Revision', 'transactionId') THEN 'zero'
                    WHEN a.atttypid IN (SELECT oid FROM plain) THEN 'value'
                    WHEN t.typcategory = 'A' AND t.typelem IN (SELECT oid FROM plain) THEN 'array'
                    WHEN a.atttypid = 'jsonb'::regtype THEN 'json' ELSE 'text' END) ORDER BY a.attnum)
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
    (SELECT coalesce(json_agg(json_build_object('name', a.attname, 'collated', a.attcollation <> 0) ORDER BY k.place), '[]')
     FROM pg_index i, unnest(i.indkey) WITH ORDINALITY AS k (attnum, place), pg_attribute a
     WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum AND k.place <= i.indnkeyatts) AS key
  FROM pg_class c WHERE ${OURS} AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY c.relname`;

/** Every table of the schema public but Prisma's record of migrations, by name. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  return (await client.query<Table>(TABLES)).rows;
}

/** Every sequence of the schema public, by name. They obey no snapshot: they may be ahead of the rows, never behind. */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c WHERE ${OURS} AND c.relkind = 'S' ORDER BY c.relname`,
  );
  const sequences: Sequence[] = [];
  for (const { name } of names) {
    const { rows } = await client.query(
      `SELECT last_value::text AS "lastValue", is_called AS "isCalled" FROM ${pg.escapeIdentifier(name)}`,
    );
    sequences.push({ name, ...rows[0] });
  }
  return sequences;
}

/** The names of the migrations that the database has, in their order; undefined if it has no record of any. */
export async function readApplied(client: pg.ClientBase): Promise<string[] | undefined> {
  const { rows: record } = await client.query(`SELECT to_regclass('public._prisma_migrations') AS present`);
  if (record[0].present === null) return undefined;
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}
