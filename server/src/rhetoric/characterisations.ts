import type { Count } from './series.ts';

/** How often one side says one thing with one voice in one period. */
export interface Characterisation
  extends Pick<Count, 'sideId' | 'voice' | 'conceptId' | 'stance' | 'period' | 'n'> {}

/** The points of a timeline in the order of their periods, those without one last. Those of one period stay in the order in which they come. */
export function byPeriod(counts: readonly Count[]): Count[] {
  const periods = new Map<string | null, Count[]>();
  for (const count of counts) {
    const same = periods.get(count.period);
    if (same) same.push(count);
    else periods.set(count.period, [count]);
  }
  const last = periods.get(null) ?? [];
  periods.delete(null);
  return [...periods.keys()]
    .sort()
    .flatMap((period) => periods.get(period) ?? [])
    .concat(last);
}
