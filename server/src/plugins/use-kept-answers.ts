import type { Plugin } from 'graphql-yoga';
import type { AnswerStore } from '../cache/store.ts';
import { afterMutation } from './after-mutation.ts';

/** Forgets what is kept of answers before a mutation is answered: whoever has written sees it. */
export function useKeptAnswers(store: AnswerStore): Plugin {
  return {
    onExecute: (executing) => afterMutation(executing, () => store.forget()),
  };
}
