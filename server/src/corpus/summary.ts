import type { RowResult } from './write-rows.ts';

/** What there is to say of one row. */
export interface Note {
  /** Where it begins in the file, counted from 1. */
  line: number;
  outcome: 'REJECTED' | 'REPAIRED';
  reason: string;
  /** The row as it stands in the file. */
  raw: string;
}

/** What became of the rows so far. A repaired row is also counted as created, updated or unchanged. */
export interface Summary {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  repaired: number;
  rejected: number;
  /** How often each reason was given, the most frequent first. */
  reasons: Record<string, number>;
}

/** So many different reasons are told apart, however strange a file is. */
const mostReasons = 200;

/** Counts what becomes of rows. */
export class Tally {
  private readonly counts = { rows: 0, created: 0, updated: 0, unchanged: 0, repaired: 0, rejected: 0 };
  private readonly reasons = new Map<string, number>();
  private readonly onNote: (note: Note) => void | Promise<void>;

  constructor(onNote: (note: Note) => void | Promise<void> = () => undefined) {
    this.onNote = onNote;
  }

  get summary(): Summary {
    const reasons = [...this.reasons].sort(([, one], [, other]) => other - one);
    return { ...this.counts, reasons: Object.fromEntries(reasons) };
  }

  async rejected({ line, raw }: { line: number; raw: string }, reason: string) {
    this.counts.rows++;
    this.counts.rejected++;
    this.count(reason);
    await this.onNote({ line, outcome: 'REJECTED', reason, raw });
  }

  async result(row: { line: number; raw: string }, result: RowResult, repairs: readonly string[]) {
    if (typeof result === 'object') return this.rejected(row, result.refused);
    this.counts.rows++;
    this.counts[result]++;
    if (repairs.length > 0) this.counts.repaired++;
    for (const reason of repairs) {
      this.count(reason);
      await this.onNote({ ...row, outcome: 'REPAIRED', reason });
    }
  }

  /** Reasons that differ only in a quoted word or a number are counted as one. */
  private count(reason: string) {
    const said = reason.replaceAll(/"[^"]*"/g, '"…"').replaceAll(/\d+/g, 'n');
    const kind = this.reasons.has(said) || this.reasons.size < mostReasons ? said : 'Another reason.';
    this.reasons.set(kind, (this.reasons.get(kind) ?? 0) + 1);
  }
}
