export interface DumpOptions {
  /** The login of the database's owner. */
  ownerUrl: string;
  /** The directory that is, or becomes, the dump. */
  directory: string;
  /** Told often; for a progress bar. */
  onProgress?: (progress: Progress) => void;
  /** Aborted, it ends the work, of which nothing stays; its reason is thrown. */
  signal?: AbortSignal;
}

export interface RestoreOptions extends DumpOptions {
  /** Where the migrations are; the program's own if not given. */
  migrations?: string;
}

export interface Progress {
  /** The table that is being worked on. */
  table: string;
  /** How many rows of all tables are done. */
  rows: number;
  /** How many rows all tables have. */
  totalRows: number;
}

/** What a dump holds, and how long it took to write or to restore. */
export interface DumpSummary {
  tables: number;
  rows: number;
  /** Of the files of the tables. */
  bytes: number;
  seconds: number;
}

export function summaryOf(files: { rows: number; bytes: number }[], start: number): DumpSummary {
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    tables: files.length,
    rows: sum(files.map(({ rows }) => rows)),
    bytes: sum(files.map(({ bytes }) => bytes)),
    seconds: (performance.now() - start) / 1000,
  };
}
