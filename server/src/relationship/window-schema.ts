import type { InputFieldMap } from '@pothos/core';
import { Voice } from '../actor/enums.ts';

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
      type: [Voice],
      description:
        'Only statements with these voices; all, also those without a voice, if it is left out or empty.',
    }),
  };
}
