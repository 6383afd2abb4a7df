import { type ReadClient, readerOf } from '../read/client.ts';
import { type Model, modelNamed, modelNames } from '../read/model.ts';

type Changes = Readonly<Record<string, unknown>>;

/**
 * The changes that a revision records, with null for each id of a row that the viewer does not see now: a revision is seen with
 * its own row, and that may name others. One statement for each type that is named, however many revisions are shown.
 */
export function shownChanges(db: ReadClient, entity: string, changes: unknown): Promise<unknown> {
  return isObject(changes) && modelNames.includes(entity)
    ? shownColumns(db, modelNamed(entity), changes)
    : Promise.resolve(changes);
}

async function shownColumns(db: ReadClient, model: Model, changes: Changes): Promise<Changes> {
  const targets = hideableTargets(model);
  const shown = Object.entries(changes).map(async ([key, value]) => {
    const target = targets.get(key);
    if (target) return [key, await shownId(db, target, value)];
    // Rows that only link are told by their table: {added: […]} or {removed: […]}
    return [key, modelNames.includes(key) ? await shownLinks(db, modelNamed(key), value) : value];
  });
  return Object.fromEntries(await Promise.all(shown));
}

/** An id, or the {from, to} of one. */
async function shownId(db: ReadClient, target: string, value: unknown): Promise<unknown> {
  if (typeof value === 'string') {
    const row = await readerOf(db, target).findUnique({ where: { id: value }, select: { id: true } });
    return row && value;
  }
  if (!isObject(value)) return value;
  const ends = Object.entries(value).map(async ([end, id]) => [end, await shownId(db, target, id)]);
  return Object.fromEntries(await Promise.all(ends));
}

async function shownLinks(db: ReadClient, model: Model, value: unknown): Promise<unknown> {
  if (!isObject(value)) return value;
  const deeds = Object.entries(value).map(async ([deed, rows]) => [
    deed,
    Array.isArray(rows) ? await Promise.all(rows.map((row) => shownColumns(db, model, row))) : rows,
  ]);
  return Object.fromEntries(await Promise.all(deeds));
}

/** The foreign keys of a model that lead to rows which may be hidden, and where to. */
function hideableTargets(model: Model): ReadonlyMap<string, string> {
  return new Map(
    Object.values(model.fields).flatMap((field) =>
      field.kind === 'object' && field.join.holdsForeignKey && 'marking' in modelNamed(field.type).fields
        ? [[field.join.from[0] as string, field.type] as const]
        : [],
    ),
  );
}

const isObject = (value: unknown): value is Changes =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
