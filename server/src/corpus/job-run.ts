import { createReadStream } from 'node:fs';
import { presentViewer } from '../account/present.ts';
import type { Database } from '../database/pools.ts';
import { EntenteError, UnavailableError } from '../errors.ts';
import { encodeGlobalId } from '../global-id.ts';
import { failureOf } from '../write/failure.ts';
import { documentImporter } from './documents.ts';
import { importRows } from './import.ts';
import { jobFile } from './job-file.ts';
import type { JobRecord } from './job-record.ts';
import type { JobOptions } from './job-service.ts';
import { readDocuments } from './readers/documents.ts';

/** What a job is done with. */
export interface Run {
  database: Database;
  /** Holds the files of the jobs. */
  directory: string;
  /** Told of every fault of the server. */
  onFault: (fault: unknown) => void;
  /** Aborted when the server stops. */
  stopping: AbortSignal;
}

/** Does a job. False where it was broken off and is still to be done. */
export async function runJob(run: Run, record: JobRecord, lost: AbortSignal): Promise<boolean> {
  const { stopping, onFault } = run;
  const cancelled = new AbortController();
  const signal = AbortSignal.any([stopping, lost, cancelled.signal]);
  try {
    await importFile(run, record, signal, () => cancelled.abort());
    await record.succeed();
    return true;
  } catch (error) {
    if (lost.aborted) return false;
    if (signal.aborted) {
      await record.leave();
      return !stopping.aborted;
    }
    if (error instanceof EntenteError && !(error instanceof UnavailableError)) {
      await record.fail(error.message);
      return true;
    }
    const id = encodeGlobalId('ImportJob', record.job.id);
    onFault(new Error(`The import ${id} was broken off.`, { cause: error }));
    if ((await failureOf(error, async () => null)) instanceof UnavailableError) return false;
    await record.fail(
      'A fault of the server ended the import; it is logged there under the id of the import. What was imported stays. Ask for the import again, and it goes on from there.',
    );
    return true;
  }
}

async function importFile(
  { database, directory }: Run,
  record: JobRecord,
  signal: AbortSignal,
  cancel: () => void,
) {
  const { file, source, userId } = record.job;
  const { clearance, kind, language, publisher } = record.job.options as unknown as JobOptions;
  const { path, size } = await jobFile(directory, file);
  record.size = size;
  const viewer = await presentViewer(record.writer, userId, clearance);
  const stream = createReadStream(path);
  try {
    await importRows({
      database,
      viewer,
      rows: readDocuments(stream),
      importer: documentImporter({
        source,
        kind,
        language: language ?? undefined,
        publisher: publisher ?? undefined,
      }),
      signal,
      onNote: (note) => record.note(note),
      onProgress: async (so) => {
        if (!(await record.progress(so, stream.bytesRead))) cancel();
      },
    });
  } finally {
    stream.destroy();
  }
}
