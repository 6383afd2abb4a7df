import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { codeOf, StartupError } from './startup-error.ts';

/** By which an operation is known. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** What code generators write: documents by name, or Apollo's list of operations. */
const manifest = z.union([
  z
    .object({ operations: z.array(z.object({ body: z.string() })) })
    .transform(({ operations }) => operations.map(({ body }) => body)),
  z.record(z.string(), z.string()).transform((documents) => Object.values(documents)),
]);

/**
 * The documents of the file that ENTENTE_OPERATIONS names, by the SHA-256 of their text.
 * @throws StartupError if it cannot be read.
 */
export function readKnownOperations(path: string): ReadonlyMap<string, string> {
  const refuse = (what: string) =>
    new StartupError(
      `ENTENTE_OPERATIONS names ${path}, ${what}: it takes JSON such as {"<SHA-256>": "query { … }"}.`,
    );
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw refuse(codeOf(error) === 'ENOENT' ? 'which is not there' : 'which cannot be read');
  }
  const { success, data } = manifest.safeParse(content);
  if (!success || data.length === 0) throw refuse('which lists no operations');
  return new Map(data.map((document) => [hashOf(document), document]));
}
