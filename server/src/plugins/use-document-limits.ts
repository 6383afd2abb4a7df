import type { Plugin } from 'graphql-yoga';
import { LimitError } from '../errors.ts';
import { deepestNesting, shapeOf, tokensBeyond } from './document-shape.ts';
import { refusal } from './refusal.ts';

export interface DocumentLimits {
  tokenLimit: number;
  aliasLimit: number;
  directiveLimit: number;
  rootFieldLimit: number;
}

/** The longest document, in characters: one is kept when it was parsed, so that long values belong into variables. */
export const longestDocument = 200_000;

/**
 * Bounds what it takes to parse and validate a document: it is looked at token by token first, then parsed, then counted. The parser's
 * cache stands before all of it, so that a document that comes again costs nothing here.
 */
export function useDocumentLimits(limits: DocumentLimits): Plugin {
  return {
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: string | { body: string }, ...more: unknown[]) => {
        const text = typeof source === 'string' ? source : source.body;
        requireReadable(text, limits.tokenLimit);
        const document = parseFn(source, ...more);
        const counted = shapeOf(document);
        requireFew('aliases', counted.aliases, limits.aliasLimit);
        requireFew('directives', counted.directives, limits.directiveLimit);
        requireFew('fields at the top', counted.rootFields, limits.rootFieldLimit);
        return document;
      });
    },
  };
}

function requireReadable(text: string, tokenLimit: number): void {
  if (text.length > longestDocument) {
    throw refusal(
      new LimitError(
        `The document has ${text.length} characters, and at most ${longestDocument} are allowed. Send long values as variables.`,
        'characters',
        longestDocument,
        text.length,
      ),
    );
  }
  const beyond = tokensBeyond(text, tokenLimit);
  if (beyond === 'tokens') {
    throw refusal(
      new LimitError(
        `The document has more than ${tokenLimit} tokens. Ask for less at once, and send long values as variables.`,
        'tokens',
        tokenLimit,
      ),
    );
  }
  if (beyond === 'nesting') {
    throw refusal(
      new LimitError(
        `The document has more than ${deepestNesting} brackets in one another.`,
        'nesting',
        deepestNesting,
      ),
    );
  }
}

function requireFew(what: string, requested: number, maximum: number): void {
  if (requested <= maximum) return;
  throw refusal(
    new LimitError(
      `The document has ${requested} ${what}, and at most ${maximum} are allowed. Ask in several requests.`,
      what === 'fields at the top' ? 'rootFields' : what,
      maximum,
      requested,
    ),
  );
}
