import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What yoga hands to a plugin before it executes an operation. */
type Executing = Parameters<NonNullable<Plugin['onExecute']>>[0];

/** Where the operation is a mutation, does something after it and before it is answered, whatever became of it. */
export function afterMutation(
  { args, executeFn, setExecuteFn }: Pick<Executing, 'args' | 'executeFn' | 'setExecuteFn'>,
  work: () => unknown,
): void {
  const { document, operationName } = args as ExecutionArgs;
  if (getOperationAST(document, operationName)?.operation !== 'mutation') return;
  setExecuteFn(async (executed) => {
    try {
      return await executeFn(executed);
    } finally {
      await work();
    }
  });
}
