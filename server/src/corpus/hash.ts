import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** SHA-256 of what a source says, in hexadecimal. */
export function hashOf(says: unknown): string {
  return createHash('sha256').update(JSON.stringify(says)).digest('hex');
}

/**
 * What is kept of an item that was made: the hash of what the source says, and a short mark of each field that was written, so that
 * of a change only the fields are written that it is about. A user may have edited the others.
 */
export function hashOfMade(says: unknown, input: object): string {
  const marks = Object.entries(input).map(([field, value]) => `${field}=${markOf(value)}`);
  return [hashOf(says), ...marks].join(' ');
}

/** The fields of an input that are not as they were when the hash was made. */
export function changedFields(hash: string, input: object): Record<string, unknown> {
  const marks = new Set(hash.split(' '));
  return Object.fromEntries(
    Object.entries(input).filter(([field, value]) => !marks.has(`${field}=${markOf(value)}`)),
  );
}

function markOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return crc32(typeof value === 'string' ? value : JSON.stringify(value)).toString(36);
}

const found = 'found';

/** What is kept of something that somebody else had recorded: the import refers to it, and never changes or retracts it. */
export const hashOfFound = (says: unknown) => `${found} ${hashOf(says)}`;
export const isFound = (hash: string) => hash.startsWith(found);

/** Whether a source says the same as when the hash was made. */
export const saysTheSame = (hash: string, says: unknown) => hash.split(' ').includes(hashOf(says));
