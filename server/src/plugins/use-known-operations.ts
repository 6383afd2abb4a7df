import type { Plugin } from 'graphql-yoga';
import { ForbiddenError } from '../errors.ts';
import { hashOf } from '../known-operations.ts';
import { refusal } from './refusal.ts';

/**
 * Answers only operations that are known: a request names one by the SHA-256 of its text (`extensions.persistedQuery.sha256Hash`), or
 * brings the text itself, as clients do that know nothing of it. Yoga's plugin for this takes no text.
 */
export function useKnownOperations({ documents }: { documents: ReadonlyMap<string, string> }): Plugin {
  return {
    onParams({ params, setParams }) {
      const hash = params.query ? hashOf(params.query) : hashIn(params.extensions);
      const query = hash === undefined ? undefined : documents.get(hash);
      if (query === undefined) {
        throw refusal(
          new ForbiddenError(
            'This server answers only operations that are on its list (ENTENTE_OPERATIONS), and this is none of them.',
          ),
        );
      }
      setParams({ ...params, query });
    },
  };
}

function hashIn(extensions: unknown): string | undefined {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { sha256Hash?: unknown } };
  const hash = persistedQuery?.sha256Hash;
  return typeof hash === 'string' ? hash : undefined;
}
