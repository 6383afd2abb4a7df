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
      const { giveUp, live } = args.contextValue as Context;
      setExecuteFn(async (executed) => {
        const stop = (error: LimitError) => giveUp.abort(error);
        const late = () =>
          stop(
            new LimitError(
              `The operation took longer than ${seconds} seconds. Ask for less at once.`,
              'seconds',
              seconds,
            ),
          );
        const gone = () => stop(new LimitError('Nobody waits for the answer any more.', 'seconds', seconds));
        const timer = setTimeout(late, seconds * 1000);
        live.gone.addEventListener('abort', gone, { once: true });
        try {
          return await executeFn(executed);
        } finally {
          clearTimeout(timer);
          live.gone.removeEventListener('abort', gone);
        }
      });
    },
  };
}
