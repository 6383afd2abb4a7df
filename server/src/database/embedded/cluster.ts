import type { Binaries } from './binaries.ts';
import type { Runner } from './runner.ts';

/** A data directory of the server and the programs to run Postgres on it. */
export interface Cluster {
  /** Holds the files of Postgres (in `path`), its log, the passwords and the list of servers. */
  directory: string;
  /** The data directory of Postgres. */
  path: string;
  log: string;
  binaries: Binaries;
  runner: Runner;
}

/** The superuser's name: it makes the owner and the database, and is not used after that. */
export const SUPERUSER = 'postgres';
