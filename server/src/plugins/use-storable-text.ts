import { GraphQLError, type ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** A string may be as long as a document's text may be, and no longer. */
const longestString = 2_000_000;

/** What is wrong with a string; null where Postgres can store it. */
function fault(text: string): string | null {
  if (text.length > longestString)
    return `A string has at most ${longestString} characters; this one has ${text.length}.`;
  if (text.includes('\0')) return 'A string must not contain the NUL character (U+0000).';
  if (!text.isWellFormed()) return 'A string must not contain half of a surrogate pair.';
  return null;
}

/** The first fault in a value, however deep, with the place where it is. */
export function faultIn(value: unknown, place: string): string | null {
  if (typeof value === 'string') {
    const found = fault(value);
    return found && `${place}: ${found}`;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = faultIn(part, `${place}.${key}`);
    if (found) return found;
  }
  return null;
}

const storableLiterals: ValidationRule = (context) => ({
  StringValue(node) {
    const found = fault(node.value);
    if (found) context.reportError(new GraphQLError(found, { nodes: node }));
  },
});

/** Refuses strings that cannot be stored, wherever in an operation they stand, before anything is done with them. */
export function useStorableText(): Plugin {
  return {
    onValidate({ addValidationRule }) {
      addValidationRule(storableLiterals);
    },
    onExecute({ args, setResultAndStopExecution }) {
      const found = faultIn(args.variableValues, '$');
      if (found) setResultAndStopExecution({ errors: [new GraphQLError(found.replace('$.', '$'))] });
    },
  };
}
