import type { Attribution } from './attribution.ts';
import type { Sentence, Token } from './tokens.ts';
import { determiners, prepositions } from './word-classes.ts';

export type QuoteShape = 'WHOLE' | 'FRAGMENT' | 'NAME' | 'SCARE';

/** Things that bear a name in quotation marks. */
const named =
  /^(?:film|movie|book|novel|article|paper|essay|memoir|poem|song|play|magazine|newspaper|journal|exercises?|operation|party|movement|system|systems|missiles?|rockets?|project|programme|program|forum|conference|ship|frigate|submarine|cruiser|destroyer|tanker|carrier|decree|law|company|plant|doctrine|pipeline|series|radar|complex|aircraft|plane|helicopter|tank|satellite|fund|club|centre|center|group|organization|titled|entitled|called|named|dubbed|codenamed|pavilion|hotel|restaurant|prize|medal|order|slogan|theme|drills?|line|year|monument|road)$/;
const soCalled = /^(?:so-called|self-styled|alleged|supposed|would-be|nicknamed)$/;
const minor = /^(?:of|the|and|for|in|on|to|a|an|at|by|with|or|from|as|de|la|und|der|between)$/;

/** What stands between quotation marks: words as they were said, some of them, a name of something, or words held at arm's length. */
export function shapeOf(
  words: string,
  sentence: Sentence,
  { at, bond, quotation }: Attribution,
  continued: boolean,
): QuoteShape {
  const previous = sentence[at - 1];
  const list = words.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  const whole = isWhole(words, list.length, sentence, at, bond, quotation.lastSign, continued);
  if (soCalled.test(previous?.lower ?? '')) return 'SCARE';
  const capitals =
    /^\p{Lu}/u.test(words) &&
    !/[!?]$/.test(words) &&
    list.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || minor.test(word));
  const announced = bond !== null && previous?.kind !== 'WORD';
  if (capitals && bond !== 'AFTER' && !announced) return 'NAME';
  if (/^\p{Lu}/u.test(words) && list.length <= 3 && named.test(previous?.lower ?? '')) return 'NAME';
  if (whole) return 'WHOLE';
  // A word set before a noun of the author's own: a “full” alliance
  const next = sentence[at + 1];
  const adjective =
    list.length <= 2 &&
    next?.kind === 'WORD' &&
    !prepositions.has(next.lower) &&
    !/^(?:and|or|but|as|by|when|because|if|while|is|was|to|with)$/.test(next.lower);
  if (adjective && bond !== 'BEFORE' && determiners.has(previous?.lower ?? '')) return 'SCARE';
  return 'FRAGMENT';
}

/** Whether words are whole sentences, or a part of one that the author interrupts. */
function isWhole(
  words: string,
  count: number,
  sentence: Sentence,
  at: number,
  bond: Attribution['bond'],
  lastSign: string,
  continued: boolean,
): boolean {
  const capital = /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(words) || /^\[/.test(words);
  const previous = sentence[at - 1] as Token | undefined;
  if (!capital)
    return previous?.kind !== 'WORD' && (continued || (bond === 'AFTER' && /[,.!?…]/.test(lastSign)));
  if (previous?.kind !== 'WORD') return bond !== null || count >= 4 || /[.!?…]$/.test(words);
  return (
    bond === 'BEFORE' &&
    !/^(?:that|as|of|a|an|the|in|to|on|with|about|was|is|were|are|been|be)$/.test(previous.lower) &&
    count >= 2
  );
}
