import type { Count } from './counts.ts';

/** How often one side says one thing with one voice in one period. */
export interface Characterisation
  extends Pick<Count, 'sideId' | 'voice' | 'conceptId' | 'stance' | 'period' | 'n'> {}

const text = (value: string | null) => value ?? '';
const compare = (one: readonly string[], other: readonly string[]) => {
  const i = one.findIndex((value, at) => value !== other[at]);
  return i < 0 ? 0 : (one[i] as string) < (other[i] as string) ? -1 : 1;
};

/** The points of a timeline in the order of their periods, those without one last; then by side, concept, stance and voice. */
export function inOrder(counts: readonly Count[]): Count[] {
  const key = ({ period, sideId, conceptId, stance, voice }: Count) => [
    period ?? '9999-12-31',
    text(sideId),
    conceptId,
    stance,
    text(voice),
  ];
  return [...counts].sort((one, other) => compare(key(one), key(other)));
}
