import { UnavailableError } from '../errors.ts';

/** What Postgres can be short of (SQLSTATE class 53), each with what one can do about it. */
const sentences: Readonly<Record<string, string>> = {
  '53100':
    'The disk of the database is full. Nothing was written; try again when whoever keeps the server has made room.',
  '53200': 'The database is out of memory. Nothing was written; try again, with less at once.',
  '53300': 'The database has no connection left at the moment. Nothing was written; try again.',
};

/** The error for a statement that Postgres was too short of something to do, the same for reads and writes; undefined for other failures. */
export function shortageOf(code: string | undefined): UnavailableError | undefined {
  if (!code?.startsWith('53')) return undefined;
  return new UnavailableError(
    sentences[code] ??
      'The database has no room for this at the moment. Nothing was written; try again, with less at once.',
  );
}
