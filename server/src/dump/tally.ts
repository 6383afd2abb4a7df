import { createHash } from 'node:crypto';

const NEWLINE = 10;

/** Counts and hashes a file of lines while it passes. */
export class Tally {
  rows = 0;
  bytes = 0;
  private readonly hash = createHash('sha256');

  add(chunk: Buffer): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) this.rows += 1;
  }

  /** What a manifest says of a file. Call it once, at the end. */
  result(): { rows: number; bytes: number; sha256: string } {
    return { rows: this.rows, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
