import { v7 as uuidv7 } from 'uuid';
import type { ConceptChangeKind } from '../_generated/prisma/enums.ts';
import type { Viewer } from '../viewer.ts';
import type { Transaction } from '../write/transaction.ts';

interface NamedConcept {
  id: string;
  label: string;
}

/** What became of a concept. */
export interface Change {
  kind: ConceptChangeKind;
  codebookId: string;
  from: NamedConcept;
  into: NamedConcept;
  reason?: string | null;
}

/** Puts changes of concepts down, so that whoever reads old codings can tell what happened since. */
export async function recordChanges(
  transaction: Transaction,
  viewer: Viewer,
  changes: readonly Change[],
): Promise<{ ids: string[] }> {
  const rows = changes.map(({ kind, codebookId, from, into, reason }) => ({
    id: uuidv7(),
    kind,
    codebookId,
    fromId: from.id,
    intoId: into.id,
    fromLabel: from.label,
    intoLabel: into.label,
    reason: reason ?? null,
    changedById: viewer.userId,
  }));
  if (rows.length) await transaction.conceptChange.createMany({ data: rows });
  return { ids: rows.map(({ id }) => id) };
}
