import type pg from 'pg';
import type { Config } from '../config.ts';
import type { Login } from '../database/connection.ts';

/** What a check may look at. */
export interface Examined {
  /** In a transaction of its own that may only read, as the owner of the database; the search path is `public`. */
  client: pg.ClientBase;
  login: Login;
  config: Pick<Config, 'writeConnections' | 'readConnections'> & Partial<Pick<Config, 'replicaUrls'>>;
  /** Where the data of an embedded Postgres lie; undefined for another one. */
  directory: string | undefined;
}

/** One thing that the doctor looks at. */
export interface Check {
  /** One word, for --json. */
  name: string;
  /** What it looks at, for people. */
  looksAt: string;
  /**
   * What is wrong, in sentences that say what to do about it; none where nothing is.
   * @throws NotExamined where it cannot be seen from here.
   */
  look(examined: Examined): Promise<string[]>;
}

/** Why a check was left out, which is nothing wrong. */
export class NotExamined extends Error {}

/** "1 statement", "2,345 statements". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** "a, b and 3 more", so that a sentence stays one. */
export function some(names: readonly string[], most = 3): string {
  const rest = names.length - most;
  return names.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest.toLocaleString('en')} more` : '');
}
