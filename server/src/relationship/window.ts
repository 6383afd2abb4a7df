import type { InputFieldMap } from '@pothos/core';
import type { Voice } from '../_generated/prisma/enums.ts';
import { Voice as VoiceEnum } from '../actor/enums.ts';
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

/** `from`, `to` and, where statements are looked at, `voices`. */
// biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
export function spanArguments(arg: any): InputFieldMap {
  return {
    from: arg({
      type: 'EDTFDate',
      description:
        'From when on: the first day that it can mean. What may lie in the window counts. Open if it is left out.',
    }),
    to: arg({
      type: 'EDTFDate',
      description: 'Until when: the last day that it can mean, included. Open if it is left out.',
    }),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
export function windowArguments(arg: any): InputFieldMap {
  return {
    ...spanArguments(arg),
    voices: arg({
      type: [VoiceEnum],
      description:
        'Only statements with these voices; all, also those without a voice, if it is left out or empty.',
    }),
  };
}

/** @throws ValidationError where the window ends before it begins. */
export function windowOf({ from, to, voices }: WindowArguments): Window {
  const first = from ? parseEdtf(from).first : earliestDay;
  const last = to ? parseEdtf(to).last : latestDay;
  if (first > last) throw new ValidationError(`The window ends (${to}) before it begins (${from}).`, ['to']);
  return { from: first, to: last, voices: [...new Set(voices ?? [])].sort() };
}
