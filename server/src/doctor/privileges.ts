import type pg from 'pg';
import { CLEARANCES, type Clearance, readerRoleOf, schemaOf } from '../database/clearance.ts';
import { peopleGroupOf } from '../database/sql-login.ts';
import { type Check, NotExamined, some } from './check.ts';

/** What keeps hidden rows hidden, looked at as Postgres would answer, whichever way a privilege was given. */
export const privileges: Check = {
  name: 'privileges',
  looksAt: 'who may read and write what',
  async look({ client }) {
    const missing = await missingRoles(client);
    if (missing.length) throw new NotExamined(`the role ${some(missing)} is missing`);
    const sentences: string[] = [];
    for (const clearance of CLEARANCES) {
      sentences.push(...(await readerOf(client, clearance)), ...(await peopleOf(client, clearance)));
      sentences.push(...(await unfiltered(client, clearance)));
    }
    return [...sentences, ...(await unguarded(client))];
  },
};

async function missingRoles(client: pg.ClientBase): Promise<string[]> {
  const wanted = CLEARANCES.flatMap((clearance) => [readerRoleOf(clearance), peopleGroupOf(clearance)]);
  const { rows } = await client.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)',
    [wanted],
  );
  return rows.map(({ name }) => name);
}

/** The reader of a clearance reads the views of its own schema, and nothing else. */
async function readerOf(client: pg.ClientBase, clearance: Clearance): Promise<string[]> {
  const role = readerRoleOf(clearance);
  const own = schemaOf(clearance);
  const { rows } = await client.query<{ name: string; own: boolean; reads: boolean; writes: boolean }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name, n.nspname = $2 AS own,
       has_schema_privilege($1, n.oid, 'USAGE') AND (has_table_privilege($1, c.oid, 'SELECT') OR has_any_column_privilege($1, c.oid, 'SELECT')) AS reads,
       has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege($1, c.oid, 'INSERT, UPDATE') AS writes
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm') AND (n.nspname IN ('public', 'analysis') OR n.nspname LIKE 'visible\\_%')
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') ORDER BY 1`,
    [role, own],
  );
  const names = (kept: (row: (typeof rows)[number]) => boolean) => rows.filter(kept).map(({ name }) => name);
  const blind = names((row) => row.own && !row.reads);
  const nosy = names((row) => !row.own && row.reads);
  const writing = names((row) => row.writes);
  return [
    ...(rows.some((row) => row.own) ? [] : [`The schema ${own} has no views: ${completeSchema}.`]),
    ...(blind.length ? [`The role ${role} may not read ${some(blind)}: ${completeSchema}.`] : []),
    ...(nosy.length
      ? [`The role ${role} reads ${some(nosy)} beside the views of its clearance: REVOKE SELECT there.`]
      : []),
    ...(writing.length
      ? [
          `The role ${role} may write to ${some(writing)}: REVOKE INSERT, UPDATE, DELETE, TRUNCATE there, also from PUBLIC.`,
        ]
      : []),
  ];
}

/** People have the schema `analysis` alone, and write by its functions. */
async function peopleOf(client: pg.ClientBase, clearance: Clearance): Promise<string[]> {
  const group = peopleGroupOf(clearance);
  const { rows: schemas } = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace
     WHERE (nspname = 'public' OR nspname LIKE 'visible\\_%') AND has_schema_privilege($1, oid, 'USAGE') ORDER BY 1`,
    [group],
  );
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v') AND n.nspname IN ('public', 'analysis')
       AND (has_table_privilege($1, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE') OR has_any_column_privilege($1, c.oid, 'INSERT, UPDATE')) ORDER BY 1`,
    [group],
  );
  const writing = tables.map(({ name }) => name);
  return [
    ...schemas.map(
      ({ name }) =>
        `The group ${group} may name what is in the schema ${name}: REVOKE USAGE ON SCHEMA ${name} FROM ${group}, PUBLIC.`,
    ),
    ...(writing.length
      ? [
          `The group ${group} may write to ${some(writing)}: REVOKE INSERT, UPDATE, DELETE, TRUNCATE there, also from PUBLIC.`,
        ]
      : []),
  ];
}

/** The views of a clearance show no row that is marked above it. */
async function unfiltered(client: pg.ClientBase, clearance: Clearance): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', n.nspname, v.relname) AS name
     FROM pg_class v JOIN pg_namespace n ON n.oid = v.relnamespace
     JOIN pg_class t ON t.relname = v.relname AND t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
     JOIN pg_attribute a ON a.attrelid = t.oid AND a.attname = 'marking' AND NOT a.attisdropped
     WHERE v.relkind = 'v' AND n.nspname = $1
       AND pg_get_viewdef(v.oid) !~ format('marking <= ''%s''::', $2::text) ORDER BY 1`,
    [schemaOf(clearance), clearance],
  );
  const names = rows.map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    `What is marked above ${clearance} shows in ${some(names)}, whose condition on the marking is gone: ${completeSchema}.`,
  ];
}

async function unguarded(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I', relname) AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND relname <> '_prisma_migrations' AND NOT relrowsecurity ORDER BY 1`,
  );
  const names = rows.map(({ name }) => name);
  if (names.length === 0) return [];
  return [
    `Row-level security is off on ${some(names)}, which hides no row from people's own SQL then: ${completeSchema}.`,
  ];
}

const completeSchema = "run SELECT entente_complete_schema() as the database's owner";
