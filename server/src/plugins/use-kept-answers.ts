import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { AnswerStore } from '../cache/store.ts';

/** Forgets what is kept of answers before a mutation is answered, whatever became of it: whoever has written sees it. */
export function useKeptAnswers(store: AnswerStore): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { document, operationName } = args as ExecutionArgs;
      if (getOperationAST(document, operationName)?.operation !== 'mutation') return;
      setExecuteFn(async (executed) => {
        try {
          return await executeFn(executed);
        } finally {
          store.forget();
        }
      });
    },
  };
}
