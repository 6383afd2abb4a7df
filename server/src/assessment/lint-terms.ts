import type { Likelihood } from '../_generated/prisma/enums.ts';

/** Words of probability in an English text: the seven terms of ICD 203 in its two series, and words that are none of them. */

/** ICD 203 names each degree twice. A text keeps to one of the two series. */
export type Series = 'FIRST' | 'SECOND';

export interface Term {
  likelihood: Likelihood;
  series: Series;
}

interface Pattern {
  words: string;
  /** Null: a word of probability outside the seven terms. */
  term: Term | null;
}

const term = (likelihood: Likelihood, series: Series, words: string): Pattern => ({
  words,
  term: { likelihood, series },
});
const other = (words: string): Pattern => ({ words, term: null });

const chance = '(?:chance|possibility|probability|likelihood|prospect|odds)';

/** The first that fits at a place counts, so that longer ones stand first: "very unlikely" before "unlikely". */
const patterns: readonly Pattern[] = [
  other(`not (?:very |highly )?(?:un)?likely|not (?:very |highly )?(?:im)?probable`),
  other(`(?:more|less) likely than not|(?:highly|extremely|quite|fairly|rather|somewhat|most) (?:un)?likely`),
  other(`(?:extremely|quite|fairly|rather|somewhat|most|very) (?:im)?probabl[ey]`),
  other(`(?:virtually|practically|absolutely|far from|not) certain(?:ly)?`),
  term('ALMOST_NO_CHANCE', 'FIRST', 'almost no chance'),
  term('VERY_UNLIKELY', 'FIRST', 'very unlikely'),
  term('ROUGHLY_EVEN_CHANCE', 'FIRST', 'roughly even chances?'),
  term('VERY_LIKELY', 'FIRST', 'very likely'),
  term('ALMOST_CERTAIN', 'FIRST', 'almost certain(?:ly)?'),
  term('UNLIKELY', 'FIRST', 'unlikely'),
  // "More likely" compares, and gives no degree
  term('LIKELY', 'FIRST', '(?<!more |less |as |how )likely'),
  term(
    'ALMOST_NO_CHANCE',
    'SECOND',
    `remote(?= ${chance})|(?<=${chance} (?:is|was|are|remains?|seems?) )remote`,
  ),
  term('VERY_UNLIKELY', 'SECOND', 'highly improbabl[ey]'),
  term('ROUGHLY_EVEN_CHANCE', 'SECOND', 'roughly even odds'),
  term('VERY_LIKELY', 'SECOND', 'highly probabl[ey]'),
  term('ALMOST_CERTAIN', 'SECOND', 'nearly certain(?:ly)?'),
  term('UNLIKELY', 'SECOND', 'improbabl[ey]'),
  term('LIKELY', 'SECOND', '(?<!more |less |as |how )probabl[ey]'),
  other(`(?:good|fair|little|small|slim|better than even|even|serious|real|strong) ${chance}`),
  other('possibl[ey]|conceivabl[ey]|plausibl[ey]|presumably|perhaps|maybe|doubtful|doubtless|no doubt'),
  other(
    "undoubtedly|certainly|surely|in all likelihood|can(?:not|'t|’t) (?:be )?(?:ruled? out|discounted?|excluded?)",
  ),
  other('(?:may|might|could) (?:very )?well|might|could'),
];

// "may" in small letters only: May is a month
const words = patterns.map((pattern) => `(${pattern.words.replaceAll(' ', '\\s+')})`).join('|');
const any = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words})(?![\\p{L}\\p{N}])`, 'giu');
const may = /(?<![\p{L}\p{N}-])may(?![\p{L}\p{N}])(?!\s+(?:very\s+)?well)/gu;

/** A word of probability in a text, by UTF-16 positions. */
export interface FoundTerm {
  start: number;
  end: number;
  term: Term | null;
}

/** The words of probability in a text, in their order. None overlaps another. */
export function findTerms(text: string): FoundTerm[] {
  const found = [...text.matchAll(any)].map((match): FoundTerm => {
    const place = match.slice(1).findIndex((group) => group !== undefined);
    return {
      start: match.index,
      end: match.index + match[0].length,
      term: (patterns[place] as Pattern).term,
    };
  });
  for (const match of text.matchAll(may)) {
    found.push({ start: match.index, end: match.index + match[0].length, term: null });
  }
  return found.sort((one, another) => one.start - another.start);
}
