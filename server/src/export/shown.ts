import { earliestDay, latestDay } from '../date/edtf.ts';
import type { Select } from '../read/arguments.ts';
import { type Model, modelNamed } from '../read/model.ts';
import type { Entity } from '../read/selection.ts';

/**
 * A row as an export shows it: any row that it refers to may be absent, because the clearance hides it or because it is retracted.
 * Prisma's types know neither.
 */
export type Shown<Row> = {
  [Field in keyof Row]: Row[Field] extends Date | null
    ? Row[Field]
    : Row[Field] extends (infer Element)[]
      ? Element extends object
        ? Shown<Element>[]
        : Row[Field]
      : Row[Field] extends object | null
        ? Shown<NonNullable<Row[Field]>> | null
        : Row[Field];
};

/** The selection with `retractedAt` wherever it leads to a row that can be retracted. */
export function withRetraction(model: Model, select: Select): Select {
  const whole: Select = { ...select };
  if ('retractedAt' in model.fields) whole.retractedAt = true;
  for (const [name, nested] of Object.entries(select)) {
    const field = model.fields[name];
    if (field?.kind !== 'object' || typeof nested !== 'object') continue;
    whole[name] = { ...nested, select: withRetraction(modelNamed(field.type), nested.select ?? {}) };
  }
  return whole;
}

/**
 * What was selected of a row that was read `withRetraction`, and nothing else. What is retracted beneath it is gone, unless it was
 * asked for: references to it are null, and lists are without it.
 */
export function shownOf(model: Model, select: Select, row: Entity, retracted: boolean): Entity {
  const stands = (each: Entity | null) => each !== null && (retracted || !each.retractedAt);
  const shown: Entity = {};
  for (const [name, nested] of Object.entries(select)) {
    const value = row[name];
    const field = model.fields[name];
    if (field?.kind !== 'object' || typeof nested !== 'object') {
      shown[name] = value;
      continue;
    }
    const of = (each: Entity) => shownOf(modelNamed(field.type), nested.select ?? {}, each, retracted);
    if (field.isList) shown[name] = (value as Entity[]).filter(stands).map(of);
    else shown[name] = stands(value as Entity | null) ? of(value as Entity) : null;
  }
  return shown;
}

/** A day as ISO 8601, or null where it stands for an end that is open or a date that is not known. */
export function dayOf(date: Date): string | null {
  const day = date.toISOString().slice(0, 10);
  return day === earliestDay || day === latestDay ? null : day;
}
