import { AbortError, TimeoutError } from './errors.ts';

/** Longest delay that setTimeout keeps; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

/**
 * Runs `task` until it settles, `timeout` milliseconds pass (0: no limit) or `signal` aborts, whichever is
 * first. The task's own signal then aborts too, but nothing waits for the task to notice.
 */
export async function withDeadline<T>(
  task: (signal: AbortSignal) => Promise<T>,
  timeout: number,
  signal?: AbortSignal,
): Promise<T> {
  if (signal?.aborted) throw abortError(signal);
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort = () => {};
  const stopped = new Promise<never>((_, reject) => {
    const stop = (error: Error) => {
      reject(error);
      controller.abort(error);
    };
    if (timeout > 0 && timeout <= longestTimer) {
      timer = setTimeout(() => stop(new TimeoutError(`No answer within ${timeout} ms`)), timeout);
    }
    onAbort = () => signal && stop(abortError(signal));
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([task(controller.signal), stopped]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Waits, or rejects as soon as `signal` aborts. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const wait = (stopped: AbortSignal) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      stopped.addEventListener('abort', () => clearTimeout(timer));
    });
  return withDeadline(wait, 0, signal);
}

/** `AbortSignal.timeout()` is a deadline of the caller's, so it ends in the error of a deadline. */
function abortError(signal: AbortSignal): AbortError | TimeoutError {
  const reason: unknown = signal.reason;
  const isDeadline = reason instanceof Error && reason.name === 'TimeoutError';
  return isDeadline
    ? new TimeoutError('No answer before the deadline of the signal', reason)
    : new AbortError(reason);
}
