import type { Area, Done, Listed, Told } from './answer.ts';
import { listed } from './words.ts';

/** An area of which anything is recorded, with its place in the tree. */
export interface MatrixRow extends Area {
  depth: number;
  /** How many deeds there are of any status. */
  deeds: number;
  /** The deeds that stand in no area below it on the page, and how many there are of those that are not on the page. */
  own: Listed<Done>;
  /** Who withholds something in it, in a phrase; null where nobody does. */
  withheldBy: string | null;
  /** Of each side what its words exceed it by. */
  gaps: { side: string; gap: number | null }[];
}

export interface Matrix {
  rows: MatrixRow[];
  /** The areas of which nothing is recorded. */
  unknown: Area['area'][];
  /** How many areas the page leaves out. */
  leftOut: number;
}

const mostRows = 60;

/** The areas in the order of their tree, apart from those of which there is nothing to say. */
export function matrixOf({ cooperation, gap, parties }: Told): Matrix {
  const parents = new Map(cooperation.areas.map(({ area }) => [area.id, area.parent?.id]));
  const depthOf = (id: string): number => {
    const parent = parents.get(id);
    return parent === undefined ? 0 : 1 + depthOf(parent);
  };
  const isKnown = ({ counts, restraints }: Area) =>
    restraints.totalCount > 0 || counts.some(({ n }) => n > 0);
  const known = cooperation.areas.filter(isKnown);
  const nameOf = (id: string) => parties.find((party) => party.id === id)?.name ?? '';
  return {
    rows: known.slice(0, mostRows).map((area) => ({
      ...area,
      depth: depthOf(area.area.id),
      deeds: area.counts.reduce((sum, { n }) => sum + n, 0),
      own: ownDeeds(area, known, parents),
      withheldBy: withheldBy(area),
      gaps: gap.cells
        .filter((cell) => cell.area.area.id === area.area.id)
        .map((cell) => ({ side: nameOf(cell.side.side.id), gap: cell.gap })),
    })),
    unknown: cooperation.areas.filter((area) => !isKnown(area)).map(({ area }) => area),
    leftOut: Math.max(0, known.length - mostRows),
  };
}

function withheldBy({ restraints, restraintsBy }: Area): string | null {
  if (restraints.totalCount === 0) return null;
  return listed(restraintsBy.map(({ actor }) => actor.name)) || 'someone who is not named';
}

/** An area counts what is done below it; the page names each deed once, in the lowest area. */
function ownDeeds(
  { area, activities: { nodes, totalCount } }: Area,
  all: readonly Area[],
  parents: ReadonlyMap<string, string | undefined>,
): Listed<Done> {
  const isBelow = (id: string): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === area.id || isBelow(parent));
  };
  const below = new Set(
    all
      .filter((each) => isBelow(each.area.id))
      .flatMap(({ activities }) => activities.nodes.map(({ id }) => id)),
  );
  const own = nodes.filter(({ id }) => !below.has(id));
  return { nodes: own, totalCount: own.length + totalCount - nodes.length };
}
