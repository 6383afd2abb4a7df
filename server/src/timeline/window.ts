import type { Voice } from '../_generated/prisma/enums.ts';
import { earliestDay, latestDay, parseEdtf } from '../date/edtf.ts';
import { ValidationError } from '../errors.ts';

/** What a timeline is made of: each type, and its date. Rows of one day and with one id follow in this order. */
export const timelineTypes = {
  Statement: 'saidOn',
  Activity: 'period',
  Assessment: 'assessedOn',
  Document: 'publishedOn',
} as const;
export type TimelineType = keyof typeof timelineTypes;

/** Types whose rows may lack a date. */
export const undatable: readonly TimelineType[] = ['Activity', 'Document'];

/** Which part of a timeline is wanted. */
export interface Window {
  /** The first and the last day, ISO 8601: what may lie between them counts. */
  from: string;
  to: string;
  /** Of statements; empty: all, those without a voice too. */
  voices: readonly Voice[];
  types: readonly TimelineType[];
}

export interface WindowArguments {
  from?: string | null;
  to?: string | null;
  voices?: readonly Voice[] | null;
  types?: readonly TimelineType[] | null;
}

/** @throws ValidationError where the window ends before it begins. */
export function windowOf({ from, to, voices, types }: WindowArguments): Window {
  const first = from ? parseEdtf(from).first : earliestDay;
  const last = to ? parseEdtf(to).last : latestDay;
  if (first > last) throw new ValidationError(`The window ends (${to}) before it begins (${from}).`, ['to']);
  const all = Object.keys(timelineTypes) as TimelineType[];
  return {
    from: first,
    to: last,
    voices: [...new Set(voices ?? [])].sort(),
    types: types?.length ? all.filter((type) => types.includes(type)) : all,
  };
}
