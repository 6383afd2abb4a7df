import type { Stance, Voice } from '../_generated/prisma/enums.ts';
import { type Count, type Earliest, earliestOf } from './counts.ts';

/** How often one side says one thing with one voice in one period. */
export interface Characterisation
  extends Pick<Count, 'sideId' | 'voice' | 'conceptId' | 'stance' | 'period' | 'n'> {}

/** The first time that a side takes a stance towards a concept: with a voice, or with whichever. */
export interface First {
  sideId: string | null;
  conceptId: string;
  stance: Stance;
  /** Undefined: with any voice. */
  voice?: Voice | null;
  earliest: Earliest;
}

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

/** The first times, for each side, concept and stance: with any voice, and with each voice; the earliest first. */
export function firstsOf(counts: readonly Count[]): First[] {
  const groups = new Map<string, { first: Omit<First, 'earliest'>; all: Earliest[] }>();
  const add = (first: Omit<First, 'earliest'>, earliest: Earliest) => {
    const key = JSON.stringify([first.sideId, first.conceptId, first.stance, 'voice' in first, first.voice]);
    const group = groups.get(key) ?? { first, all: [] };
    group.all.push(earliest);
    groups.set(key, group);
  };
  for (const { sideId, conceptId, stance, voice, earliest } of counts) {
    add({ sideId, conceptId, stance }, earliest);
    add({ sideId, conceptId, stance, voice }, earliest);
  }
  const key = ({ earliest, sideId, conceptId, stance, voice }: First) => [
    earliest.last,
    earliest.first,
    earliest.statementId,
    text(sideId),
    conceptId,
    stance,
    voice === undefined ? '' : `voice ${text(voice)}`,
  ];
  return [...groups.values()]
    .map(({ first, all }) => ({ ...first, earliest: earliestOf(all) }))
    .sort((one, other) => compare(key(one), key(other)));
}
