import type { Where } from '../read/arguments.ts';
import type { Asked } from './selection.ts';

/** Types whose rows are chosen by what was asked. */
export const chosenTypes = [
  'Statement',
  'Coding',
  'Adjudication',
  'Activity',
  'Assessment',
  'Forecast',
] as const;

/** Types whose rows come along where a chosen row refers to them, so that what leaves is complete in itself. */
export const referredTypes = [
  'Codebook',
  'Concept',
  'CooperationArea',
  'Actor',
  'ActorName',
  'Affiliation',
  'IdentityJudgement',
  'Relationship',
  'Document',
  'Citation',
] as const;

/** The types of row that leave the knowledge base, each with its parts; a type comes after those that it builds on. */
export const exportedTypes = [...referredTypes, ...chosenTypes] as const;

export type ChosenType = (typeof chosenTypes)[number];
export type ReferredType = (typeof referredTypes)[number];
export type ExportedType = ChosenType | ReferredType;

/** The rows of a type that a selection holds: those that pass, and are among the ids where there are any. */
export interface Held {
  where: Where;
  ids: ReadonlySet<string> | null;
}

export type Scope = Readonly<Record<ExportedType, Held>>;

/** What a row must be to stand: not retracted, unless retracted rows were asked for. */
export function liveIn({ retracted }: Pick<Asked, 'retracted'>): Where {
  return retracted ? {} : { retractedAt: null };
}

/** True where everything is wanted. */
export function isWhole({ relationshipId, actorId, documentId, from, to }: Asked): boolean {
  return !relationshipId && !actorId && !documentId && !from && !to;
}

/** The chosen rows of each type, as predicates on the views of a clearance. */
export function chosenBy(asked: Asked): Record<ChosenType, Where> {
  const all = (...conditions: (Where | null)[]) => allOf(liveIn(asked), ...conditions);
  const { relationship, actor, document } = namedIn(asked);
  const within = (stem: string) => overlapping(stem, asked);

  const voices =
    actor && anyOf({ speaker: actor }, { onBehalfOf: actor }, { addressee: actor }, { side: actor });
  const participants = actor && { participants: { some: { actor } } };
  const Statement = all(relationship && { relationship }, voices, document && { document }, within('saidOn'));
  return {
    Statement,
    Coding: all({ statement: Statement }),
    Adjudication: all({ statement: Statement }),
    Activity: all(
      relationship && { relationship },
      participants,
      document && { sources: { some: anyOf({ document }, { statement: { document } }) } },
      within('period'),
    ),
    Assessment: all(
      relationship &&
        anyOf({ relationship }, { statement: { relationship } }, { activity: { relationship } }),
      actor && anyOf({ author: actor }, { statement: voices }, { activity: participants }),
      document && anyOf({ document }, { statement: { document } }),
      within('assessedOn'),
    ),
    Forecast: all(
      relationship && { relationship },
      actor && { probabilities: { some: { forecaster: actor } } },
      // A forecast stands in no document
      document && anyOf(),
      asked.from || asked.to ? { resolvesOn: { gte: asked.from?.first, lte: asked.to?.last } } : null,
    ),
  };
}

/** Documents that are wanted on their own account, whether or not anything chosen refers to them; null for none. */
export function documentsBy(asked: Asked): Where | null {
  const { relationship, actor, document } = namedIn(asked);
  // A document is about no relationship
  if (relationship) return null;
  return allOf(
    liveIn(asked),
    document,
    actor && anyOf({ publisher: actor }, { authors: { some: { actor } } }),
    overlapping('publishedOn', asked),
  );
}

/** Rows that are named, as values to compare a foreign key with: reads then follow who is who. */
function namedIn({ relationshipId, actorId, documentId }: Asked) {
  const named = (id: string | null) => (id ? { id: { equals: id } } : null);
  return { relationship: named(relationshipId), actor: named(actorId), document: named(documentId) };
}

/** A date that is known and can lie between the ends of the selection; null where it has none. */
function overlapping(stem: string, { from, to }: Asked): Where | null {
  if (!from && !to) return null;
  return {
    [stem]: { not: null },
    [`${stem}Last`]: { gte: from?.first },
    [`${stem}First`]: { lte: to?.last },
  };
}

const given = (conditions: (Where | null)[]) => conditions.filter((each) => each !== null);
const allOf = (...conditions: (Where | null)[]): Where => ({ AND: given(conditions) });
const anyOf = (...conditions: (Where | null)[]): Where => ({ OR: given(conditions) });
