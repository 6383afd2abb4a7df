import type { Count } from './counts.ts';

/** How often one side says one thing with one voice in one period. */
export interface Characterisation
  extends Pick<Count, 'sideId' | 'voice' | 'conceptId' | 'stance' | 'period' | 'n'> {}

const keyOf = ({ period, sideId, conceptId, stance, voice }: Count) =>
  [period ?? '9999-12-31', sideId ?? '', conceptId, stance, voice ?? ''].join('\0');

/** The points of a timeline in the order of their periods, those without one last; then by side, concept, stance and voice. */
export function inOrder(counts: readonly Count[]): Count[] {
  const keyed = counts.map((count) => ({ count, key: keyOf(count) }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ count }) => count);
}
