import type pg from 'pg';
import { loginOf, withConnection } from '../database/connection.ts';
import { codeOf, StartupError, wordsOf } from '../startup-error.ts';
import { type Check, type Examined, NotExamined } from './check.ts';

/** How one check ended. */
export interface Finding {
  check: string;
  looksAt: string;
  /** What is wrong, a sentence each. */
  wrong: string[];
  /** Why it was left out; null where it was not. */
  leftOut: string | null;
  milliseconds: number;
}

export interface Examination {
  /** The login of the owner of the database. */
  ownerUrl: string;
  config: Examined['config'];
  directory: string | undefined;
  /** Seconds that one statement of a check may take. */
  patience: number;
  signal?: AbortSignal;
  onFinding?: (finding: Finding) => void;
}

/** Looks at a database, one check after the other, without changing anything. A database that cannot be reached is a finding, too. */
export async function examine(checks: readonly Check[], examination: Examination): Promise<Finding[]> {
  const { ownerUrl, config, directory, patience, signal, onFinding } = examination;
  const findings: Finding[] = [];
  const tell = (finding: Finding) => {
    findings.push(finding);
    onFinding?.(finding);
  };
  try {
    const login = loginOf(ownerUrl);
    await withConnection(login, async (client) => {
      for (const check of checks) {
        signal?.throwIfAborted();
        tell(await lookAt(check, { client, login, config, directory }, patience));
      }
    });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    tell(unreachable(error));
  }
  return findings;
}

/** What is said of a database that nothing can be said of. */
export function unreachable(error: StartupError): Finding {
  return {
    check: 'connection',
    looksAt: 'whether Postgres can be reached',
    wrong: [error.message],
    leftOut: null,
    milliseconds: 0,
  };
}

async function lookAt(check: Check, examined: Examined, patience: number): Promise<Finding> {
  const start = performance.now();
  const { wrong, leftOut } = await readOnly(examined.client, patience, () => check.look(examined)).then(
    (sentences) => ({ wrong: sentences, leftOut: null }),
    (error: unknown) => {
      if (error instanceof NotExamined) return { wrong: [], leftOut: error.message };
      return { wrong: [explain(error, patience)], leftOut: null };
    },
  );
  const milliseconds = Math.round(performance.now() - start);
  return { check: check.name, looksAt: check.looksAt, wrong, leftOut, milliseconds };
}

async function readOnly<T>(client: pg.ClientBase, patience: number, work: () => Promise<T>): Promise<T> {
  await client.query(`BEGIN READ ONLY; SET LOCAL search_path = public; SET LOCAL row_security = off;
    SET LOCAL lock_timeout = '5s'; SET LOCAL statement_timeout = '${patience}s'`);
  try {
    return await work();
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

function explain(error: unknown, patience: number): string {
  if (codeOf(error) === '57014') {
    return `This could not be looked at within ${patience} s: give it more with --patience.`;
  }
  return `This could not be looked at (${wordsOf(error)}).`;
}
