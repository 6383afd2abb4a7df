import type { ConceptKind } from '../_generated/prisma/enums.ts';
import { type WindowArguments, windowOf } from '../relationship/window.ts';
import type { Scope } from './readings.ts';

export interface ScopeArguments extends WindowArguments {
  codebookId?: { id: string } | null;
  kind?: ConceptKind | null;
}

export function scopeOf({ codebookId, kind, ...window }: ScopeArguments): Scope {
  return { ...windowOf(window), codebookId: codebookId?.id ?? null, kind: kind ?? null };
}

/** What counts, for descriptions. */
export const whatCounts =
  'What counts is the decision between codings where there is one, otherwise the last submitted round of each coder; a statement counts once for each stance.';
