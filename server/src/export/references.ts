import type { Select } from '../read/arguments.ts';
import type { ReadClient } from '../read/client.ts';
import { modelNamed } from '../read/model.ts';
import type { Entity } from '../read/selection.ts';
import { chunksOf, pagesOf, type Wanted } from './pages.ts';
import {
  type ChosenType,
  chosenBy,
  chosenTypes,
  documentsBy,
  type ReferredType,
  referredTypes,
} from './scope.ts';
import type { Asked } from './selection.ts';
import { withRetraction } from './shown.ts';

/** The rows of one type that something chosen refers to. */
export interface Referred {
  /** Those that stand. */
  ids: Set<string>;
  /** Those that do not. */
  retracted: Set<string>;
}

type References = Record<ReferredType, Referred>;

/** What a row of each type refers to: by a field, or by a list and the field in its rows. */
const ways: Partial<Record<ChosenType | ReferredType, readonly (readonly [string, ReferredType])[]>> = {
  Statement: [
    ['speaker', 'Actor'],
    ['onBehalfOf', 'Actor'],
    ['addressee', 'Actor'],
    ['side', 'Actor'],
    ['relationship', 'Relationship'],
    ['document', 'Document'],
    ['citation', 'Citation'],
    ['areas.area', 'CooperationArea'],
    ['attributions.actor', 'Actor'],
    ['attributions.document', 'Document'],
  ],
  Coding: [['concept', 'Concept']],
  Adjudication: [['concept', 'Concept']],
  Activity: [
    ['relationship', 'Relationship'],
    ['area', 'CooperationArea'],
    ['participants.actor', 'Actor'],
    ['sources.document', 'Document'],
  ],
  Assessment: [
    ['author', 'Actor'],
    ['document', 'Document'],
    ['relationship', 'Relationship'],
    ['area', 'CooperationArea'],
    ['evidence.document', 'Document'],
    ['dissents.author', 'Actor'],
  ],
  Forecast: [
    ['relationship', 'Relationship'],
    ['probabilities.forecaster', 'Actor'],
  ],
  Concept: [['codebook', 'Codebook']],
  Relationship: [['parties.actor', 'Actor']],
  Document: [
    ['publisher', 'Actor'],
    ['authors.actor', 'Actor'],
  ],
};

const one = { select: { id: true } } as const;

/**
 * What the chosen rows refer to, and what that is complete with: publishers and authors of documents, parties of relationships,
 * records of the same actor, and what is recorded about actors and between two of them. Ids alone are held.
 */
export async function referencesOf(
  db: ReadClient,
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<References> {
  const references = Object.fromEntries(
    referredTypes.map((type) => [type, { ids: new Set(), retracted: new Set() }]),
  ) as unknown as References;
  const stands = (row: Entity) => asked.retracted || !row.retractedAt;
  const note = (type: ReferredType, row: Entity) =>
    references[type][stands(row) ? 'ids' : 'retracted'].add(row.id as string);

  /** Notes the rows themselves; of those that tie an actor to another, the ones whose other end is noted too. */
  async function hold(type: ReferredType, wanted: Pick<Wanted, 'where' | 'ids'>, other?: string) {
    const select = withRetraction(modelNamed(type), { id: true, ...(other && { [other]: one }) });
    for await (const rows of pagesOf(db, { type, select, ...wanted }, signal)) {
      for (const row of rows) {
        const end = other && (row[other] as Entity | null)?.id;
        if (!other || references.Actor.ids.has(end as string)) note(type, row);
      }
    }
  }
  /** Notes what the rows refer to. */
  async function follow(type: ChosenType | ReferredType, wanted: Pick<Wanted, 'where' | 'ids'>) {
    const paths = ways[type] ?? [];
    const select = withRetraction(modelNamed(type), selectOf(paths.map(([path]) => path)));
    for await (const rows of pagesOf(db, { type, select, ...wanted }, signal)) {
      for (const row of rows) {
        for (const [path, target] of paths) for (const found of at(row, path, stands)) note(target, found);
      }
    }
  }

  const chosen = chosenBy(asked);
  for (const type of chosenTypes) await follow(type, { where: chosen[type] });
  const { relationshipId, actorId, documentId } = asked;
  if (relationshipId) await hold('Relationship', { where: { id: relationshipId } });
  if (actorId) await hold('Actor', { where: { id: actorId } });
  if (documentId) await hold('Citation', { where: { document: { id: { equals: documentId } } } });
  const documents = documentsBy(asked);
  if (documents) await hold('Document', { where: documents });
  for (const type of ['Document', 'Relationship', 'Concept'] as const)
    await follow(type, { where: {}, ids: references[type].ids });

  for (const some of chunksOf(references.Actor.ids)) {
    const records = await db.actorIdentity.findMany({
      where: { identityId: { in: some } },
      select: { actorId: true },
    });
    await hold('Actor', { where: {}, ids: new Set(records.map((record) => record.actorId as string)) });
  }
  for (const some of chunksOf(references.Actor.ids)) {
    const ofActors = { where: { actorId: { in: some } } };
    await hold('ActorName', ofActors);
    await hold('Affiliation', ofActors, 'organization');
    await hold('IdentityJudgement', ofActors, 'otherActor');
  }
  return references;
}

function selectOf(paths: readonly string[]): Select {
  const select: Record<string, { select: Select }> = {};
  for (const path of paths) {
    const [first, second] = path.split('.') as [string, string?];
    select[first] = second === undefined ? one : { select: { ...select[first]?.select, [second]: one } };
  }
  return { id: true, ...select };
}

/** The rows to which a path leads; where it goes through a list, through those of its rows that stand. */
function at(row: Entity, path: string, stands: (row: Entity) => boolean): Entity[] {
  const [first, second] = path.split('.') as [string, string?];
  const rows = second === undefined ? [row] : (row[first] as Entity[]).filter(stands);
  return rows.map((each) => each[second ?? first] as Entity | null).filter((each) => each !== null);
}
