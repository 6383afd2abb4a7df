import { once } from 'node:events';
import { createReadStream, type ReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Importer, importRows } from '../corpus/import.ts';
import type { SourceRow } from '../corpus/readers/source-row.ts';
import type { Summary } from '../corpus/summary.ts';
import { StartupError, wordsOf } from '../startup-error.ts';
import type { RejectFile } from './rejects.ts';
import { onDatabase } from './session.ts';
import { grouped, print, progressBar } from './terminal.ts';

interface RunOptions {
  json?: boolean;
  rejects?: RejectFile;
  signal: AbortSignal;
  size: number;
  /** Bytes read so far. */
  read: () => number;
}

/** Imports rows and says what became of them. Exit code 3 where some were rejected. */
export async function runImport<T>(
  name: string,
  rows: AsyncIterable<SourceRow<T>>,
  importer: Importer<T>,
  { json, rejects, signal, size, read }: RunOptions,
): Promise<void> {
  const bar = progressBar(`Import ${name}`);
  const start = performance.now();
  try {
    const summary = await onDatabase(({ database, viewer }) =>
      importRows({
        database,
        viewer,
        rows,
        importer,
        signal,
        onNote: (note) => rejects?.write(note),
        onProgress: (so) => bar.update(read(), size, `${grouped(so.rows)} rows`),
      }),
    );
    await rejects?.close();
    bar.stop();
    const seconds = (performance.now() - start) / 1000;
    const rejectFile = rejects?.isUsed ? rejects.path : null;
    print(json, { ...summary, seconds, rejects: rejectFile }, said(summary, seconds, rejectFile));
    if (summary.rejected > 0) process.exitCode = 3;
  } finally {
    bar.stop();
    await rejects?.close();
  }
}

function said(summary: Summary, seconds: number, rejects: string | null): string[] {
  const { rows, created, updated, unchanged, repaired, rejected, reasons } = summary;
  const counts = { created, updated, unchanged, rejected, repaired };
  return [
    `${grouped(rows)} rows in ${seconds.toFixed(1)} s: ${
      Object.entries(counts)
        .filter(([, count]) => count > 0)
        .map(([outcome, count]) => `${grouped(count)} ${outcome}`)
        .join(', ') || 'nothing to do'
    }.`,
    ...Object.entries(reasons).map(([reason, count]) => `${grouped(count).padStart(8)}  ${reason}`),
    ...(rejects ? [`Each with its line and its own words: ${rejects}`] : []),
  ];
}

/** A file that can be read, and how much of it has been. */
export async function openSource(
  file: string,
): Promise<{ stream: ReadStream; size: number; read: () => number }> {
  try {
    const { size } = await stat(file);
    const stream = createReadStream(file);
    await once(stream, 'open');
    return { stream, size, read: () => stream.bytesRead };
  } catch (error) {
    throw new StartupError(`${file} cannot be read (${wordsOf(error)}).`);
  }
}

/** A small file, as a text. */
export function readWhole(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new StartupError(`${file} cannot be read (${wordsOf(error)}).`);
  }
}
