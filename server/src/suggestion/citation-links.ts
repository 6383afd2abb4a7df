import type { BracketCitation } from './citations.ts';
import type { Saying } from './sayings.ts';

/** No citation belongs to words that stand so far before it, in code units. */
const farthest = 3_000;

/**
 * The citation that a text gives for something said in it, or null: the next bracket in the paragraph, if nobody else speaks in
 * between, and it names one source only. "See also" is none: it points further.
 */
export function citationOf(text: string, { end, speaker, block }: Saying): BracketCitation | null {
  const bracket = bracketFrom(text, block.citations, firstFrom(block.citations, end));
  const [only, another] = bracket.filter(({ crossReference }) => !crossReference);
  if (!only || another || only.start - end > farthest) return null;
  const who = speaker && (speaker.name ?? speaker.mention);
  for (let i = firstFrom(block.voices, end); i < block.voices.length; i++) {
    const voice = block.voices[i] as (typeof block.voices)[0];
    if (voice.start > only.start) break;
    if (voice.who !== who) return null;
  }
  return only;
}

/** The index of the first of some ordered things that begins at a place or after it. */
function firstFrom(things: readonly { start: number }[], place: number): number {
  let [low, high] = [0, things.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((things[middle] as { start: number }).start < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The citations of one bracket: only semicolons and blanks stand between them. */
function bracketFrom(text: string, citations: readonly BracketCitation[], first: number): BracketCitation[] {
  let end = first + 1;
  for (; end < citations.length; end++) {
    const [one, other] = [citations[end - 1] as BracketCitation, citations[end] as BracketCitation];
    if (!/^[\s;]*$/.test(text.slice(one.end, other.start))) break;
  }
  return citations.slice(first, end);
}
