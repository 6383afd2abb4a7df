/** What is known of whether something happens, the strongest first. The last two are different answers. */
export const evidenceStatuses = ['OBSERVED', 'DISPUTED', 'NONE_OBSERVED', 'NOT_SEARCHED'] as const;
export type Status = (typeof evidenceStatuses)[number];

export interface Deed {
  id: string;
  /** The area, first, and those above it. */
  lineage: readonly string[];
  /** Something that a party withholds on purpose. */
  restraint: boolean;
  /** How far it has come, 0 to 4; null where that is not known. */
  level: number | null;
  status: Status;
}

export interface Cell<D extends Deed> {
  areaId: string;
  /** All that is recorded of the area and of those below it; deeds and restraints. */
  deeds: D[];
  restraints: D[];
  /** How many deeds there are of each status. */
  counts: Record<Status, number>;
  /** The strongest status of a deed; NOT_SEARCHED where none is recorded. */
  status: Status;
  /** The highest level, 0 to 4, of a deed that is OBSERVED; null where none is. */
  level: number | null;
  /**
   * The level as a share of the highest one, 0 to 1. Where it was searched and nothing was found, 0; null where nothing is known: where
   * nobody searched, or where all that is known is disputed or has no level.
   */
  substance: number | null;
}

const highest = 4;

/**
 * What parties do together, area by area, and what they withhold: one cell for each area, in their order, of what is recorded of it and of
 * everything below it. The substance level of an area is the highest cooperation level of a deed that was observed; restraints stand
 * beside it and do not lower it. Source: this product's domain model; the levels are ordinal, 0 (discussed) to 4 (institutionalised).
 */
export function cooperationMatrix<D extends Deed>(areas: readonly string[], deeds: readonly D[]): Cell<D>[] {
  const byArea = new Map<string, D[]>(areas.map((area) => [area, []]));
  for (const deed of deeds) for (const area of new Set(deed.lineage)) byArea.get(area)?.push(deed);
  return [...byArea].map(([areaId, all]) => cellOf(areaId, all));
}

function cellOf<D extends Deed>(areaId: string, all: readonly D[]): Cell<D> {
  const deeds = all.filter(({ restraint }) => !restraint);
  const count = (status: Status) => deeds.filter((deed) => deed.status === status).length;
  const counts = Object.fromEntries(
    evidenceStatuses.map((status) => [status, count(status)]),
  ) as Cell<D>['counts'];
  const status = evidenceStatuses.find((each) => counts[each] > 0) ?? 'NOT_SEARCHED';
  const levels = deeds.flatMap((deed) =>
    deed.status === 'OBSERVED' && deed.level !== null ? [deed.level] : [],
  );
  const level = levels.length ? Math.max(...levels) : null;
  return {
    areaId,
    deeds,
    restraints: all.filter(({ restraint }) => restraint),
    counts,
    status,
    level,
    substance: level !== null ? level / highest : status === 'NONE_OBSERVED' ? 0 : null,
  };
}
