import { likelihoodBounds } from './likelihood.ts';
import type { Spot } from './lint-finding.ts';
import type { FoundTerm } from './lint-terms.ts';

/** A sentence of a text; `start` and `end` are UTF-16 positions in the text. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

export function sentencesOf(text: string): Sentence[] {
  return [...segmenter.segment(text)].map(({ segment, index }) => ({
    text: segment,
    start: index,
    end: index + segment.length,
  }));
}

const confidence =
  /\b(?:low|moderate|medium|high)(?:\s+|-)(?:(?:level|degree)s?\s+of\s+)?confidence\b|\bconfidence(?:\s+\p{L}+){0,8}?\s+(?:is|was|remains)\s+(?:low|moderate|medium|high)\b/giu;

/** Confidence says how well founded a judgement is, likelihood how likely: in one sentence they are taken for one another. */
export function checkConfidence(sentence: Sentence, terms: readonly FoundTerm[]): Spot[] {
  if (!terms.some(({ term }) => term)) return [];
  return [...sentence.text.matchAll(confidence)].map((match) => ({
    code: 'CONFIDENCE_WITH_LIKELIHOOD',
    severity: 'ERROR',
    message: 'Confidence and likelihood stand in one sentence: give each a sentence of its own.',
    start: sentence.start + match.index,
    end: sentence.start + match.index + match[0].length,
  }));
}

const number = String.raw`(\d{1,3}(?:\.\d+)?)`;
const percent = String.raw`\s*(?:%|percent\b|per\s+cent\b)`;
const range = `${number}(?:${percent})?(?:\\s*(?:-|–|—|to|and)\\s*${number})?${percent}`;
// A number is a chance right behind the term, or before the word: "likely (60 percent)", "a 60 percent chance"
const behind = new RegExp(`^[\\s,(–—-]*(?:about|roughly|around|~|between|i\\.e\\.,?|or)?\\s*${range}`, 'iu');
const before = new RegExp(`${range}\\s+(?:chance|probability|likelihood|odds)\\b`, 'giu');

/** Numbers that a sentence gives for its one term lie within the term's bounds; in a sentence with several, it is not clear which is meant. */
export function checkBounds(sentence: Sentence, terms: readonly FoundTerm[]): Spot[] {
  const [found, ...more] = terms.filter(({ term }) => term);
  if (!found?.term || more.length) return [];
  const after = found.end - sentence.start;
  const right = sentence.text.slice(after).match(behind);
  const spans = [
    ...(right ? [{ match: right, at: after }] : []),
    ...[...sentence.text.matchAll(before)].map((match) => ({ match, at: match.index })),
  ];
  const { likelihood } = found.term;
  const [low, high] = likelihoodBounds[likelihood].map((bound) => Math.round(bound * 100)) as [
    number,
    number,
  ];
  return spans.flatMap(({ match, at }): Spot[] => {
    const from = Number(match[1]);
    const to = match[2] === undefined ? undefined : Number(match[2]);
    // The lower bound is included; the upper one is where the next term begins
    const fits =
      to === undefined
        ? from >= low && (from < high || high === 99) && from <= high
        : from >= low && to <= high;
    if (fits) return [];
    const lead = match[0].search(/[^\s,(–—-]/u);
    return [
      {
        code: 'BOUNDS_DIFFER',
        severity: 'ERROR',
        message: `${likelihood} is ${low} to ${high} percent: change the term or the number.`,
        start: sentence.start + at + lead,
        end: sentence.start + at + match[0].length,
      },
    ];
  });
}
