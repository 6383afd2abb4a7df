import { z } from 'zod';
import type { ImportJob, Prisma } from '../_generated/prisma/client.ts';
import { DocumentKind } from '../_generated/prisma/enums.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../errors.ts';
import { recorders, requireRole, type Viewer, visibleMarkings } from '../viewer.ts';
import type { Created } from '../write/entity.ts';
import { once } from '../write/idempotency.ts';
import { input, parseInput } from '../write/input.ts';
import { inTransaction, readAsWriter, type Transaction, type Writer } from '../write/transaction.ts';
import { jobFile } from './job-file.ts';
import { sourceName } from './source-name.ts';
import type { Note } from './summary.ts';

/** A job without its notes, which may be long. */
export type Job = Omit<ImportJob, 'notes'>;

/** How a job reads its file, and as whom it writes: kept with it, since another server may run it. */
export interface JobOptions {
  kind: DocumentKind;
  language: string | null;
  publisher: string | null;
  clearance: Viewer['clearance'];
}

/** The states of a job that has not ended. */
export const unfinished: Prisma.ImportJobWhereInput = { state: { in: ['QUEUED', 'RUNNING'] } };

const request = z.object({
  file: z.string().min(1, 'Name a file.').max(1_000, 'A path has at most 1,000 characters.'),
  source: sourceName,
  kind: z.enum(DocumentKind).nullish(),
  language: input.language.nullish(),
  publisher: input.line().nullish(),
});

/**
 * Records that a file of the directory is to be imported. Once recorded it will be done, by this server or another.
 * With an idempotency key, at most once. Throws a ForbiddenError where the server has no directory, and what is wrong with the file.
 */
export async function requestImport(
  writer: Writer,
  viewer: Viewer,
  directory: string | undefined,
  given: object,
  idempotencyKey?: string | null,
): Promise<Created> {
  requireRole(viewer, recorders, 'import documents');
  if (directory === undefined) {
    throw new ForbiddenError(
      'This server takes no imports through the API: set ENTENTE_CORPORA to the directory that holds the files, and start it again.',
    );
  }
  const asked = parseInput(request, given);
  return inTransaction(writer, viewer, (transaction) => {
    // Looked for in here: the same key gives the same job also when the file is gone
    const write = () => record(transaction, viewer, directory, asked);
    const operation = 'import documents';
    return idempotencyKey
      ? once(transaction, viewer, { key: idempotencyKey, operation, input: given }, write)
      : write();
  });
}

async function record(
  transaction: Transaction,
  viewer: Viewer,
  directory: string,
  { file, source, kind, language, publisher }: z.infer<typeof request>,
): Promise<Created> {
  const { size } = await jobFile(directory, file);
  const options: JobOptions = {
    kind: kind ?? 'OTHER',
    language: language ?? null,
    publisher: publisher ?? null,
    clearance: viewer.clearance,
  };
  return transaction.importJob.create({
    data: { userId: viewer.userId, file, source, size, options: { ...options } },
    select: { id: true },
  });
}

/**
 * Cancels a job; what it has written stays. The server that runs it finds out between two batches.
 * Throws a NotFoundError where there is none, and a ValidationError where it has ended otherwise.
 */
export async function cancelImport(writer: Writer, viewer: Viewer, id: string): Promise<void> {
  requireRole(viewer, recorders, 'cancel an import');
  await inTransaction(writer, viewer, async (transaction) => {
    const where = { id, ...visibleTo(viewer) };
    const data = { state: 'CANCELLED', finishedAt: new Date() } as const;
    await transaction.importJob.updateMany({ where: { AND: [where, unfinished] }, data });
    const job = await transaction.importJob.findFirst({ where, select: { state: true } });
    if (!job) throw new NotFoundError('There is no such ImportJob, or you may not see it.', ['id']);
    if (job.state === 'CANCELLED') return;
    throw new ValidationError(`This import has ended already, in the state ${job.state}.`, ['id']);
  });
}

/** A job by its id; null where there is none, or it may not be seen. */
export function findJob(writer: Writer, viewer: Viewer, id: string): Promise<Job | null> {
  const where = { id, ...visibleTo(viewer) };
  return readAsWriter(writer, () => writer.importJob.findFirst({ where, omit: { notes: true } }));
}

/** So many jobs from one end: the newest or the oldest first, on from one of them where its id is given. */
export function listJobs(
  writer: Writer,
  viewer: Viewer,
  { newestFirst, beyond, take }: { newestFirst: boolean; beyond?: string; take: number },
): Promise<Job[]> {
  const where = {
    ...visibleTo(viewer),
    ...(beyond !== undefined && { id: newestFirst ? { lt: beyond } : { gt: beyond } }),
  };
  // The ids are in the order in which they were given
  const orderBy = { id: newestFirst ? 'desc' : 'asc' } as const;
  return readAsWriter(writer, () =>
    writer.importJob.findMany({ where, orderBy, take, omit: { notes: true } }),
  );
}

export function countJobs(writer: Writer, viewer: Viewer): Promise<number> {
  return readAsWriter(writer, () => writer.importJob.count({ where: visibleTo(viewer) }));
}

/** The first notes of a job, in the order of the file. */
export async function notesOf(writer: Writer, id: string, first: number): Promise<Note[]> {
  const { notes } = await readAsWriter(writer, () =>
    writer.importJob.findUniqueOrThrow({ where: { id }, select: { notes: true } }),
  );
  return (notes as unknown as Note[]).slice(0, first);
}

/** A job shows rows of its file: whoever may see what it writes may see it. */
function visibleTo(viewer: Viewer): Prisma.ImportJobWhereInput {
  return {
    OR: visibleMarkings(viewer).map((marking) => ({ options: { path: ['clearance'], equals: marking } })),
  };
}
