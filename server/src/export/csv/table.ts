import type { ExportedType } from '../scope.ts';
import { dayOf } from '../shown.ts';

export type Cell = string | number | null;

/** One file: the rows of a type, and its columns in order, each with what it means. */
export interface Table<Row = never> {
  file: string;
  type: ExportedType;
  select: object;
  columns: readonly Column<Row>[];
}

export interface Column<Row> {
  name: string;
  description: string;
  value: (row: Row) => Cell;
}

/** A column that holds a field as it is. */
export function plain<Name extends string>(
  name: Name,
  description: string,
): Column<{ [Field in Name]: Cell }> {
  return { name, description, value: (row) => row[name] };
}

/** What a cell that lists several things joins them with: slugs, ids and names of values contain none. */
export const joined = (parts: readonly string[]): string | null => (parts.length ? parts.join(';') : null);

/** A date: as its source has it, and the first and the last day that it can mean. */
export function dated<Stem extends string>(stem: Stem, description: string) {
  type Row = { [Field in Stem]: string | null } & { [Field in `${Stem}First` | `${Stem}Last`]: Date };
  const day = (end: 'First' | 'Last'): Column<Row> => ({
    name: `${stem}${end}`,
    description: `The ${end.toLowerCase()} day that ${stem} can mean; empty where it is open on that side or not known.`,
    value: (row) => dayOf(row[`${stem}${end}`] as Date),
  });
  return [
    { name: stem, description: `${description} EDTF.`, value: (row: Row) => row[stem] },
    day('First'),
    day('Last'),
  ] as const satisfies Column<Row>[];
}

/** A person or body that a row names: the name, and the slug that tells bearers of one name apart. */
export function named<Field extends string>(field: Field, description: string) {
  type Row = { [Key in Field]: { name: string; slug: string } | null };
  return [
    { name: field, description, value: (row: Row) => row[field]?.name ?? null },
    {
      name: `${field}Slug`,
      description: `Identifies the ${field}.`,
      value: (row: Row) => row[field]?.slug ?? null,
    },
  ] as const satisfies Column<Row>[];
}

interface Recorded {
  version: number;
  recordedAt: Date;
  retractedAt: Date | null;
  retractionReason: string | null;
}

/** The columns that end every file. */
export const recorded: readonly Column<Recorded>[] = [
  { name: 'version', description: 'Counts the changes from 1.', value: (row) => row.version },
  {
    name: 'recordedAt',
    description: 'When the row was recorded.',
    value: (row) => row.recordedAt.toISOString(),
  },
  {
    name: 'retractedAt',
    description: 'When it was retracted; empty while it stands.',
    value: (row) => row.retractedAt?.toISOString() ?? null,
  },
  plain('retractionReason', 'Why it was retracted; empty while it stands.'),
];

export const recordedSelect = {
  version: true,
  recordedAt: true,
  retractedAt: true,
  retractionReason: true,
} as const;
export const nameSelect = { select: { name: true, slug: true } } as const;
export const id = plain('id', 'Identifies the row.');
export const marking = plain('marking', 'How far it may be passed on: TLP 2.0.');
