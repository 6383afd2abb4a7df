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
 * (affirmed and denied, whichever first), and a characterisation that is affirmed after another at or below its level was denied ("we are no
 * partners", and then "we are allies").
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
  for (const statement of statementsOf(utterances)) {
    const memories = statement.map((later) => ({
      later,
      own: memoryOf(bySpeaker, later.speaker),
      ofSide: later.side === null ? undefined : memoryOf(bySide, later.side),
    }));
    for (const { later, own, ofSide } of memories)
      found.push(...against(later, own, true), ...(ofSide ? against(later, ofSide, false) : []));
    for (const { later, own, ofSide } of memories) {
      own.add(later);
      ofSide?.add(later);
    }
  }
  return found;
}

/** The utterances of each statement, the statements in their order. */
function statementsOf(utterances: readonly Utterance[]): Utterance[][] {
  const groups = new Map<string, Utterance[]>();
  for (const each of utterances) {
    const group = groups.get(each.id);
    if (group) group.push(each);
    else groups.set(each.id, [each]);
  }
  const sorted = [...groups.values()].map((group) => ({ group, key: orderOf(group[0] as Utterance) }));
  sorted.sort((one, other) => (one.key < other.key ? -1 : 1));
  return sorted.map(({ group }) => group.sort((one, other) => (meaningOf(one) < meaningOf(other) ? -1 : 1)));
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

/** The latest utterances of a speaker or a side. */
class Memory {
  private readonly latest = new Map<string, Utterance[]>();
  /** The concepts that were denied, with their levels. */
  readonly denied = new Map<string, number>();

  add(utterance: Utterance): void {
    const { concept, stance, level, speaker } = utterance;
    const key = meaningOf(utterance);
    // Of two speakers at least one is not the one who speaks next
    const others = (this.latest.get(key) ?? []).filter((each) => each.speaker !== speaker);
    this.latest.set(key, [utterance, ...others].slice(0, 2));
    if (stance === 'DENIES' && level !== null) this.denied.set(concept, level);
  }

  get(
    concept: string,
    stance: Utterance['stance'],
    passes: (each: Utterance) => boolean,
  ): Utterance | undefined {
    return this.latest.get(`${concept} ${stance}`)?.find(passes);
  }
}

function memoryOf(memories: Map<string, Memory>, key: string): Memory {
  const memory = memories.get(key) ?? new Memory();
  memories.set(key, memory);
  return memory;
}

/** What an utterance contradicts in a speaker's memory, or in a side's, of other speakers. */
function against(later: Utterance, memory: Memory, sameSpeaker: boolean): Contradiction[] {
  const passes = ({ speaker }: Utterance) => sameSpeaker || speaker !== later.speaker;
  const { concept, stance, level } = later;
  const pair = (kind: ContradictionKind, earlier: Utterance | undefined): Contradiction[] =>
    earlier ? [{ kind, sameSpeaker, earlier, later, inOrder: earlier.last < later.first }] : [];
  const opposite = memory.get(concept, stance === 'AFFIRMS' ? 'DENIES' : 'AFFIRMS', passes);
  if (stance === 'DENIES' || level === null) return pair('OPPOSITE_STANCES', opposite);
  const onceDenied = [...memory.denied]
    .filter(([other, at]) => other !== concept && at <= level)
    .flatMap(([other]) => memory.get(other, 'DENIES', passes) ?? [])
    .reduce<Utterance | undefined>(
      (latest, each) => (latest && orderOf(latest) >= orderOf(each) ? latest : each),
      undefined,
    );
  return [...pair('LEVEL_ONCE_DENIED', onceDenied), ...pair('OPPOSITE_STANCES', opposite)];
}
