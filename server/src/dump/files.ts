import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../startup-error.ts';
import { DumpError, explainFile } from './dump-error.ts';
import { fileOf, MANIFEST, type Manifest, type TableFile } from './manifest.ts';
import { Tally } from './tally.ts';

const NEWLINE = 10;
/** Bytes read at once: what Postgres gets in one statement, unless a line is longer. */
const BATCH = 1_048_576;

/**
 * Reads the whole dump and compares it with its manifest.
 * @throws DumpError if a file is missing, changed, or none of the dump's.
 */
export async function verifyFiles(
  directory: string,
  manifest: Manifest,
  signal?: AbortSignal,
): Promise<void> {
  const expected = new Set([MANIFEST, ...manifest.tables.map(({ name }) => fileOf(name))]);
  const stranger = (await readdir(directory)).find((name) => !expected.has(name));
  if (stranger !== undefined) {
    throw new DumpError(
      `${join(directory, stranger)} is none of the dump's files: take it away, or take another copy of the dump.`,
    );
  }
  for (const table of manifest.tables) {
    for await (const _ of readLines(directory, table, signal));
  }
}

/**
 * The lines of a table's file, as many whole ones at once as fit; no newline at their end.
 * @throws DumpError at the end if the file is not what the manifest says of it.
 */
export async function* readLines(
  directory: string,
  table: TableFile,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const file = join(directory, fileOf(table.name));
  const tally = new Tally();
  let rest: Buffer[] = [];
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: BATCH }) as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      tally.add(chunk);
      const end = chunk.lastIndexOf(NEWLINE);
      if (end === -1) {
        rest.push(chunk);
        continue;
      }
      yield Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = [chunk.subarray(end + 1)];
    }
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw explainFile(error, file);
    throw new DumpError(`${file} is missing: the dump is not whole, take another copy of it.`, {
      cause: error,
    });
  }
  const { rows, bytes, sha256 } = tally.result();
  if (rows === table.rows && bytes === table.bytes && sha256 === table.sha256) return;
  throw new DumpError(
    `${file} is not as it was dumped (its checksum differs): take another copy of the dump.`,
  );
}
