/** What someone says of a concept, as far as contradictions go. */
export interface Utterance {
  id: string;
  /** Who may not contradict themselves: a speaker. */
  speaker: string;
  /** Null where the speaker is on no side. */
  side: string | null;
  concept: string;
  /** The level of a characterisation, 0 to 6; null for a position. */
  level: number | null;
  stance: 'AFFIRMS' | 'DENIES';
  /** The first and the last day that its date can mean. */
  first: string;
  last: string;
}

export type ContradictionKind = 'OPPOSITE_STANCES' | 'LEVEL_ONCE_DENIED';

export interface Contradiction {
  kind: ContradictionKind;
  /** Whether one speaker contradicts himself; otherwise two speakers of one side contradict each other. */
  sameSpeaker: boolean;
  earlier: Utterance;
  later: Utterance;
  /** Whether the one was said before the other for certain: inexact dates may lie either way. */
  inOrder: boolean;
}

/**
 * Where words contradict earlier words: one speaker's, or those of two speakers of one side. Two kinds: opposite stances towards one concept
 * (affirmed and denied, whichever first), and a characterisation that is affirmed after another at or below its level, of partners or closer,
 * was denied ("we are no partners", and then "we are allies").
 *
 * Each utterance is set against the latest earlier one that it contradicts, for each kind and for speaker and side, so that of a hundred denials
 * and a hundred affirmations there come as many contradictions as there were turns, not ten thousand. Earlier is what was said for certain by
 * an earlier day: the order is that of the last days that dates can mean, then of the first. What one statement says does not contradict
 * itself. In the order of the later utterances; empty for fewer than two.
 */
export function findContradictions(utterances: readonly Utterance[]): Contradiction[] {
  const found: Contradiction[] = [];
  const bySpeaker = new Map<string, Memory>();
  const bySide = new Map<string, Memory>();
  const ordered = [...utterances].sort(inOrder);
  let end = 0;
  for (let start = 0; start < ordered.length; start = end) {
    // What one statement says is compared with what was said before it, all of it
    while (ordered[end]?.id === ordered[start]?.id) end += 1;
    const statement = ordered.slice(start, end);
    for (const later of statement) {
      against(found, later, memoryOf(bySpeaker, later.speaker), true);
      if (later.side !== null) against(found, later, memoryOf(bySide, later.side), false);
    }
    for (const each of statement) {
      memoryOf(bySpeaker, each.speaker).add(each, start);
      if (each.side !== null) memoryOf(bySide, each.side).add(each, start);
    }
  }
  return found;
}

/** By the last day that a date can mean, then by the first; what one statement says stands together. */
function inOrder(one: Utterance, other: Utterance): number {
  if (one.last !== other.last) return one.last < other.last ? -1 : 1;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return meaningOf(one) < meaningOf(other) ? -1 : 1;
}

/** A text that no two contradictions share, in whose order they are found. */
export function keyOf({ kind, sameSpeaker, earlier, later }: Contradiction): string {
  return [
    orderOf(later),
    meaningOf(later),
    sameSpeaker ? '1' : '2',
    kind,
    meaningOf(earlier),
    earlier.id,
  ].join(' ');
}

const orderOf = ({ last, first, id }: Utterance) => `${last} ${first} ${id}`;
const meaningOf = ({ concept, stance }: Utterance) => `${concept} ${stance}`;

/** The level from which on a denial keeps a distance. Below it, it denies one: "we are no rivals" does not contradict "we are allies". */
const partner = 3;

/** An utterance, and the place of its statement among all. */
interface Placed {
  utterance: Utterance;
  place: number;
}

/** What a speaker or a side has said of one concept: the latest utterance, and the latest by another speaker. */
interface Said {
  level: number | null;
  AFFIRMS: Placed[];
  DENIES: Placed[];
}

class Memory {
  private readonly concepts = new Map<string, Said>();
  /** The characterisations, of partners or closer, that were denied. */
  private readonly denied = new Map<string, Said>();

  add(utterance: Utterance, place: number): void {
    const { concept, stance, level, speaker } = utterance;
    const said = this.concepts.get(concept) ?? { level, AFFIRMS: [], DENIES: [] };
    this.concepts.set(concept, said);
    // Of two speakers at least one is not the one who speaks next
    const other = said[stance].find((each) => each.utterance.speaker !== speaker);
    said[stance] = other ? [{ utterance, place }, other] : [{ utterance, place }];
    if (stance === 'DENIES' && level !== null && level >= partner) this.denied.set(concept, said);
  }

  /** The latest, of anybody or of another speaker, that takes the opposite stance towards the concept. */
  opposite({ concept, stance, speaker }: Utterance, ofAnother: boolean): Utterance | undefined {
    const said = this.concepts.get(concept)?.[stance === 'AFFIRMS' ? 'DENIES' : 'AFFIRMS'];
    return said && latestOf(said, speaker, ofAnother)?.utterance;
  }

  /** The latest denial of another characterisation that goes no further than this one. */
  onceDenied({ concept, level, speaker }: Utterance, ofAnother: boolean): Utterance | undefined {
    let latest: Placed | undefined;
    for (const [other, said] of this.denied) {
      if (other === concept || (said.level as number) > (level as number)) continue;
      const denial = latestOf(said.DENIES, speaker, ofAnother);
      if (denial && (!latest || latest.place < denial.place)) latest = denial;
    }
    return latest?.utterance;
  }
}

/** The latest of two or fewer: the first, or the first by another speaker. */
function latestOf(said: readonly Placed[], speaker: string, ofAnother: boolean): Placed | undefined {
  const [latest, before] = said;
  return ofAnother && latest?.utterance.speaker === speaker ? before : latest;
}

function memoryOf(memories: Map<string, Memory>, key: string): Memory {
  const memory = memories.get(key) ?? new Memory();
  memories.set(key, memory);
  return memory;
}

/** Adds what an utterance contradicts in a speaker's memory, or in a side's, of other speakers. */
function against(found: Contradiction[], later: Utterance, memory: Memory, sameSpeaker: boolean): void {
  if (later.stance === 'AFFIRMS' && later.level !== null)
    add(found, 'LEVEL_ONCE_DENIED', sameSpeaker, memory.onceDenied(later, !sameSpeaker), later);
  add(found, 'OPPOSITE_STANCES', sameSpeaker, memory.opposite(later, !sameSpeaker), later);
}

function add(
  found: Contradiction[],
  kind: ContradictionKind,
  sameSpeaker: boolean,
  earlier: Utterance | undefined,
  later: Utterance,
): void {
  if (earlier) found.push({ kind, sameSpeaker, earlier, later, inOrder: earlier.last < later.first });
}
