import pg from 'pg';
import { migrate } from '../database/migrate.ts';
import { tellChanges } from '../database/notices.ts';
import { codeOf, wordsOf } from '../startup-error.ts';
import type { Table } from './catalogue.ts';
import { DumpError } from './dump-error.ts';
import { readLines, verifyFiles } from './files.ts';
import { insertLines } from './line.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { type DumpSummary, type RestoreOptions, summaryOf } from './options.ts';
import { inTransaction } from './session.ts';
import { setAside } from './set-aside.ts';
import { claimTarget, prepareTarget } from './target.ts';

/**
 * Puts everything that a dump holds into a database that nobody has written to yet, with or without tables: ids,
 * versions, times and revisions as they were, and nothing derived anew but the search columns. The dump is looked
 * through before anything is written. Rows come in one transaction: all of them, or none. A dump from before the
 * program's latest migrations is restored as it was, and migrated then.
 * @throws DumpError or StartupError, which say what to do; the signal's reason.
 */
export async function restoreDatabase(options: RestoreOptions): Promise<DumpSummary> {
  const { ownerUrl, directory, signal, migrations } = options;
  const start = performance.now();
  const manifest = await readManifest(directory);
  await verifyFiles(directory, manifest, signal);
  await prepareTarget(options, manifest);
  await inTransaction(ownerUrl, 'ISOLATION LEVEL READ COMMITTED READ WRITE', signal, async (client) => {
    const tables = await claimTarget(client, ownerUrl, manifest);
    await fill(client, tables, manifest, options).catch((error) => {
      throw explain(error);
    });
  });
  await migrate(ownerUrl, { directory: migrations });
  return summaryOf(manifest.tables, start);
}

async function fill(client: pg.Client, tables: Table[], manifest: Manifest, options: RestoreOptions) {
  const names = tables.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
  const putBack = await setAside(client, tables);
  // What the migrations put there is in the dump too
  await client.query(`TRUNCATE ${names}`);
  await loadRows(client, tables, manifest, options);
  await putBack();
  for (const { name, lastValue, isCalled } of manifest.sequences) {
    const sequence = pg.escapeIdentifier(name);
    // setval alone would outlast a transaction that fails; on a sequence begun anew it goes with it
    await client.query(`ALTER SEQUENCE ${sequence} RESTART`);
    await client.query('SELECT setval($1, $2, $3)', [sequence, lastValue, isCalled]);
  }
  await client.query(`ANALYZE ${names}`);
  await tellChanges(client);
}

async function loadRows(
  client: pg.Client,
  tables: Table[],
  manifest: Manifest,
  { directory, onProgress, signal }: RestoreOptions,
): Promise<void> {
  const totalRows = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  const files = new Map(manifest.tables.map((file) => [file.name, file]));
  let rows = 0;
  for (const table of tables) {
    const file = files.get(table.name);
    if (file === undefined) continue;
    const insert = insertLines(table);
    for await (const lines of readLines(directory, file, signal)) {
      // As bytes, which Postgres takes for the text they are
      const { rowCount } = await client.query(insert, [lines]);
      rows += rowCount ?? 0;
      onProgress?.({ table: table.name, rows, totalRows });
    }
  }
}

/** Values or references that Postgres does not take (its classes 22 and 23): only a dump that is not sound has them. */
function explain(error: unknown): unknown {
  if (!/^2[23]/.test(codeOf(error) ?? '')) return error;
  return new DumpError(
    `Postgres refuses what the dump holds (${wordsOf(error)}): nothing was restored; take another copy of the dump.`,
    { cause: error },
  );
}
