import type { Clause } from './clauses.ts';
import type { Mention } from './mentions.ts';
import { isHuman } from './names.ts';
import type { Range } from './paragraphs.ts';
import type { Sentence, Token } from './tokens.ts';
import { organizationWords, prepositions } from './word-classes.ts';

export interface Paraphrase extends Range {
  clause: Clause;
  score: number;
}

/** Verbs of which anything that can be a subject speaks. */
const plain = /^(?:say|tell|state|declare|announce|add|argue|claim|reply|according to)$/;
/** Subjects of which a report says nothing about who speaks. */
const impersonal = /^(?:it|this|that|there|which|what|reports?|sources?|some|many|others|they|you|i|we)$/;

/**
 * What a sentence without a quotation says that someone said: after "that", before a comma and the clause, or after "according
 * to". Only where it is plain; null otherwise.
 */
export function paraphraseIn(sentence: Sentence, clauses: readonly Clause[]): Paraphrase | null {
  if (sentence.some(({ kind, text }) => kind === 'QUOTATION' || text === '?')) return null;
  const clause = clauses.find(({ kind }) => kind !== 'NOUN');
  if (!clause || clause.negated || clause.modal || !(clause.kind === 'SAY' || clause.kind === 'SOURCE'))
    return null;
  const subject = sentence.slice(clause.subject.from, clause.subject.to);
  if (subject.length === 1 && impersonal.test(subject[0]?.lower ?? '')) return null;
  if (clause.subject.kind === 'DESCRIPTION' && !plain.test(clause.verb) && !isSomebody(clause.subject))
    return null;
  const end = endOf(sentence);
  if (clause.kind === 'SOURCE') {
    const comma = clause.to;
    return clause.from === 0 && sentence[comma]?.text === ','
      ? between(sentence, comma + 1, end, clause, 0.6)
      : null;
  }
  return thatClause(sentence, clause, end) ?? postposed(sentence, clauses, clause, end);
}

/** Whether a description stands for people or an organization: events and figures confirm and predict too, and say nothing. */
function isSomebody({ describes }: Mention): boolean {
  const noun = describes.at(-1) ?? '';
  return isHuman(noun) || organizationWords.has(noun);
}

/** What shows that the "that" after it is not the verb's. */
const otherClause = /^(?:[;:]|and|but|is|are|was|were|be|been|has|have|had|will|would|which|who)$/;
const nounOfThat = /^(?:fact|claim|idea|notion|so|view|news|those|hope|of|in)$/;

/** X said, at a meeting in Kazan, that … */
function thatClause(sentence: Sentence, clause: Clause, end: number): Paraphrase | null {
  const from = Math.max(clause.at + 1, clause.subject.to);
  const that = sentence.findIndex(({ lower }, i) => i >= from && i <= from + 12 && lower === 'that');
  if (that < 0) return null;
  const gap = sentence.slice(from, that);
  const [first] = gap;
  // "What is clear, he argues, is that"; but "it is expected, he noted, that" is an aside in what the author says
  if (sentence[clause.from - 1]?.text === ',' && first?.text === ',')
    return sentence[0]?.lower === 'what' && gap.length === 2 && gap[1]?.lower === 'is'
      ? between(sentence, that + 1, end, clause, 0.75)
      : null;
  // An object of its own: "stressed the problems that will be discussed"
  const addressed = /^(?:tell|remind|inform|assure|warn|caution|promise)$/.test(clause.verb);
  if (first && !addressed && !isCircumstance(first)) return null;
  if (gap.some(({ lower, text }) => otherClause.test(lower || text))) return null;
  if (nounOfThat.test(gap.at(-1)?.lower ?? '')) return null;
  return between(sentence, that + 1, end, clause, 0.75);
}

/** The talks will go on, X said on Monday. */
function postposed(
  sentence: Sentence,
  clauses: readonly Clause[],
  clause: Clause,
  end: number,
): Paraphrase | null {
  const comma = clause.from - 1;
  if (
    sentence[comma]?.text !== ',' ||
    clauses[0] !== clause ||
    !/^(?:say|tell|state|note|add|announce|stress|emphasise|emphasize|declare|warn|explain)$/.test(
      clause.verb,
    )
  )
    return null;
  const rest = sentence.slice(Math.max(clause.to, clause.at + 1), end);
  // Only when, where and to whom may follow
  if (
    rest.length > 14 ||
    rest.some(({ text, lower }) => /^[;:—]$/.test(text) || /^(?:that|and|but|who|whether)$/.test(lower))
  )
    return null;
  const first = rest[0];
  if (first && clause.verb !== 'tell' && !isCircumstance(first)) return null;
  const from = afterDateline(sentence);
  if (
    comma - from < 3 ||
    /^(?:as|when|while|if|after|speaking|on|in|at|but|and|with|by)$/.test(sentence[from]?.lower ?? '')
  )
    return null;
  return between(sentence, from, comma, clause, 0.7);
}

/** Whether words that begin so tell when, where, how or to whom. */
function isCircumstance({ kind, lower, capital }: Token): boolean {
  return (
    kind !== 'WORD' ||
    capital ||
    prepositions.has(lower) ||
    /ly$|^(?:during|after|earlier|last|yesterday|today|this|late|out|also|again|quite|then|once|afterwards?|later|separately)$/.test(
      lower,
    )
  );
}

function between(
  sentence: Sentence,
  from: number,
  to: number,
  clause: Clause,
  score: number,
): Paraphrase | null {
  const first = sentence[from];
  const last = sentence[to - 1];
  if (!first || !last || to - from < 3) return null;
  return { clause, start: first.start, end: last.end, score };
}

/** The end of a sentence's words, before its last sign and citations. */
function endOf(sentence: Sentence): number {
  let end = sentence.length;
  while (
    end > 0 &&
    (sentence[end - 1]?.kind === 'CITATION' ||
      sentence[end - 1]?.kind === 'ASIDE' ||
      /^[.!…,;]$/.test(sentence[end - 1]?.text ?? ''))
  )
    end--;
  return end;
}

/** The first token after "MOSCOW, March 18 -". */
function afterDateline(sentence: Sentence): number {
  const dash = sentence.slice(0, 10).findIndex(({ text }) => /^[—–-]$/.test(text));
  const place = sentence[0] as Token;
  return dash > 0 && /^\p{Lu}{3,}/u.test(place.text) ? dash + 1 : 0;
}
