import { getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../context.ts';
import { LimitError } from '../errors.ts';

/**
 * Gives a query up after so many seconds, and when whoever asked is gone: its statements in Postgres are cancelled, and it sends no more.
 * What writes is not cut: its transaction is done whole or not at all, and has bounds of its own.
 */
export function useOperationTimeout({ seconds }: { seconds: number }): Plugin<Context> {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return;
      const context = args.contextValue as Context;
      setExecuteFn((executed) => withinTime(context, seconds, async () => executeFn(executed)));
    },
  };
}

/** Gives the operation of a context up when its time is over, and when nobody waits for it any more. */
export async function withinTime<T>(
  { giveUp, live }: Pick<Context, 'giveUp' | 'live'>,
  seconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const stop = (message: string) => giveUp.abort(new LimitError(message, 'seconds', seconds));
  const late = () => stop(`The operation took longer than ${seconds} seconds. Ask for less at once.`);
  const gone = () => stop('Nobody waits for the answer any more.');
  const timer = setTimeout(late, seconds * 1000);
  live.gone.addEventListener('abort', gone, { once: true });
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    live.gone.removeEventListener('abort', gone);
  }
}
