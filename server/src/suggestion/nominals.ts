import { tagsOf } from './english.ts';
import { isPost } from './names.ts';
import { reportingVerb } from './reporting-verbs.ts';
import type { Sentence, Token } from './tokens.ts';
import { determiners, months, prepositions, pronouns, stops, weekdays } from './word-classes.ts';

/** Words in -ly that are no adverbs. */
const nounsInLy = new Set([
  'family',
  'ally',
  'assembly',
  'weekly',
  'daily',
  'monthly',
  'quarterly',
  'italy',
  'elderly',
]);

/** Whether a word may be part of a mention: no verb, no conjunction, no day. */
export function isNominal(sentence: Sentence, i: number): boolean {
  const token = sentence[i] as Token;
  if (token.kind !== 'WORD' || !/\p{L}/u.test(token.text)) return false;
  const { lower } = token;
  if (weekdays.has(lower) || (months.has(lower) && token.capital) || pronouns.has(lower)) return false;
  if (lower === 'and') return true;
  if (stops.has(lower) || (!token.capital && isFiniteVerb(lower))) return false;
  if (token.capital && i > 0) return true;
  if (lower.endsWith('ly') && !nounsInLy.has(lower)) return false;
  const verb = reportingVerb(lower, sentence[i + 1]?.lower);
  return (
    (token.capital && verb?.form !== 'GERUND') ||
    verb === null ||
    (verb.form !== 'PAST' && verb.form !== 'GERUND' && verb.lemma !== 'say')
  );
}

/** Verbs that the dictionary knows as nothing else: gave, took. */
function isFiniteVerb(word: string): boolean {
  const tags = tagsOf(word);
  return tags.length > 0 && tags.every((tag) => /^(?:PastTense|Copula|Auxiliary|Modal|Verb)$/.test(tag));
}

/** Whether the token at `i` may be part of a mention of which the tokens up to `to` are known. */
export function mayStand(sentence: Sentence, i: number, to: number): boolean {
  const token = sentence[i] as Token;
  const next = sentence[i + 1] as Token;
  if (token.kind === 'ASIDE') return i > 0 && i + 1 < to && sentence[i - 1]?.kind === 'WORD';
  if (token.kind !== 'WORD') return false;
  const before = sentence[i - 1];
  if (token.lower === 'and') {
    if (before?.kind !== 'WORD' || !isNominal(sentence, i - 1)) return false;
    return (
      (before.capital && next.capital) ||
      (/s$/.test(before.lower) && !next.capital && !determiners.has(next.lower))
    );
  }
  if (prepositions.has(token.lower)) {
    return (
      i + 1 < to && before?.kind === 'WORD' && isNominal(sentence, i - 1) && !prepositions.has(before.lower)
    );
  }
  if (/^(?:them|us|you)$/.test(token.lower)) return before?.lower === 'of';
  return isNominal(sentence, i);
}

/** Whether a determiner is not where a mention begins: "a spokesman for the ministry". */
export function goesOnBefore(sentence: Sentence, i: number): boolean {
  const before = sentence[i - 1];
  return before !== undefined && prepositions.has(before.lower) && mayStand(sentence, i - 1, i + 1);
}

/** "military observer" in "TASS military observer Viktor Litovkin". */
export function leadsToName(sentence: Sentence, i: number): boolean {
  const post = sentence.slice(i, i + 3).findIndex(({ lower, capital }) => !capital && isPost(lower));
  return post >= 0 && Boolean(sentence[i + post + 1]?.capital);
}
