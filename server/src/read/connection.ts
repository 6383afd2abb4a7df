import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Places } from '../database/pool.ts';
import { onceMore } from '../database/reading-place.ts';
import { EntenteError, UnavailableError, ValidationError } from '../errors.ts';
import { runOnce } from './cancel.ts';
import type { GiveUp } from './give-up.ts';
import { shortageOf } from './shortage.ts';
import type { Run } from './text-rows.ts';

export interface ConnectionOptions {
  /** Let Postgres keep the plans of statements that come again. Not behind pgbouncer in transaction mode before 1.21. */
  preparedStatements: boolean;
  /** Told of every statement; for counting them and for the log. */
  onStatement?: (sql: string, parameters: readonly unknown[]) => void;
  /** Told of every statement when it was answered or refused, with what waiting for a connection took; not of its parameters. */
  onDone?: (step: { text: string; startedAt: number; milliseconds: number }) => void;
  /** When the operation is given up, the statements under way are cancelled, and no more are sent. */
  giveUp?: GiveUp;
}

/** How many statements one server keeps prepared on a connection; further ones are planned each time. */
const mostPrepared = 500;
const prepared = new Map<string, string>();

/** The name under which a statement is prepared, from its second coming on. */
const seen = new Set<string>();
function nameOf(sql: string): string | undefined {
  const known = prepared.get(sql);
  if (known) return known;
  if (!seen.has(sql)) {
    if (seen.size >= 5_000) seen.clear();
    seen.add(sql);
    return undefined;
  }
  if (prepared.size >= mostPrepared) return undefined;
  const name = createHash('sha1').update(sql).digest('base64url');
  prepared.set(sql, name);
  return name;
}

/**
 * Runs statements on a pool, or where a function says. A read is repeated where the connection was lost before it answered: on a pool
 * once, else wherever that function says then.
 */
export function runOn(
  at: Pool | Places,
  { preparedStatements, onStatement, onDone, giveUp }: ConnectionOptions,
): Run {
  const places = typeof at === 'function' ? at : onceMore(at);
  const run: Run = async (sql, parameters, once) => {
    giveUp?.throwIfGivenUp();
    onStatement?.(sql, parameters);
    const name = preparedStatements && !once ? nameOf(sql) : undefined;
    const query = { name, text: sql, values: parameters };
    const lost: Pool[] = [];
    let last: UnavailableError | undefined;
    for (;;) {
      const pool = await places(lost);
      if (!pool) throw last ?? new UnavailableError();
      try {
        return await runOnce(pool, query, giveUp);
      } catch (error) {
        giveUp?.throwIfGivenUp();
        if (!isLostConnection(error) && !isInTheWay(error) && !hasNoConnection(error)) throw explained(error);
        last = shortageOf(codeOf(error));
        lost.push(pool);
      }
    }
  };
  if (!onDone) return run;
  return async (text, parameters, once) => {
    const start = performance.now();
    try {
      return await run(text, parameters, once);
    } finally {
      const startedAt = performance.timeOrigin + start;
      onDone({ text, startedAt, milliseconds: performance.now() - start });
    }
  };
}

/** What Postgres refuses because of what was asked, not because of a fault. */
function explained(error: unknown): unknown {
  const code = codeOf(error);
  if (code === '57014') {
    return new EntenteError(
      'LIMIT_EXCEEDED',
      'The operation took the database longer than it may take. Ask for less at once.',
    );
  }
  if (code?.startsWith('22')) {
    return new ValidationError(
      'A value in the request, such as a cursor, is damaged. Use what the API returned, unchanged.',
    );
  }
  return shortageOf(code) ?? error;
}

const codeOf = (error: unknown) => (error as { code?: string }).code;

/** A standby breaks off what stands in the way of the log that it follows; on a primary no single read meets this. */
const isInTheWay = (error: unknown) => /^40/.test(codeOf(error) ?? '');

/** Another Postgres may have one. */
const hasNoConnection = (error: unknown) => codeOf(error) === '53300';

/** Failures of the pool and of a socket are plain errors without SQLSTATE; a shutdown has one of class 57P or 08. */
export function isLostConnection(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (code && /^(08|57P)/.test(code)) return true;
  if (code && /^E[A-Z]+$/.test(code)) return true;
  return !code && /connection|timeout exceeded|client has encountered/i.test(message ?? '');
}
