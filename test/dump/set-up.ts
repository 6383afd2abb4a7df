import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { databaseAt, withSuperuser } from '../set-up/databases.ts';

const directories: string[] = [];

afterAll(async () => {
  await Promise.all(directories.splice(0).map((path) => rm(path, { recursive: true, force: true })));
});

/** An empty directory, gone after the tests of the file. */
export async function temporaryDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'entente-dump-'));
  directories.push(path);
  return path;
}

/** The files of a dump, from their names to their text. */
export async function filesOf(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  return Object.fromEntries(names.map((name, i) => [name, texts[i] as string]));
}

/** Runs statements as the owner, or as whoever the address names; the answer is the rows of the last one. */
// biome-ignore lint/suspicious/noExplicitAny: tests read rows of any shape
export async function run(url: string, ...statements: string[]): Promise<any[]> {
  return withSuperuser(url, async (client) => {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  });
}

/** A database without a table, and how to drop it. */
export async function bareDatabase(superuserUrl: string, ownerUrl: string) {
  const name = `bare_${randomBytes(6).toString('hex')}`;
  await run(superuserUrl, `CREATE DATABASE ${name} OWNER entente_owner`);
  return {
    ownerUrl: databaseAt(ownerUrl, name),
    drop: () => run(superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

/** Everything that Postgres knows of the tables but their rows. */
export const SHAPE = `
  SELECT 'index' AS what, indexrelid::regclass::text AS name,
    pg_get_indexdef(indexrelid) || coalesce(obj_description(indexrelid, 'pg_class'), '') AS definition
  FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL
  SELECT 'constraint', conrelid::regclass || ' ' || conname,
    pg_get_constraintdef(oid) || convalidated::text || coalesce(obj_description(oid, 'pg_constraint'), '')
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
  UNION ALL
  SELECT 'trigger', tgrelid::regclass || ' ' || tgname, pg_get_triggerdef(oid) || tgenabled::text
  FROM pg_trigger WHERE NOT tgisinternal
  ORDER BY 1, 2, 3`;
