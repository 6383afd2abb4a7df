import type { Database } from '../database/pools.ts';
import { createReadClient } from '../read/client.ts';
import type { ConnectionOptions } from '../read/connection.ts';
import type { Viewer } from '../viewer.ts';
import { sourceFor } from '../visibility.ts';
import type { Format, Piece } from './format.ts';
import { exportFormats, type FormatName } from './formats.ts';
import { Reading } from './reading.ts';
import type { ExportedType } from './scope.ts';
import { askedFor, type Selection } from './selection.ts';
import { inSnapshot } from './snapshot.ts';
import { type LeftOut, survey } from './survey.ts';

export interface ExportRequest {
  database: Pick<Database, 'reader'>;
  /** What is not there for them is not in the export, nor in its counts. */
  viewer: Viewer;
  format: FormatName;
  /** Nothing given: everything. */
  selection?: Selection;
  connection: ConnectionOptions;
  /** Takes a part of the named file; the next comes when the promise is kept. Files come one after the other. */
  write: (text: string, file: string) => void | Promise<void>;
  /** Told after every page: how many rows are read, and of how many. */
  onProgress?: (done: number, total: number) => void;
  /** Ends the export between two pages, with the signal's reason. */
  signal?: AbortSignal;
}

export interface ExportSummary {
  /** The files, in the order in which they were written. */
  files: readonly string[];
  /** Rows written, by type. */
  rows: Partial<Record<ExportedType, number>>;
  leftOut: LeftOut[];
  /** What the format cannot carry, in sentences. */
  losses: readonly string[];
}

/**
 * Writes a selection in a format, page by page, from one state of the database.
 * @throws NotFoundError or ValidationError for a selection that names nothing, or no date.
 */
export function exportSelection(request: ExportRequest): Promise<ExportSummary> {
  const { database, viewer, selection = {}, connection, signal } = request;
  const format: Format = exportFormats[request.format];
  return inSnapshot(database.reader(viewer.clearance), connection, async (run) => {
    const source = sourceFor(viewer, run);
    const db = createReadClient(source);
    const asked = await askedFor(db, selection);
    const { scope, leftOut, total } = await survey(db, format, asked, signal);

    const rows: Partial<Record<ExportedType, number>> = {};
    let done = 0;
    const reading = new Reading(source, scope, {
      retracted: asked.retracted,
      signal,
      onPage(type, count) {
        rows[type] = (rows[type] ?? 0) + count;
        done += count;
        request.onProgress?.(done, total);
      },
    });
    const { description, losses, files } = format;
    const pieces = format.write(reading, { description, losses, selection, clearance: viewer.clearance });
    for await (const { text, file } of inChunks(pieces)) await request.write(text, file);
    return { files, rows, leftOut, losses };
  });
}

/** Characters that are written at once, at least, where a file has so many. */
const chunkSize = 65_536;

/** The same texts in fewer pieces. */
async function* inChunks(pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  let waiting: Piece | undefined;
  for await (const { file, text } of pieces) {
    if (waiting && (waiting.file !== file || waiting.text.length >= chunkSize)) {
      yield waiting;
      waiting = undefined;
    }
    waiting = { file, text: (waiting?.text ?? '') + text };
  }
  if (waiting) yield waiting;
}
