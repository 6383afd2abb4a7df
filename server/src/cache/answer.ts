import { type DocumentNode, type ExecutionArgs, getOperationAST } from 'graphql';
import type { Context } from '../context.ts';
import { NEVER } from '../database/position.ts';
import { watchedContext } from './lasting.ts';
import type { AnswerStore } from './store.ts';

/** Answers an operation: its data as JSON, or null where it has no plan. */
export type Execute = (args: ExecutionArgs) => Promise<string | null>;

/** Answers from the store what is there, and keeps what may be kept. Errors never come here: they are thrown, and told field by field. */
export function answerKept(store: AnswerStore, execute: Execute): Execute {
  return async (args) => {
    if (getOperationAST(args.document, args.operationName)?.operation !== 'query') return execute(args);
    const context = args.contextValue as Context;
    const asked = context.shown.asked();
    const lull = asked === NEVER ? undefined : store.lull();
    if (!lull) {
      const answer = await execute(args);
      if (answer !== null) store.count('passed');
      return answer;
    }
    const question = questionOf(args, context);
    const found = store.find(question, asked);
    if (found !== undefined) {
      store.count('hit');
      return found;
    }
    const { watched, lasts } = watchedContext(context);
    const answer = await execute({ ...args, contextValue: watched });
    if (answer !== null)
      store.count(lasts() && store.keep(lull, question, answer, context.shown) ? 'miss' : 'passed');
    return answer;
  };
}

/** Everything on which an answer hangs besides what is written: what is asked, and what of who asks decides what they see. */
function questionOf({ document, operationName, variableValues }: ExecutionArgs, { viewer }: Context): string {
  const { userId, roles, clearance } = viewer;
  return JSON.stringify([numberOf(document), operationName, variableValues ?? {}, userId, clearance, roles]);
}

const numbers = new WeakMap<DocumentNode, number>();
let last = 0;

/** Stands for a document; one that was parsed anew has another. */
function numberOf(document: DocumentNode): number {
  const known = numbers.get(document);
  if (known !== undefined) return known;
  last += 1;
  numbers.set(document, last);
  return last;
}
