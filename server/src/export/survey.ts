import type { ReadClient } from '../read/client.ts';
import type { Format } from './format.ts';
import { countOf } from './pages.ts';
import { referencesOf } from './references.ts';
import {
  type ChosenType,
  chosenBy,
  chosenTypes,
  type ExportedType,
  exportedTypes,
  type Held,
  isWhole,
  liveIn,
  type ReferredType,
  type Scope,
} from './scope.ts';
import type { Asked } from './selection.ts';

/** Rows of a type that the selection has and the export does not, and why. */
export interface LeftOut {
  type: ExportedType;
  count: number;
  reason: string;
}

/** What a format takes of what was asked: the rows, how many there are, and how many are left out and why. */
export async function survey(
  db: ReadClient,
  format: Format,
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<{ scope: Scope; leftOut: LeftOut[]; total: number }> {
  const { scope, retracted } = await scopeFor(db, format, asked, signal);
  const needs = format.needs?.(scope, liveIn(asked)) ?? {};
  const narrow: Record<ExportedType, Held> = { ...scope };
  const leftOut: LeftOut[] = [];
  let total = 0;
  for (const type of format.types) {
    const leave = (count: number, reason: string) => count && leftOut.push({ type, count, reason });
    const held = await countOf(db, { type, ...scope[type] });
    leave(await retracted(type, held), 'They are retracted, or belong to something that is.');
    const need = needs[type];
    if (need) narrow[type] = { ids: scope[type].ids, where: { AND: [scope[type].where, need.where] } };
    const taken = need ? await countOf(db, { type, ...narrow[type] }) : held;
    if (need) leave(held - taken, need.reason);
    total += taken;
  }
  return { scope: narrow, leftOut, total };
}

const isChosen = (type: ExportedType): type is ChosenType => chosenTypes.some((each) => each === type);

/** The rows of each type before a format asks anything of them, and how many of a type are missing as retracted. */
async function scopeFor(db: ReadClient, format: Format, asked: Asked, signal: AbortSignal | undefined) {
  const chosen = chosenBy(asked);
  const withRetracted = chosenBy({ ...asked, retracted: true });
  const whole = isWhole(asked);
  const refers = !whole && !format.types.every(isChosen);
  const references = refers ? await referencesOf(db, asked, signal) : null;

  const heldOf = (type: ExportedType): Held => {
    if (isChosen(type)) return { where: chosen[type], ids: null };
    return whole
      ? { where: liveIn(asked), ids: null }
      : { where: {}, ids: references?.[type].ids ?? new Set() };
  };
  const retracted = async (type: ExportedType, held: number): Promise<number> => {
    if (!isChosen(type) && !whole) return references?.[type as ReferredType].retracted.size ?? 0;
    const where = isChosen(type) ? withRetracted[type] : {};
    return (await countOf(db, { type, where, ids: null })) - held;
  };
  const scope = Object.fromEntries(exportedTypes.map((type) => [type, heldOf(type)])) as unknown as Scope;
  return { scope, retracted };
}
