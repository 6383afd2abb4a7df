import type { BracketCitation } from './citations.ts';
import type { Saying } from './sayings.ts';

/** From this score on, something said by another stands between a saying and a citation. */
const counts = 0.5;

/**
 * The citation that a text gives for something said in it, or null: the next bracket in the paragraph, if nobody else speaks in
 * between, and it names one source only. "See also" is none: it points further.
 */
export function citationOf(text: string, saying: Saying, next: Saying | undefined): BracketCitation | null {
  const { citations } = saying.block;
  const first = citations.findIndex(({ start }) => start >= saying.end);
  const bracket = first < 0 ? [] : bracketFrom(text, citations, first);
  const [only, another] = bracket.filter(({ crossReference }) => !crossReference);
  if (!only || another) return null;
  const interrupted =
    next &&
    next.score >= counts &&
    next.end <= only.start &&
    next.block === saying.block &&
    next.speaker?.name !== saying.speaker?.name;
  return interrupted ? null : only;
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
