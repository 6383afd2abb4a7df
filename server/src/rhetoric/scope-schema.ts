import type { InputFieldMap } from '@pothos/core';
import { ConceptKind } from '../codebook/enums.ts';
import { ref } from '../refs.ts';
import { windowArguments } from '../relationship/window-schema.ts';

/** The window, and which concepts count in it. */
// biome-ignore lint/suspicious/noExplicitAny: the argument builder of any kind of field
export function scopeArguments(arg: any): InputFieldMap {
  return {
    ...windowArguments(arg),
    codebookId: arg.globalID({
      for: [ref('Codebook')],
      description:
        'Only concepts of this codebook, in this edition. Without it, each edition counts by itself.',
    }),
    kind: arg({
      type: ConceptKind,
      defaultValue: 'CHARACTERISATION',
      description: 'Which kind of concepts; null: both.',
    }),
  };
}
