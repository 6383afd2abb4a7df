import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hiddenWorld, type World } from '../visibility/world.ts';

// What is kept of answers is forgotten when there is a notice. So whatever the server, or a function of the database on behalf of somebody, could
// write of what answers show must give notice in the same transaction. Each column of each table that is read is tried, as the server's writer.

let world: World;
let writer: pg.Client;
let tables: string[];
beforeAll(async () => {
  world = await hiddenWorld();
  // The same, and lets the transaction see that it has told
  await world.sql(`CREATE OR REPLACE FUNCTION entente_tell() RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM pg_notify('entente_changes', ''), set_config('test.told', 'yes', true);
    END $$`);
  writer = new pg.Client({ ...world.logins.writer });
  await writer.connect();
  const rows = await world.sql(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'visible_red'::regnamespace AND relkind = 'v' AND relname <> 'Revision' ORDER BY 1`,
  );
  tables = rows.map(({ name }) => name as string);
});
afterAll(async () => {
  await writer?.end();
  await world?.drop();
});

interface Column {
  name: string;
  type: string;
  /** Of an enum. */
  labels: string[];
}

/** The columns of a table that are shown. */
async function columnsOf(table: string): Promise<Column[]> {
  const rows = await world.sql(
    `SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type,
       ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = a.atttypid ORDER BY enumsortorder) AS labels
     FROM pg_attribute a WHERE a.attrelid = format('visible_red.%I', $1::text)::regclass AND a.attnum > 0 ORDER BY a.attnum`,
    [table],
  );
  return rows as unknown as Column[];
}

/** Values that a column may be given, as SQL. */
function others(table: string, { name, type, labels }: Column): string[] {
  if (labels.length) return labels.map((label) => `'${label}'`);
  const own = `t."${name}"`;
  const known = `(SELECT o."${name}" FROM public."${table}" o WHERE o."${name}" IS DISTINCT FROM ${own} ORDER BY 1 LIMIT 1)`;
  if (type === 'boolean') return [`NOT ${own}`];
  if (type === 'text') return [`${own} || 'x'`, `'x'`, known, 'NULL'];
  if (/^(integer|bigint|double precision|numeric)/.test(type)) return [`${own} + 1`, '1', known, 'NULL'];
  if (/^(date|timestamp)/.test(type)) return [`${own} + interval '1 day'`, 'now()', known, 'NULL'];
  return [known, 'NULL'];
}

type Outcome = 'told' | 'silent' | 'unchanged' | 'refused';

/** What becomes of a statement that would change rows of a table. */
async function outcomeOf(table: string, sql: string): Promise<Outcome> {
  const all = () =>
    writer.query(
      `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum FROM public."${table}" t`,
    );
  await writer.query('BEGIN');
  try {
    await writer.query(`SELECT set_config('entente.user', $1, true)`, [world.users.reviewer]);
    const { rows: before } = await all();
    await writer.query(sql);
    await writer.query('SET CONSTRAINTS ALL IMMEDIATE');
    const { rows: after } = await all();
    if (before[0].sum === after[0].sum) return 'unchanged';
    const { rows } = await writer.query(`SELECT current_setting('test.told', true) AS told`);
    return rows[0].told === 'yes' ? 'told' : 'silent';
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return 'refused';
  } finally {
    await writer.query('ROLLBACK');
  }
}

/** Rows of links are added and removed, and no part of the server changes one: what spreads to them comes from their parents. */
const links = [
  'AdjudicationCoding.adjudicationId',
  'AdjudicationCoding.codingId',
  'DocumentAuthor.position',
  'Obligation.condition',
  'Obligation.type',
];

it('gives notice, changes nothing or is refused', { timeout: 120_000 }, async () => {
  const outcomes = new Map<Outcome, Set<string>>();
  const note = async (place: string, sql: string) => {
    const outcome = await outcomeOf(place.split('.')[0] as string, sql);
    outcomes.set(outcome, (outcomes.get(outcome) ?? new Set()).add(place));
  };
  for (const table of tables) {
    for (const column of await columnsOf(table)) {
      for (const value of others(table, column)) {
        await note(
          `${table}.${column.name}`,
          `UPDATE public."${table}" t SET "${column.name}" = ${value} WHERE t.ctid = (SELECT min(ctid) FROM public."${table}")`,
        );
      }
    }
    await note(`${table}.*`, `DELETE FROM public."${table}"`);
  }
  expect([...(outcomes.get('silent') ?? [])].sort()).toEqual(links);
  // Most is told, so that this tries something
  expect(outcomes.get('told')?.size).toBeGreaterThan(250);
  expect([...(outcomes.get('told') ?? [])]).toContain('Statement.quote');
  expect([...(outcomes.get('told') ?? [])]).toContain('StatementArea.*');
});

it('is not disturbed by the use of a token, which no answer that is kept shows', async () => {
  await world.sql(
    `WITH who AS MATERIALIZED (SELECT $1 AS id, set_config('entente.user', $1, false))
     INSERT INTO "ApiToken" ("id", "userId", "name", "tokenHash") SELECT gen_random_uuid(), id::uuid, 'mine', repeat('0', 64) FROM who`,
    [world.users.reviewer],
  );
  const use = `UPDATE public."ApiToken" SET "lastUsedAt" = now()`;
  const revoke = `UPDATE public."ApiToken" SET "revokedAt" = now()`;
  expect([await outcomeOf('ApiToken', use), await outcomeOf('ApiToken', revoke)]).toEqual(['silent', 'told']);
});
