import { type FieldName, fieldNameOf, linksNameOf } from './field-names.ts';

/** A value that names a row. */
export class Reference {
  readonly type: string;
  readonly id: string;

  constructor(type: string, id: string) {
    this.type = type;
    this.id = id;
  }
}

/** One field's values before and after. Rows are References, wherever in a value they stand. */
export interface Difference {
  field: string;
  from: unknown;
  to: unknown;
}

/** A revision as the database has it. */
export interface RecordedChange {
  entity: string;
  operation: string;
  /** Column to its value for a creation, to {from, to} for a change; a linking table to {added} or {removed}. */
  changes: Readonly<Record<string, unknown>>;
}

/**
 * What a revision changed, field by field, in the order of the names. Columns that follow from others are left out: the first and
 * last day of a date, and the ancestors of a node of a tree.
 */
export function differencesOf({ entity, operation, changes }: RecordedChange): Difference[] {
  const differences = Object.entries(changes).flatMap(([key, value]): Difference[] => {
    const links = linksNameOf(entity, key);
    if (links && isObject(value)) {
      const { added, removed } = value as { added?: unknown; removed?: unknown };
      return [{ field: links, from: linksOf(key, removed), to: linksOf(key, added) }];
    }
    const name = fieldNameOf(entity, key);
    if (!name) return [];
    if (operation === 'CREATED') return [{ field: name.name, from: null, to: named(name, value) }];
    const { from, to } = value as { from: unknown; to: unknown };
    return [{ field: name.name, from: named(name, from), to: named(name, to) }];
  });
  return differences.sort((a, b) => (a.field < b.field ? -1 : 1));
}

/** Rows that link: each as the one row that it leads to, or as an object where it says more than that. */
function linksOf(table: string, rows: unknown): unknown {
  if (!Array.isArray(rows)) return null;
  return rows.map((row: Record<string, unknown>) => {
    const fields = Object.entries(row).flatMap(([column, value]) => {
      const name = fieldNameOf(table, column);
      return name ? [[name.name, named(name, value)] as const] : [];
    });
    const [only] = fields;
    return fields.length === 1 && only ? only[1] : Object.fromEntries(fields);
  });
}

function named({ refersTo }: FieldName, value: unknown): unknown {
  if (!refersTo || value === null || value === undefined) return value ?? null;
  if (Array.isArray(value)) return value.map((id) => new Reference(refersTo, id));
  return new Reference(refersTo, value as string);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
