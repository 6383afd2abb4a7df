import type { Prisma } from '../_generated/prisma/client.ts';
import type { Writer } from '../write/transaction.ts';
import { type Job, unfinished } from './job-service.ts';
import type { Note, Summary } from './summary.ts';

/** So many notes are kept with a job, and so much of a row with a note: whoever asks how far a job is waits for them. */
const mostNotes = 1_000;
const longestRaw = 1_000;

/** The row of a job is written no more often than this, in milliseconds. */
const pause = 1_000;

const nothing = { created: 0, updated: 0, unchanged: 0, repaired: 0, rejected: 0 };

/** What is known of a job's run so far, and its writing into the row of the job. */
export class JobRecord {
  readonly job: Job;
  /** Bytes of the file, which may have changed since the job was asked for. */
  size: number;
  readonly writer: Writer;
  private readonly notes: Note[] = [];
  private counts = nothing;
  private readBytes = 0;
  private notesWritten = 0;
  private lastWritten = Number.NEGATIVE_INFINITY;

  private constructor(writer: Writer, job: Job) {
    this.writer = writer;
    this.job = job;
    this.size = Number(job.size);
  }

  /** Begins a job anew, also one that was broken off. Null where it has ended meanwhile. */
  static async begin(writer: Writer, id: string): Promise<JobRecord | null> {
    const { count } = await writer.importJob.updateMany({
      where: { id, ...unfinished },
      data: { state: 'RUNNING', ...nothing, readBytes: 0, notes: [] },
    });
    if (count === 0) return null;
    await writer.importJob.updateMany({ where: { id, startedAt: null }, data: { startedAt: new Date() } });
    return new JobRecord(
      writer,
      await writer.importJob.findUniqueOrThrow({ where: { id }, omit: { notes: true } }),
    );
  }

  note({ raw, reason, ...note }: Note): void {
    if (this.notes.length === mostNotes) return;
    this.notes.push({ ...note, reason: storable(reason), raw: storable(shortened(raw)) });
  }

  /** Notes how far the job is. False where it was cancelled. */
  async progress({ created, updated, unchanged, repaired, rejected }: Summary, readBytes: number) {
    this.counts = { created, updated, unchanged, repaired, rejected };
    this.readBytes = readBytes;
    if (performance.now() - this.lastWritten < pause) return true;
    return this.write({});
  }

  /** Keeps the counts of a job that this server leaves, or that was cancelled. */
  async leave(): Promise<void> {
    if (await this.write({})) return;
    await this.write({ finishedAt: new Date() }, 'CANCELLED');
  }

  async succeed(): Promise<void> {
    this.readBytes = this.size;
    if (!(await this.write({ state: 'SUCCEEDED', finishedAt: new Date() }))) await this.leave();
  }

  async fail(sentence: string): Promise<void> {
    const failure = storable(sentence);
    if (!(await this.write({ state: 'FAILED', finishedAt: new Date(), failure }))) await this.leave();
  }

  private async write(
    data: Prisma.ImportJobUpdateManyMutationInput,
    state: Job['state'] = 'RUNNING',
  ): Promise<boolean> {
    const { length } = this.notes;
    const notes = length > this.notesWritten && { notes: this.notes as unknown as Prisma.InputJsonArray };
    const { count } = await this.writer.importJob.updateMany({
      where: { id: this.job.id, state },
      data: { ...this.counts, size: this.size, readBytes: this.readBytes, ...notes, ...data },
    });
    if (count === 0) return false;
    this.notesWritten = length;
    this.lastWritten = performance.now();
    return true;
  }
}

function shortened(raw: string): string {
  return raw.length > longestRaw ? `${raw.slice(0, longestRaw)}…` : raw;
}

/** A rejected row may hold what Postgres cannot store, and may be cut in the middle of a character. */
const storable = (text: string) => text.replaceAll('\0', '\u2400').toWellFormed();
