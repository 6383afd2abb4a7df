import { type Block, blots } from './frame.ts';
import type { Range } from './paragraphs.ts';
import type { Quotation } from './quotations.ts';
import { reportingVerb } from './reporting-verbs.ts';

/** A word, a sign, or something blotted out of the frame. Places are code units of the text. */
export interface Token extends Range {
  kind: 'WORD' | 'SIGN' | 'QUOTATION' | 'CITATION' | 'ASIDE';
  text: string;
  lower: string;
  capital: boolean;
  quotation?: Quotation;
}

export type Sentence = readonly Token[];

/** Words that a full stop only shortens. */
const abbreviation =
  /^(?:mr|mrs|ms|dr|prof|gen|lt|col|maj|capt|adm|sgt|sen|rep|gov|st|jr|sr|no|vs|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ret|cf|al|e\.g|i\.e|u\.s|u\.k|\p{L}(?:\.\p{L})*)$/iu;
const pattern =
  /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’\-.&/][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\uE000+|\uE001+|\uE002+|\uE003+|[^\s]/gu;

/** A sentence is cut here: nothing that long is one, and what is looked for in a sentence is looked for in all of it. */
const longest = 300;

/** The sentences of a block's frame, each as its tokens. A quotation is one token, whatever sentences stand in it. */
export function sentencesOf(block: Block): Sentence[] {
  const sentences: Sentence[] = [];
  let sentence: Token[] = [];
  const tokens = tokensOf(block);
  tokens.forEach((token, i) => {
    sentence.push(token);
    if (!endsSentence(tokens, i) && sentence.length < longest) return;
    sentences.push(sentence);
    sentence = [];
  });
  if (sentence.length) sentences.push(sentence);
  return sentences;
}

function tokensOf({ frame, start, quotations }: Block): Token[] {
  let nextQuotation = 0;
  const tokens: Token[] = [];
  let taken = 0;
  for (const { index, 0: word } of frame.matchAll(pattern)) {
    if (index < taken) continue;
    const text = word + endingOf(frame, index, word);
    taken = index + text.length;
    const place = { start: start + index, end: start + taken };
    tokens.push(tokenOf(text, place, () => quotations[nextQuotation++]));
  }
  return tokens;
}

/** The stop of an abbreviation, or the apostrophe of a plural's possessive, that belongs to a word. */
function endingOf(frame: string, index: number, word: string): string {
  const next = frame.charAt(index + word.length);
  if (next === '.')
    return word.length <= 5 && abbreviation.test(word) && !/^(?:\p{Ll}|I|\p{N}+)$/u.test(word) ? '.' : '';
  if (next !== "'" && next !== '’') return '';
  return word.endsWith('s') && /\s/.test(frame.charAt(index + word.length + 1)) ? next : '';
}

function tokenOf(text: string, place: Range, nextQuotation: () => Quotation | undefined): Token {
  const sign = text.charAt(0);
  if (sign >= blots.quotations[0] && sign <= blots.aside) {
    const blotted = { ...place, text: '', lower: '', capital: false };
    if (sign === blots.citations) return { ...blotted, kind: 'CITATION' };
    if (sign === blots.aside) return { ...blotted, kind: 'ASIDE' };
    return { ...blotted, kind: 'QUOTATION', quotation: nextQuotation() as Quotation };
  }
  const small = text.toLowerCase();
  const lower = small.includes('’') ? small.replaceAll('’', "'") : small;
  const kind = isWordSign(sign) ? 'WORD' : 'SIGN';
  return { ...place, kind, text, lower, capital: sign !== small.charAt(0) };
}

function isWordSign(sign: string): boolean {
  if (sign < '\u0080') return /[A-Za-z0-9]/.test(sign);
  // Half of a pair: a letter of a rare script, or a picture, which stops nothing
  return /[\p{L}\p{N}\ud800-\udbff]/u.test(sign);
}

function endsSentence(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i] as Token;
  const next = tokens[i + 1];
  if (!next) return true;
  // What stands in brackets after a sentence belongs to it
  if (next.kind === 'CITATION' || next.kind === 'ASIDE') return false;
  const begins =
    next.kind === 'QUOTATION' || next.capital || (next.kind === 'WORD' && /^\p{N}/u.test(next.text));
  if (token.kind === 'SIGN') return /[.!?…]/.test(token.text) && begins && next.start > token.end;
  const last = token.kind === 'CITATION' || token.kind === 'ASIDE' ? tokens[i - 1] : token;
  if (last?.kind === 'SIGN' && last !== token) return /[.!?]/.test(last.text) && begins;
  if (token.kind !== 'QUOTATION' || !begins) return false;
  const sign = token.quotation?.lastSign ?? '';
  if (sign === '.') return true;
  return /[!?…]/.test(sign) && !reportsSoon(tokens, i + 1);
}

/** Whether words after a question or an exclamation still tell who says it: “Is it?” Petrov asked. */
function reportsSoon(tokens: readonly Token[], from: number): boolean {
  for (const [i, token] of tokens.slice(from, from + 7).entries()) {
    if (token.kind !== 'WORD') return false;
    const verb = reportingVerb(token.lower, tokens[from + i + 1]?.lower);
    if (verb && (verb.kind === 'SAY' || verb.kind === 'THINK')) return true;
  }
  return false;
}
