import { LRUCache } from 'lru-cache';

/** Characters of all documents that are kept. A parsed one takes some hundred times as many bytes. */
const kept = 1_000_000;

/**
 * What became of documents, by their text. Yoga keeps the last thousand and some, however long: parsed, those could take the server's
 * memory, so that they are counted by their length here.
 */
export function documentCache<Outcome extends object>() {
  const cache = new LRUCache<string, Outcome>({
    maxSize: kept,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return {
    get: (text: string) => cache.get(text),
    set(text: string, outcome: unknown) {
      cache.set(text, outcome as Outcome);
    },
  };
}
