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
  const ordered = inOrder(utterances);
  let end = 0;
  for (let start = 0; start < ordered.length; start = end) {
    // What one statement says is compared with what was said before it, all of it
    const { id } = ordered[start] as Utterance;
    while (ordered[end]?.id === id) end += 1;
    for (let i = start; i < end; i++) {
      const later = ordered[i] as Utterance;
      against(found, later, memoryOf(bySpeaker, later.speaker), true);
      if (later.side !== null) against(found, later, memoryOf(bySide, later.side), false);
    }
    for (let i = start; i < end; i++) {
      const each = ordered[i] as Utterance;
      memoryOf(bySpeaker, each.speaker).add(each, start);
      if (each.side !== null) memoryOf(bySide, each.side).add(each, start);
    }
  }
  return found;
}

/** By the last day that a date can mean, then by the first; what one statement says stands together. */
function inOrder(utterances: readonly Utterance[]): Utterance[] {
  // Those of one date are few, and put in order by themselves: long texts are compared for these alone
  const byDate = new Map<number, Utterance[]>();
  for (const each of utterances) {
    const date = dayNumber(each.last) * mostDays + dayNumber(each.first);
    const same = byDate.get(date);
    if (same) same.push(each);
    else byDate.set(date, [each]);
  }
  const dates = Float64Array.from(byDate.keys()).sort();
  return Array.from(dates, (date) => (byDate.get(date) as Utterance[]).sort(byId)).flat();
}

function byId(one: Utterance, other: Utterance): number {
  if (one.id !== other.id) return one.id < other.id ? -1 : 1;
  return meaningOf(one) < meaningOf(other) ? -1 : 1;
}

/** More than any day's number, so that two of them make one number that JavaScript has exactly. */
const mostDays = 4_000_000;

/** A number for a day of the years 1 to 9999, as YYYY-MM-DD: later days have larger ones. */
function dayNumber(day: string): number {
  const digits = (from: number, to: number) => {
    let value = 0;
    for (let i = from; i < to; i++) value = value * 10 + day.charCodeAt(i) - 48;
    return value;
  };
  return (digits(0, 4) * 12 + digits(5, 7)) * 32 + digits(8, 10);
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

/** The latest utterance with one stance towards a concept, and the latest by another speaker; with the places of their statements among all. */
class Latest {
  utterance: Utterance | undefined;
  place = -1;
  private another: Utterance | undefined;
  private anothersPlace = -1;

  add(utterance: Utterance, place: number): void {
    if (this.utterance && this.utterance.speaker !== utterance.speaker) {
      this.another = this.utterance;
      this.anothersPlace = this.place;
    }
    this.utterance = utterance;
    this.place = place;
  }

  /** The latest by anybody but a speaker. */
  except(speaker: string): Utterance | undefined {
    return this.utterance?.speaker === speaker ? this.another : this.utterance;
  }

  placeExcept(speaker: string): number {
    return this.utterance?.speaker === speaker ? this.anothersPlace : this.place;
  }
}

/** What a speaker or a side has said of one concept. */
class Said {
  readonly AFFIRMS = new Latest();
  readonly DENIES = new Latest();
  readonly concept: string;
  readonly level: number | null;

  constructor(concept: string, level: number | null) {
    this.concept = concept;
    this.level = level;
  }
}

class Memory {
  private readonly concepts = new Map<string, Said>();
  /** The characterisations, of partners or closer, that were denied. */
  private readonly denied: Said[] = [];

  add(utterance: Utterance, place: number): void {
    const { concept, stance, level } = utterance;
    let said = this.concepts.get(concept);
    if (!said) {
      said = new Said(concept, level);
      this.concepts.set(concept, said);
    }
    const isFirst = said[stance].utterance === undefined;
    if (isFirst && stance === 'DENIES' && level !== null && level >= partner) this.denied.push(said);
    said[stance].add(utterance, place);
  }

  /** The latest, of anybody or of another speaker, that takes the opposite stance towards the concept. */
  opposite({ concept, stance, speaker }: Utterance, ofAnother: boolean): Utterance | undefined {
    const latest = this.concepts.get(concept)?.[stance === 'AFFIRMS' ? 'DENIES' : 'AFFIRMS'];
    return ofAnother ? latest?.except(speaker) : latest?.utterance;
  }

  /** The latest denial of another characterisation that goes no further than this one. */
  onceDenied({ concept, level, speaker }: Utterance, ofAnother: boolean): Utterance | undefined {
    let latest: Latest | undefined;
    let latestPlace = -1;
    for (const { concept: other, level: its, DENIES } of this.denied) {
      if (other === concept || (its as number) > (level as number)) continue;
      const place = ofAnother ? DENIES.placeExcept(speaker) : DENIES.place;
      if (place > latestPlace) {
        latest = DENIES;
        latestPlace = place;
      }
    }
    return ofAnother ? latest?.except(speaker) : latest?.utterance;
  }
}

function memoryOf(memories: Map<string, Memory>, key: string): Memory {
  const known = memories.get(key);
  if (known) return known;
  const memory = new Memory();
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
