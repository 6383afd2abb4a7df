import type { ClientBase } from 'pg';
import { AlreadyExistsError, EntenteError, NotFoundError } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import { type BulkRow, bulkRow, writeInBulk } from '../write/bulk.ts';
import { executeBy, insertMany } from '../write/insert-many.ts';
import { hashOf, hashOfMade, saysTheSame } from './hash.ts';
import { type KnownItem, knownItems } from './known.ts';
import { type Item, itemsOf, type Plan } from './plan.ts';
import { takeSlugs } from './slugs.ts';

/** A row of a source that is being imported. */
export interface PlannedRow {
  line: number;
  raw: string;
  plan: Plan;
}

/** What became of a row. CHANGED: the source says something else than before of what is there, which is not written yet. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'CHANGED' | { refused: EntenteError };

interface Made {
  item: Item;
  id: string;
  hash: string;
  /** Absent where the item is another one's entity. */
  bulk?: BulkRow;
}

/**
 * Makes what must be there before some rows, in the transaction that is open on the connection. Of two that make the same, one waits
 * for the other and fails; so this is done for one batch after the other.
 */
export async function writeBefore(
  client: ClientBase,
  viewer: Viewer,
  rows: readonly PlannedRow[],
): Promise<void> {
  const items = rows.flatMap(({ plan }) => plan.before);
  const known = await knownItems(client, viewer, items);
  const made = new Map<string, Made>();
  for (const item of items) await make(item, viewer, known, made).catch(ignoreRefusal);
  await writeMade(client, made);
}

/** What cannot be made is refused with the row that names it. */
function ignoreRefusal(error: unknown) {
  if (!(error instanceof EntenteError)) throw error;
}

/**
 * Writes what is new in some rows, in the transaction that is open on the connection: everything of one row, or, where a rule is
 * broken, nothing of it. The outcomes stand in the order of the rows.
 */
export async function writeNew(
  client: ClientBase,
  viewer: Viewer,
  rows: readonly PlannedRow[],
): Promise<Outcome[]> {
  const known = await knownItems(
    client,
    viewer,
    rows.flatMap(({ plan }) => itemsOf(plan)),
  );
  const made = new Map<string, Made>();
  const outcomes: Outcome[] = [];
  for (const { plan } of rows) outcomes.push(await prepare(plan, viewer, known, made));

  await writeMade(client, made);
  return outcomes;
}

/** Makes the rows of what is new in a plan. */
async function prepare(
  plan: Plan,
  viewer: Viewer,
  known: ReadonlyMap<string, KnownItem>,
  made: Map<string, Made>,
): Promise<Outcome> {
  if (made.has(plan.own.key))
    return { refused: new AlreadyExistsError('Another row of this file has the same id.') };
  const there = known.get(plan.own.key);
  // What was retracted here stays so, whatever the source says
  if (there && !there.live) return 'unchanged';
  const added: string[] = [];
  try {
    for (const item of itemsOf(plan)) {
      if (await make(item, viewer, known, made)) added.push(item.key);
    }
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    for (const key of added) made.delete(key);
    return { refused: error };
  }
  if (!there) return 'created';
  const { own, parts } = plan;
  const same = ({ key, says }: Item) => saysTheSame(known.get(key)?.hash ?? hashOf(says), says);
  if (![own, ...parts].every(same)) return 'CHANGED';
  return parts.some(({ key }) => added.includes(key)) ? 'updated' : 'unchanged';
}

/** Makes the row of an item that is not there yet. False where it is there. */
async function make(
  item: Item,
  viewer: Viewer,
  known: ReadonlyMap<string, KnownItem>,
  made: Map<string, Made>,
): Promise<boolean> {
  if (known.has(item.key) || made.has(item.key)) return false;
  const idOf = (key: string) => {
    const there = known.get(key);
    if (there && !there.live)
      throw new NotFoundError(`"${key}" was retracted, or you may not see it: restore it first.`);
    const id = there?.entityId ?? made.get(key)?.id;
    if (!id) throw new NotFoundError(`"${key}" is not there: import it first.`);
    return id;
  };
  if (item.sameAs) {
    made.set(item.key, { item, id: idOf(item.sameAs), hash: hashOf(item.says) });
  } else {
    const input = item.input(idOf);
    const bulk = await bulkRow(item.service.rules, viewer, input);
    made.set(item.key, { item, id: bulk.id, hash: hashOfMade(item.says, input), bulk });
  }
  return true;
}

async function writeMade(client: ClientBase, made: ReadonlyMap<string, Made>): Promise<void> {
  const written = [...made.values()];
  await takeSlugs(client, written);
  const services = new Map(written.map(({ item }) => [item.service.entity, item.service]));
  // In the order in which they came: what a row refers to stands before it
  for (const { entity, rules } of services.values()) {
    const bulk = written.flatMap(({ item, bulk }) => (bulk && item.service.entity === entity ? [bulk] : []));
    await writeInBulk(client, rules, bulk);
  }
  await insertMany(
    executeBy(client),
    'ImportRecord',
    written.map(({ item, id, hash }) => ({
      key: item.key,
      hash,
      entity: item.service.entity,
      entityId: id,
    })),
  );
}
