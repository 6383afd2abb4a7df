import { type Logger, pino } from 'pino';
import { toldFault } from './fault.ts';
import type { LogLevel } from './levels.ts';
import type { Operation } from './operation.ts';

export interface LogOptions {
  level: LogLevel;
  /** From how many milliseconds on an operation's statements are told; 0: never. */
  slow: number;
  output: { write(line: string): unknown; isTTY?: boolean };
}

/** The log of a running server: a line of JSON for each event, or a line for people where the output is a terminal. */
export interface Log {
  operation(operation: Operation): void;
  fault(fault: unknown, requestId?: string): void;
}

export function createLog({ level, slow, output }: LogOptions): Log {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    output.isTTY ? { write: (line: string) => output.write(forPeople(line)) } : output,
  );
  return {
    operation: (operation) => tellOperation(logger, operation, slow),
    fault: (fault, requestId) =>
      logger.error({ event: 'fault', requestId, fault: toldFault(fault, level === 'debug') }),
  };
}

function tellOperation(logger: Logger, operation: Operation, slow: number): void {
  const { requestId, userId, name, type, status, errors, events, steps } = operation;
  const ms = rounded(operation.milliseconds);
  logger.info({
    event: 'operation',
    requestId,
    userId,
    operation: name,
    type,
    status,
    ms,
    ...(errors.length && { errors }),
    ...(type === 'subscription' && { events }),
  });
  // A subscription lasts as long as its client likes
  if (slow === 0 || operation.milliseconds < slow || type === 'subscription') return;
  logger.warn({
    event: 'slow',
    requestId,
    operation: name,
    ms,
    statements: steps.map(({ text, milliseconds }) => ({ ms: rounded(milliseconds), sql: text })),
  });
}

const rounded = (milliseconds: number) => Math.round(milliseconds * 10) / 10;

/** "17:03:12 info operation Statements query 12.3 ms", then whatever else there is. */
function forPeople(line: string): string {
  const { level, time, event, operation, type, ms, ...rest } = JSON.parse(line);
  const { requestId, userId, status, ...details } = rest;
  const words = [
    time.slice(11, 19),
    level,
    event,
    operation ?? '',
    type ?? '',
    ms === undefined ? '' : `${ms} ms`,
  ];
  const more = Object.keys(details).length ? ` ${JSON.stringify(details)}` : '';
  return `${words.filter(Boolean).join(' ')}${more}\n`;
}
