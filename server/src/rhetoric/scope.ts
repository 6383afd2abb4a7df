import type { InputFieldMap } from '@pothos/core';
import type { ConceptKind } from '../_generated/prisma/enums.ts';
import { ConceptKind as ConceptKindEnum } from '../codebook/enums.ts';
import { ref } from '../refs.ts';
import { type WindowArguments, windowArguments, windowOf } from '../relationship/window.ts';
import type { Scope } from './readings.ts';

export interface ScopeArguments extends WindowArguments {
  codebookId?: { id: string } | null;
  kind?: ConceptKind | null;
}

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
      type: ConceptKindEnum,
      defaultValue: 'CHARACTERISATION',
      description: 'Which kind of concepts; null: both.',
    }),
  };
}

export function scopeOf({ codebookId, kind, ...window }: ScopeArguments): Scope {
  return { ...windowOf(window), codebookId: codebookId?.id ?? null, kind: kind ?? null };
}

/** What counts, for descriptions. */
export const whatCounts =
  'What counts is the decision between codings where there is one, otherwise the last submitted round of each coder; a statement counts once for each stance.';
