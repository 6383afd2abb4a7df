import type { Stance } from '../_generated/prisma/enums.ts';
import { type Divergence, jensenShannon } from '../analysis/jensen-shannon.ts';
import type { Count } from './series.ts';

/** Of two sides: how often each takes which stance towards which concept, and how far that diverges. */
export interface Comparison extends Divergence {
  sides: readonly [string, string];
  distributions: [Map<string, number>, Map<string, number>];
}

const keyOf = (conceptId: string, stance: Stance) => `${conceptId} ${stance}`;

/** The concept and the stance of a category. */
export function categoryOf(key: string): { conceptId: string; stance: Stance } {
  const [conceptId, stance] = key.split(' ') as [string, Stance];
  return { conceptId, stance };
}

export function compareSides(counts: readonly Count[], sides: readonly [string, string]): Comparison {
  const distributions: Comparison['distributions'] = [new Map(), new Map()];
  for (const { sideId, conceptId, stance, n } of counts) {
    const place = sides.indexOf(sideId as string);
    if (place < 0) continue;
    const distribution = distributions[place] as Map<string, number>;
    const key = keyOf(conceptId, stance);
    distribution.set(key, (distribution.get(key) ?? 0) + n);
  }
  return { sides, distributions, ...jensenShannon(...distributions) };
}

/** The divergence in each period in which anything was counted, in their order. What lies in no one period is left out. */
export function compareOverTime(counts: readonly Count[], sides: readonly [string, string]) {
  const periods = [...new Set(counts.flatMap(({ period }) => (period === null ? [] : [period])))].sort();
  return periods.map((period) => {
    const { divergence, n, distributions } = compareSides(
      counts.filter((count) => count.period === period),
      sides,
    );
    return { period, divergence, n, distributions };
  });
}
