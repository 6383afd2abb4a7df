import type { CharacterisationLevel, Stance, Voice } from '../_generated/prisma/enums.ts';
import type { TextRow } from '../read/text-rows.ts';

/** How often one side said one thing with one voice in one period. */
export interface Count {
  sideId: string | null;
  voice: Voice | null;
  conceptId: string;
  level: CharacterisationLevel | null;
  stance: Stance;
  /** The first day of the period; null where a statement's date does not lie in one period for certain, or no periods are asked for. */
  period: string | null;
  n: number;
}

/** What one side says with one voice: its counts by period. */
interface Series extends Omit<Count, 'period' | 'n'> {
  key: string;
  n: Map<string | null, number>;
}

type SeriesRow = [
  relationshipId: string,
  conceptId: string,
  sideId: Count['sideId'],
  voice: Count['voice'],
  stance: Count['stance'],
  level: Count['level'],
  periods: string,
  counts: string,
];

/**
 * The counts of each relationship, by side, concept, stance and voice; third parties, and statements without a voice, come first. Rows of the
 * same series are added up.
 */
export function countsOf(rows: readonly TextRow[]): [relationshipId: string, counts: Count[]][] {
  const relationships = new Map<string, Map<string, Series>>();
  for (const row of rows) {
    const relationshipId = row[0] as string;
    const known = relationships.get(relationshipId) ?? new Map<string, Series>();
    relationships.set(relationshipId, known);
    addTo(known, row);
  }
  return [...relationships].map(([id, series]) => [id, [...series.values()].sort(byKey).flatMap(pointsOf)]);
}

function addTo(known: Map<string, Series>, row: TextRow): void {
  const [, conceptId, sideId, voice, stance, level, periods, counts] = row as SeriesRow;
  const key = `${sideId ?? ''} ${conceptId} ${stance} ${voice ?? ''}`;
  const series = known.get(key) ?? { key, sideId, voice, conceptId, stance, level, n: new Map() };
  known.set(key, series);
  const ns = elementsOf(counts);
  elementsOf(periods).forEach((text, i) => {
    const period = text === 'NULL' ? null : text;
    series.n.set(period, (series.n.get(period) ?? 0) + Number(ns[i]));
  });
}

/** The elements of an array of numbers or days, as Postgres writes it. */
const elementsOf = (text: string) => text.slice(1, -1).split(',');

const byKey = (one: Series, other: Series) => (one.key < other.key ? -1 : 1);

function pointsOf({ sideId, voice, conceptId, stance, level, n }: Series): Count[] {
  const points: Count[] = [];
  for (const [period, count] of n)
    if (count !== 0) points.push({ conceptId, sideId, voice, stance, period, level, n: count });
  return points;
}
