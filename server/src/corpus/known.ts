import type { ClientBase } from 'pg';
import { modelNamed } from '../read/model.ts';
import { quote } from '../read/sql.ts';
import { type Viewer, visibleMarkings } from '../viewer.ts';
import { executeBy, insertMany } from '../write/insert-many.ts';
import { hashOfFound } from './hash.ts';
import type { Item } from './plan.ts';

/** What an item became when it was imported before. */
export interface KnownItem {
  entityId: string;
  hash: string;
  /** Not retracted, and the viewer may see it: what is written may refer to it. */
  live: boolean;
}

/** The items that are there, by their keys: imported before, or recorded by somebody and the same by a unique key. */
export async function knownItems(
  client: ClientBase,
  viewer: Viewer,
  items: readonly Item[],
): Promise<Map<string, KnownItem>> {
  const { rows } = await client.query<Recorded>(
    'SELECT "key", "hash", "entity", "entityId" FROM public."ImportRecord" WHERE "key" = ANY ($1)',
    [[...new Set(items.map(({ key }) => key))]],
  );
  const live = await liveOnes(client, viewer, rows);
  const known = new Map<string, KnownItem>(
    rows.map(({ key, hash, entityId }) => [key, { entityId, hash, live: live.has(entityId) }]),
  );
  await adopt(client, known, await recordedStates(client, items, known));
  await adopt(client, known, await recordedNames(client, items, known));
  return known;
}

interface Recorded {
  key: string;
  hash: string;
  entity: string;
  entityId: string;
}

/** Which of these entities a viewer may refer to. */
async function liveOnes(
  client: ClientBase,
  viewer: Viewer,
  records: readonly Recorded[],
): Promise<Set<string>> {
  const live = new Set<string>();
  for (const entity of new Set(records.map((record) => record.entity))) {
    const ids = records.flatMap((record) => (record.entity === entity ? [record.entityId] : []));
    const marked = 'marking' in modelNamed(entity).fields;
    const { rows } = await client.query<{ id: string }>(
      `SELECT "id" FROM public.${quote(entity)} WHERE "id" = ANY ($1::uuid[]) AND "retractedAt" IS NULL
       ${marked ? 'AND "marking" = ANY ($2::public."Marking"[])' : ''}`,
      marked ? [ids, visibleMarkings(viewer)] : [ids],
    );
    for (const { id } of rows) live.add(id);
  }
  return live;
}

type Adopted = { item: Item; entityId: string };

async function adopt(client: ClientBase, known: Map<string, KnownItem>, adopted: readonly Adopted[]) {
  const records = adopted.map(({ item, entityId }) => ({
    key: item.key,
    hash: hashOfFound(item.says),
    entity: item.service.entity,
    entityId,
  }));
  await insertMany(executeBy(client), 'ImportRecord', records);
  for (const { key, hash, entityId } of records) known.set(key, { hash, entityId, live: true });
}

async function recordedStates(
  client: ClientBase,
  items: readonly Item[],
  known: ReadonlyMap<string, KnownItem>,
): Promise<Adopted[]> {
  const wanted = new Map(
    items.flatMap((item) => (item.countryCode && !known.has(item.key) ? [[item.countryCode, item]] : [])),
  );
  if (wanted.size === 0) return [];
  const { rows } = await client.query<{ entityId: string; code: string }>(
    'SELECT "id" AS "entityId", "countryCode" AS code FROM public."Actor" WHERE "countryCode" = ANY ($1) AND "retractedAt" IS NULL',
    [[...wanted.keys()]],
  );
  return rows.map(({ entityId, code }) => ({ item: wanted.get(code) as Item, entityId }));
}

async function recordedNames(
  client: ClientBase,
  items: readonly Item[],
  known: ReadonlyMap<string, KnownItem>,
): Promise<Adopted[]> {
  const sameAs = new Map(items.map(({ key, sameAs }) => [key, sameAs]));
  const actorOf = (owner: string) => known.get(sameAs.get(owner) ?? owner)?.entityId;
  const wanted = new Map<string, Item>(
    items.flatMap((item) => {
      const actor = item.nameOf && !known.has(item.key) ? actorOf(item.nameOf.owner) : undefined;
      return actor ? [[`${actor} ${item.nameOf?.kind} ${item.nameOf?.text}`, item] as const] : [];
    }),
  );
  if (wanted.size === 0) return [];
  const { rows } = await client.query<{ entityId: string; name: string }>(
    `SELECT "id" AS "entityId", "actorId" || ' ' || "kind" || ' ' || "text" AS name FROM public."ActorName"
     WHERE "actorId" = ANY ($1::uuid[]) AND "retractedAt" IS NULL`,
    [[...new Set([...wanted.keys()].map((key) => key.slice(0, 36)))]],
  );
  return rows.flatMap(({ entityId, name }) => {
    const item = wanted.get(name);
    return item ? [{ item, entityId }] : [];
  });
}
