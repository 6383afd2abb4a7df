import { pause } from './deadline.ts';
import { EntenteError } from './errors.ts';

/** How failed attempts are repeated. */
export interface RetryOptions {
  /** Attempts after the first one. Default 3. */
  retries?: number;
  /** Upper bound of the first wait, in milliseconds; it doubles with every attempt. Default 200. */
  baseDelay?: number;
  /**
   * Longest wait, in milliseconds. A server that asks for more (Retry-After) is not asked again: its error,
   * with `retryAfter`, is thrown. Default 30,000.
   */
  maxDelay?: number;
}

/** Chance and time, so that tests need neither. */
export interface Surroundings {
  /** A number from 0 up to, not including, 1. */
  random: () => number;
  /** Waits for so many milliseconds, or rejects when the signal aborts. */
  pause: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

interface Conditions {
  /** False: one attempt only. */
  readonly options: RetryOptions | false;
  /** Whether sending the operation twice does no harm; asked only after a failure. */
  readonly mayRepeat: () => boolean;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the attempts are used up; throws the last error. Waits
 * with exponential backoff and full jitter, on top of what the server asks for.
 */
export async function withRetry<T>(
  attempt: () => Promise<T>,
  { options, mayRepeat, signal }: Conditions,
  surroundings: Surroundings = { random: Math.random, pause },
): Promise<T> {
  const { retries = 3, baseDelay = 200, maxDelay = 30_000 } = options || { retries: 0 };
  for (let failed = 0; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      const transient = error instanceof EntenteError && error.transient;
      if (!transient || failed >= retries || !mayRepeat()) throw error;
      const asked = (error.retryAfter ?? 0) * 1000;
      if (asked > maxDelay) throw error;
      const jitter = surroundings.random() * Math.min(maxDelay, baseDelay * 2 ** failed);
      await surroundings.pause(asked + jitter, signal);
    }
  }
}
