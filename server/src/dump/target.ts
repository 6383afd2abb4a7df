import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loginOf, nameOf } from '../database/connection.ts';
import { migrate } from '../database/migrate.ts';
import { MIGRATIONS, readMigrations } from '../database/migration-files.ts';
import { codeOf } from '../startup-error.ts';
import { readApplied, readTables, type Table } from './catalogue.ts';
import { DumpError } from './dump-error.ts';
import type { Manifest, TableFile } from './manifest.ts';
import type { RestoreOptions } from './options.ts';
import { inTransaction } from './session.ts';

/**
 * Gives a database that nobody has written to yet the tables that the dump has: applies the dump's migrations, and no
 * later one.
 * @throws DumpError if the database has rows or later migrations, or the program lacks a migration of the dump.
 */
export async function prepareTarget(
  { ownerUrl, migrations: directory = MIGRATIONS, signal }: RestoreOptions,
  manifest: Manifest,
): Promise<void> {
  const known = new Set((await readMigrations(directory)).map(({ name }) => name));
  const unknown = manifest.migrations.find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new DumpError(
      `The dump was made by Entente ${manifest.product} and needs its migration ${unknown}, which this program lacks: restore it with that version.`,
    );
  }
  await inTransaction(ownerUrl, 'READ ONLY', signal, async (client) => {
    if (await readApplied(client)) await refuseUsed(client, ownerUrl, manifest, await readTables(client));
  });
  const draft = await mkdtemp(join(tmpdir(), 'entente-migrations-'));
  try {
    for (const name of manifest.migrations)
      await cp(join(directory, name), join(draft, name), { recursive: true });
    await migrate(ownerUrl, { directory: draft });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/**
 * The tables of the database, from here on nobody else's until the transaction ends.
 * @throws DumpError if they are not the dump's, not empty, or in use.
 */
export async function claimTarget(client: pg.Client, ownerUrl: string, manifest: Manifest): Promise<Table[]> {
  const claim = (tables: string, mode: string) =>
    client.query(`LOCK TABLE ${tables} IN ${mode} MODE`).catch((error) => {
      if (codeOf(error) !== '55P03' && codeOf(error) !== '40P01') throw error;
      throw new DumpError(
        `The database ${nameOf(loginOf(ownerUrl))} is in use: stop the servers and sessions on it, then try again.`,
        { cause: error },
      );
    });
  // Against migrations meanwhile
  await claim('public._prisma_migrations', 'SHARE');
  const tables = await readTables(client);
  refuseOtherTables(tables, manifest.tables);
  await claim(tables.map(({ name }) => pg.escapeIdentifier(name)).join(', '), 'ACCESS EXCLUSIVE');
  await refuseUsed(client, ownerUrl, manifest, tables);
  return tables;
}

function refuseOtherTables(present: Table[], dumped: TableFile[]): void {
  const shapesOf = (tables: TableFile[] | Table[]) =>
    new Map(tables.map(({ name, columns }) => [name, columns.map((c) => `${c.name} ${c.type}`).join()]));
  const [here, there] = [shapesOf(present), shapesOf(dumped)];
  const other = [...here.keys(), ...there.keys()].find((name) => here.get(name) !== there.get(name));
  if (other === undefined) return;
  throw new DumpError(
    `The table "${other}" of the database is not as in the dump, though the migrations are the same: restore into a new, empty database.`,
  );
}

/** A row that a migration put there was written by the transaction that recorded the migration. */
async function refuseUsed(
  client: pg.Client,
  ownerUrl: string,
  manifest: Manifest,
  tables: Table[],
): Promise<void> {
  const database = nameOf(loginOf(ownerUrl));
  const later = (await readApplied(client))?.find((name) => !manifest.migrations.includes(name));
  if (later !== undefined) {
    throw new DumpError(
      `The database ${database} has migration ${later}, which the dump is older than: restore into a new, empty database, which gets its tables on the way.`,
    );
  }
  const written = tables.map(
    ({ name }) => `SELECT ${pg.escapeLiteral(name)} AS name WHERE EXISTS (
      SELECT FROM ${pg.escapeIdentifier(name)} t WHERE t.xmin NOT IN (SELECT m.xmin FROM public._prisma_migrations m))`,
  );
  if (written.length === 0) return;
  const { rows } = await client.query<{ name: string }>(`${written.join(' UNION ALL ')} LIMIT 1`);
  if (rows[0]) {
    throw new DumpError(
      `The database ${database} has rows already (in the table "${rows[0].name}"): restore into a new, empty database.`,
    );
  }
}
