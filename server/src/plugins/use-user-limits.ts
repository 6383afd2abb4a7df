import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { RateLimitedError } from '../errors.ts';
import { refusal } from './refusal.ts';

export interface UserLimits {
  /** Operations under way at once. */
  concurrency: number;
  /** Those that are. */
  underWay: Counter;
  /** Subscriptions at once. */
  subscriptionLimit: number;
  /** Whose operations are counted together; undefined: not counted at all. */
  userOf: (context: Context) => string | undefined;
}

/** Bounds how many operations and subscriptions of one user are under way at once on this server. */
export function useUserLimits({
  concurrency,
  underWay: operations,
  subscriptionLimit,
  userOf,
}: UserLimits): Plugin<Context> {
  const subscriptions = counter();
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const user = userOf(args.contextValue as Context);
      if (user === undefined) return;
      setExecuteFn(async (executed) => {
        if (operations.of(user) >= concurrency) {
          return refused(
            `${concurrency} operations of yours are under way, as many as may be at once. Wait for one to end.`,
            1,
          );
        }
        const leave = operations.enter(user);
        try {
          return await executeFn(executed);
        } finally {
          leave();
        }
      });
    },
    onSubscribe({ args, subscribeFn, setSubscribeFn }) {
      const user = userOf(args.contextValue as Context);
      if (user === undefined) return;
      setSubscribeFn(async (subscribed) => {
        if (subscriptions.of(user) >= subscriptionLimit) {
          return refused(
            `You have ${subscriptionLimit} subscriptions, as many as may be at once. End one, or follow more types in one.`,
            10,
          );
        }
        const leave = subscriptions.enter(user);
        try {
          const result = await subscribeFn(subscribed);
          if (isAsyncIterable(result)) return ending(result as AsyncIterable<unknown>, leave);
          leave();
          return result;
        } catch (error) {
          leave();
          throw error;
        }
      });
    },
  };
}

function refused(message: string, retryAfter: number) {
  return { errors: [refusal(new RateLimitedError(message, retryAfter))] };
}

/** How many there are of each user. */
export type Counter = ReturnType<typeof counter>;

export function counter() {
  const counts = new Map<string, number>();
  const of = (user: string) => counts.get(user) ?? 0;
  return {
    of,
    /** Counts one more; what it gives takes it away again, once. */
    enter(user: string): () => void {
      counts.set(user, of(user) + 1);
      let isIn = true;
      return () => {
        if (!isIn) return;
        isIn = false;
        if (of(user) > 1) counts.set(user, of(user) - 1);
        else counts.delete(user);
      };
    },
  };
}

/** By hand, not as a generator: that would keep whoever closes it waiting for the next event. */
function ending<T>(events: AsyncIterable<T>, ended: () => void): AsyncIterableIterator<T> {
  const source = events[Symbol.asyncIterator]();
  return {
    async next() {
      try {
        const step = await source.next();
        if (step.done) ended();
        return step;
      } catch (error) {
        ended();
        throw error;
      }
    },
    async return(value) {
      ended();
      return (await source.return?.(value)) ?? { done: true, value };
    },
    async throw(error) {
      ended();
      if (source.throw) return source.throw(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
