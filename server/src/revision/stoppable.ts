/** The last thing that a sequence gives where it fails: GraphQL makes an error of it that the subscriber gets. */
export interface Failure {
  failure: unknown;
}

/**
 * A sequence that ends at once when its consumer goes or one of the signals aborts, also while it waits for its next value: a generator by
 * itself would first wait for that.
 */
export function stoppable<T>(
  make: (signal: AbortSignal) => AsyncGenerator<T>,
  signals: readonly AbortSignal[],
): AsyncIterableIterator<T | Failure> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  const forget = () => {
    for (const signal of signals) signal.removeEventListener('abort', abort);
  };
  for (const signal of signals) {
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort);
  }
  const values = make(stop.signal);
  let failed = false;
  return {
    async next() {
      if (failed) return { done: true, value: undefined };
      try {
        const result = await values.next();
        if (result.done) forget();
        return result;
      } catch (failure) {
        failed = true;
        forget();
        return { done: false, value: { failure } };
      }
    },
    async return() {
      abort();
      forget();
      await values.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
