import { GraphQLError } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { EntenteError } from '../errors.ts';

/** So long, in milliseconds, what was found out about who asks holds for a stream. */
const pause = 1_000;

export interface PresentAccessOptions {
  /** Throws an EntenteError where who sent the request is not let in any more, or no longer as they were then. */
  check: (request: Request) => Promise<void>;
}

/**
 * Ends subscriptions whose user has been shut out since, or sees or may do something else: a stream outlives by far the request that
 * opened it. It is looked up before an event is sent, at most once a second for a stream; one without events tells nothing.
 */
export function usePresentAccess({ check }: PresentAccessOptions): Plugin {
  return {
    onSubscribe({ args }) {
      const { request } = args.contextValue as { request: Request };
      return {
        onSubscribeResult({ result, setResult }) {
          if (isAsyncIterable(result)) setResult(guarded(result as never, () => check(request)));
        },
      };
    },
  };
}

/** By hand, not as a generator: that would keep whoever closes it waiting for the next event. */
function guarded<T>(events: AsyncIterable<T>, check: () => Promise<void>): AsyncIterableIterator<T> {
  const source = events[Symbol.asyncIterator]();
  let checkedAt = performance.now();
  let isOver = false;
  const refusal = async (): Promise<EntenteError | null> => {
    if (performance.now() - checkedAt < pause) return null;
    try {
      await check();
      checkedAt = performance.now();
      return null;
    } catch (error) {
      if (error instanceof EntenteError) return error;
      throw error;
    }
  };
  return {
    async next() {
      if (isOver) return { done: true, value: undefined };
      const step = await source.next();
      const refused = step.done ? null : await refusal();
      if (!refused) return step;
      isOver = true;
      await source.return?.();
      const { message, code } = refused;
      return { done: false, value: { errors: [new GraphQLError(message, { extensions: { code } })] } as T };
    },
    async return(value) {
      isOver = true;
      return (await source.return?.(value)) ?? { done: true, value };
    },
    async throw(error) {
      isOver = true;
      if (source.throw) return source.throw(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
