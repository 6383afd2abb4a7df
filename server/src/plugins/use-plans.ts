import type { DocumentNode, ExecutionArgs, ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Execute } from '../cache/answer.ts';
import type { Context } from '../context.ts';

export interface PlansOptions {
  execute: Execute;
  /** Told of each document whose operation was answered by its plan, and of the request. */
  onPlanned: (document: DocumentNode, request: Request) => void;
}

/**
 * Answers queries from plans: see operation/. What is not planned, and what meets a fault on the way, is executed by graphql-js and Pothos, from
 * its beginning: reading twice changes nothing, and errors are told in one way.
 */
export function usePlans({ execute, onPlanned }: PlansOptions): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (executed) => {
        const args = executed as ExecutionArgs;
        const data = await execute(args).catch(() => null);
        if (data === null) return executeFn(executed);
        onPlanned(args.document, (args.contextValue as { request: Request }).request);
        return resultOf(data);
      });
    },
  };
}

/** A result that is written already. Yoga writes it as it is; whoever looks into its data has it parsed. */
function resultOf(text: string): ExecutionResult {
  const result = {
    get data() {
      return JSON.parse(text) as Record<string, unknown>;
    },
    stringify: ({ extensions }: ExecutionResult) =>
      `{"data":${text}${extensions ? `,"extensions":${JSON.stringify(extensions)}` : ''}}`,
  };
  return result;
}
