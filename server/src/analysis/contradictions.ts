import { type Meaning, Memory, meaningsOf, nobody, nothing } from './said-before.ts';
import {
  inOrder,
  isOneStatement,
  meaningText,
  type Utterance,
  type Utterances,
  utteranceAt,
} from './utterances.ts';

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
 * itself. In the order of the later utterances; empty for fewer than two. With `sameSpeaker`, only those of one speaker (true) or of two
 * (false).
 */
export function findContradictions(utterances: Utterances, sameSpeaker?: boolean): Contradictions {
  const found = new Contradictions(utterances);
  const { meanings, sides } = meaningsOf(utterances.sayings);
  const bySpeaker = sameSpeaker === false ? [] : utterances.speakers.map(() => new Memory());
  const bySide = sameSpeaker === true ? [] : Array.from({ length: sides }, () => new Memory());
  const ordered = inOrder(utterances);
  const at = (place: number) => ordered[place] as number;
  const speakerOf = (utterance: number) => utterances.speaker[utterance] as number;
  const meaningOf = (utterance: number) => meanings[utterances.saying[utterance] as number] as Meaning;
  let end = 0;
  for (let start = 0; start < ordered.length; start = end) {
    // What one statement says is compared with what was said before it, all of it
    do end += 1;
    while (end < ordered.length && isOneStatement(utterances, at(start), at(end)));
    for (let place = start; place < end; place++) {
      const [later, speaker, meaning] = [at(place), speakerOf(at(place)), meaningOf(at(place))];
      against(found, later, meaning, bySpeaker[speaker], nobody);
      if (meaning.side !== null) against(found, later, meaning, bySide[meaning.side], speaker);
    }
    for (let place = start; place < end; place++) {
      const [each, speaker, meaning] = [at(place), speakerOf(at(place)), meaningOf(at(place))];
      bySpeaker[speaker]?.add(each, speaker, meaning, start);
      if (meaning.side !== null) bySide[meaning.side]?.add(each, speaker, meaning, start);
    }
  }
  return found;
}

/** How they contradict each other, and whether one speaker does. */
const forms = [
  { kind: 'LEVEL_ONCE_DENIED', sameSpeaker: true },
  { kind: 'OPPOSITE_STANCES', sameSpeaker: true },
  { kind: 'LEVEL_ONCE_DENIED', sameSpeaker: false },
  { kind: 'OPPOSITE_STANCES', sameSpeaker: false },
] as const;

/** The contradictions found, in order; each is made when it is asked for. */
export class Contradictions {
  private readonly utterances: Utterances;
  private readonly earlier: Int32Array;
  private readonly later: Int32Array;
  private readonly form: Uint8Array;
  private count = 0;

  constructor(utterances: Utterances) {
    const most = utterances.saying.length * forms.length;
    this.utterances = utterances;
    this.earlier = new Int32Array(most);
    this.later = new Int32Array(most);
    this.form = new Uint8Array(most);
  }

  get length(): number {
    return this.count;
  }

  add(form: number, earlier: number, later: number): void {
    this.form[this.count] = form;
    this.earlier[this.count] = earlier;
    this.later[this.count] = later;
    this.count += 1;
  }

  at(place: number): Contradiction {
    const [earlier, later] = [this.earlier[place] as number, this.later[place] as number];
    const { first, last } = this.utterances;
    return {
      ...(forms[this.form[place] as number] as (typeof forms)[number]),
      earlier: utteranceAt(this.utterances, earlier),
      later: utteranceAt(this.utterances, later),
      inOrder: (last[earlier] as number) < (first[later] as number),
    };
  }

  slice(start: number, end: number): Contradiction[] {
    const size = Math.max(0, Math.min(end, this.length) - start);
    return Array.from({ length: size }, (_, i) => this.at(start + i));
  }
}

/** A text that no two contradictions share, in whose order they are found. */
export function keyOf({ kind, sameSpeaker, earlier, later }: Contradiction): string {
  return [
    `${later.last} ${later.first} ${later.id}`,
    meaningText(later),
    sameSpeaker ? '1' : '2',
    kind,
    meaningText(earlier),
    earlier.id,
  ].join(' ');
}

/** Adds what an utterance contradicts in a speaker's memory, or in a side's, of others than the speaker. */
function against(
  found: Contradictions,
  later: number,
  meaning: Meaning,
  memory: Memory | undefined,
  speaker: number,
): void {
  if (!memory) return;
  const ofOthers = speaker === nobody ? 0 : 2;
  if (meaning.stance === 'AFFIRMS' && meaning.level !== null) {
    const denied = memory.onceDenied(meaning, speaker);
    if (denied !== nothing) found.add(ofOthers, denied, later);
  }
  const opposite = memory.opposite(meaning, speaker);
  if (opposite !== nothing) found.add(ofOthers + 1, opposite, later);
}
