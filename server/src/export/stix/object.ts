import type { Clearance } from '../../database/clearance.ts';
import { said } from '../json.ts';
import { stixId } from './ids.ts';
import { markingId } from './markings.ts';

/** Who makes the objects of a bundle: this program, not the people whose names are in them. */
export const producer = stixId('identity', 'Entente');

/** When rows last changed, by id. */
export type Changes = ReadonlyMap<string, Date>;

interface Recorded {
  id: string;
  recordedAt: Date;
  marking?: Clearance;
}

/** The ids of a row and of all the rows that were read with it. */
export function idsIn(row: unknown): string[] {
  if (row === null || typeof row !== 'object' || row instanceof Date) return [];
  return Object.entries(row).flatMap(([name, value]) =>
    name === 'id' && typeof value === 'string' ? value : idsIn(value),
  );
}

/** What every object has. Its words come from a row and those read with it: it is as new as the newest of them. */
export function common(type: string, id: string, row: Recorded, changes: Changes) {
  const modified = idsIn(row).flatMap((source) => changes.get(source)?.getTime() ?? []);
  return {
    type,
    spec_version: '2.1',
    id,
    created_by_ref: producer,
    created: row.recordedAt.toISOString(),
    modified: new Date(Math.max(row.recordedAt.getTime(), ...modified)).toISOString(),
    ...(row.marking && { object_marking_refs: [markingId(row.marking)] }),
  };
}

/** References without repetition, in their order. */
export const refs = (...ids: (string | null | false)[]) => [
  ...new Set(ids.filter((id) => typeof id === 'string')),
];

interface Tie {
  /** What the id is made of, where a row has several ties. */
  key?: string[];
  kind: string;
  source: string;
  target: string;
  description?: string | null;
  from?: string | null;
  to?: string | null;
}

/** A typed tie between two objects. Times are given only where the source names days. */
export function relationshipObject(row: Recorded, tie: Tie, changes: Changes) {
  return said({
    ...common('relationship', stixId('relationship', ...(tie.key ?? [row.id])), row, changes),
    relationship_type: tie.kind,
    source_ref: tie.source,
    target_ref: tie.target,
    description: tie.description,
    start_time: momentOf(tie.from, '00:00:00.000'),
    stop_time: momentOf(tie.to, '23:59:59.999'),
  });
}

/** The first or last moment of a day that is known to the day; null else. */
export function momentOf(edtf: string | null | undefined, time: string): string | null {
  return edtf && /^\d{4}-\d\d-\d\d$/.test(edtf) ? `${edtf}T${time}Z` : null;
}
