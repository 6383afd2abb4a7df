import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { loginOf, nameOf } from '../database/connection.ts';
import { codeOf } from '../startup-error.ts';
import { readApplied, readSequences, readTables, type Table } from './catalogue.ts';
import { makeDirectory } from './directory.ts';
import { DumpError } from './dump-error.ts';
import { linesOf } from './line.ts';
import { fileOf, MANIFEST, type TableFile, writeManifest } from './manifest.ts';
import { type DumpOptions, type DumpSummary, summaryOf } from './options.ts';
import { inTransaction } from './session.ts';
import { Tally } from './tally.ts';

/** JSON escapes control characters, so with these two for quote and delimiter CSV is the bare lines. */
const BARE = `(FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ENCODING 'UTF8')`;

/** A dump holds every row whatever its marking, and the hashes of tokens: it is for its owner only. */
const OWN_FILE = { flags: 'wx', mode: 0o600, flush: true };

/**
 * Writes everything in the database into a directory that it makes: `manifest.json`, and for each table a file with one
 * JSON object a row. All of it is as of one moment, whoever writes meanwhile, and the same content gives the same bytes
 * on any Postgres. The directory appears when it is whole.
 * @throws DumpError or StartupError, which say what to do; the signal's reason.
 */
export async function dumpDatabase(options: DumpOptions): Promise<DumpSummary> {
  const { ownerUrl, directory, signal } = options;
  const start = performance.now();
  const files = await makeDirectory(directory, async (draft) => {
    const expected = await inTransaction(ownerUrl, 'READ ONLY', signal, readTables);
    return inTransaction(ownerUrl, 'ISOLATION LEVEL REPEATABLE READ READ ONLY', signal, async (client) => {
      const tables = await lockTables(client, expected);
      const migrations = await readApplied(client);
      if (!migrations) {
        throw new DumpError(
          `The database ${nameOf(loginOf(ownerUrl))} holds nothing of Entente: mend DATABASE_URL.`,
        );
      }
      const files = await writeTables(client, tables, draft, options);
      const manifest = writeManifest({ migrations, tables: files, sequences: await readSequences(client) });
      await writeFile(join(draft, MANIFEST), manifest, OWN_FILE);
      return files;
    });
  });
  return summaryOf(files, start);
}

/**
 * The tables, which no migration changes from here on. A lock takes no snapshot, so that of the transaction is taken when
 * the tables stand still: rows of a table rewritten after it would be missing.
 */
async function lockTables(client: pg.Client, expected: Table[]): Promise<Table[]> {
  const moved = 'The tables were changed at the moment when the dump began: try again.';
  const names = expected.map(({ name }) => pg.escapeIdentifier(name));
  if (names.length > 0) {
    await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`).catch((error) => {
      if (codeOf(error) === '42P01') throw new DumpError(moved, { cause: error });
      if (codeOf(error) !== '55P03') throw error;
      throw new DumpError(
        'A migration or a restore is at work in the database: try again when it has ended.',
        { cause: error },
      );
    });
  }
  const tables = await readTables(client);
  if (JSON.stringify(tables) !== JSON.stringify(expected)) throw new DumpError(moved);
  return tables;
}

async function writeTables(
  client: pg.Client,
  tables: Table[],
  draft: string,
  { onProgress, signal }: DumpOptions,
): Promise<TableFile[]> {
  const totalRows = await countRows(client, tables);
  const files: TableFile[] = [];
  let done = 0;
  for (const table of tables) {
    const tally = new Tally();
    const watched = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        signal?.throwIfAborted();
        tally.add(chunk);
        yield chunk;
        onProgress?.({ table: table.name, rows: done + tally.rows, totalRows });
      }
    };
    const rows = client.query(to(`COPY (${linesOf(table)}) TO STDOUT ${BARE}`));
    await pipeline(rows, watched, createWriteStream(join(draft, fileOf(table.name)), OWN_FILE));
    const columns = table.columns.map(({ name, type }) => ({ name, type }));
    files.push({ name: table.name, columns, ...tally.result() });
    done += tally.rows;
  }
  return files;
}

async function countRows(client: pg.Client, tables: Table[]): Promise<number> {
  const counts = tables.map(({ name }) => `(SELECT count(*) FROM ${pg.escapeIdentifier(name)})`);
  const { rows } = await client.query(`SELECT ${['0', ...counts].join(' + ')} AS total`);
  return Number(rows[0].total);
}
