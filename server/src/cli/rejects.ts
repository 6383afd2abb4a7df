import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { stringify } from 'csv-stringify';
import type { Note } from '../corpus/summary.ts';

/** Writes what is to be said of single rows into a CSV file, which is made with the first of them. */
export class RejectFile {
  readonly path: string;
  private stream: ReturnType<typeof stringify> | undefined;
  private written: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
    rmSync(path, { force: true });
  }

  /** Whether there was anything to write. */
  get isUsed(): boolean {
    return this.stream !== undefined;
  }

  async write({ line, outcome, reason, raw }: Note): Promise<void> {
    if (!this.stream) {
      this.stream = stringify({ header: true, columns: ['line', 'outcome', 'reason', 'raw'] });
      this.written = once(this.stream.pipe(createWriteStream(this.path, { mode: 0o600 })), 'finish');
    }
    if (!this.stream.write({ line, outcome, reason, raw })) await once(this.stream, 'drain');
  }

  async close(): Promise<void> {
    this.stream?.end();
    await this.written;
  }
}
