import type { Voice } from '../_generated/prisma/enums.ts';
import { earliestDay, latestDay, parseEdtf } from '../date/edtf.ts';
import { ValidationError } from '../errors.ts';

/** What of a relationship an analysis looks at. */
export interface Window {
  /** The first and the last day, ISO 8601: what may lie between them counts. */
  from: string;
  to: string;
  /** Empty: all, those without a voice too. */
  voices: readonly Voice[];
}

export interface WindowArguments {
  from?: string | null;
  to?: string | null;
  voices?: readonly Voice[] | null;
}

/** @throws ValidationError where the window ends before it begins. */
export function windowOf({ from, to, voices }: WindowArguments): Window {
  const first = from ? parseEdtf(from).first : earliestDay;
  const last = to ? parseEdtf(to).last : latestDay;
  if (first > last) throw new ValidationError(`The window ends (${to}) before it begins (${from}).`, ['to']);
  return { from: first, to: last, voices: [...new Set(voices ?? [])].sort() };
}
