import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { LimitError } from '../errors.ts';
import type { GiveUp } from '../read/give-up.ts';

/**
 * Gives a query up after so many seconds, and when whoever asked is gone: its statements in Postgres are cancelled, and it sends no more.
 * What writes is not cut: its transaction is done whole or not at all, and has bounds of its own.
 */
export function useOperationTimeout({ seconds }: { seconds: number }): Plugin<Context> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return;
      const { giveUp, live } = args.contextValue as Context;
      setExecuteFn(async (executed) => {
        const gone = () => giveUp.now(nobodyWaits(seconds));
        live.gone.addEventListener('abort', gone, { once: true });
        try {
          return await withinTime(giveUp, seconds, async () => executeFn(executed));
        } finally {
          live.gone.removeEventListener('abort', gone);
        }
      });
    },
  };
}

/** Gives an operation up when its time is over. */
export async function withinTime<T>(giveUp: GiveUp, seconds: number, work: () => Promise<T>): Promise<T> {
  const late = () =>
    giveUp.now(
      new LimitError(
        `The operation took longer than ${seconds} seconds. Ask for less at once.`,
        'seconds',
        seconds,
      ),
    );
  const timer = setTimeout(late, seconds * 1000);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}

/** Why an operation is given up whose caller is gone. */
export function nobodyWaits(seconds: number): LimitError {
  return new LimitError('Nobody waits for the answer any more.', 'seconds', seconds);
}
