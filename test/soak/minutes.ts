import type { Request } from './load.ts';

/** What happened on purpose, and from when to when the server could not answer for it. */
export interface Fault {
  name: string;
  from: number;
  to: number;
}

export interface Minute {
  requests: number;
  /** Milliseconds that 99 of 100 of the requests stayed below that were answered. */
  p99: number;
  inside: number;
  outside: Request[];
  /** The middle of what was measured each second, in megabytes. */
  memory: number;
}

/** Requests that were under way when a fault came, or a little after it, may fail for it. */
const AFTERMATH = 2_000;

export function tell(
  requests: readonly Request[],
  faults: readonly Fault[],
  memory: readonly number[],
): Minute {
  const times = requests.filter(({ code }) => code === undefined).map(({ milliseconds }) => milliseconds);
  const failed = requests.filter(({ code }) => code !== undefined);
  const outside = failed.filter(
    ({ at, milliseconds }) =>
      !faults.some(({ from, to }) => at <= to + AFTERMATH && at + milliseconds >= from),
  );
  return {
    requests: requests.length,
    p99: Math.round(quantile(times, 0.99)),
    inside: failed.length - outside.length,
    outside,
    memory: Math.round(quantile(memory, 0.5)),
  };
}

/** NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * By what share a server's memory has grown since it was warm, from the minutes of one server process: the middle of the second quarter
 * against that of the last. Null where they are too few to tell.
 */
export function growth(memory: readonly number[]): number | null {
  const quarter = Math.floor(memory.length / 4);
  if (quarter === 0) return null;
  const warm = quantile(memory.slice(quarter, 2 * quarter), 0.5);
  return quantile(memory.slice(-quarter), 0.5) / warm - 1;
}
