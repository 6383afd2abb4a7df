import { type Mention, mentionAfter, mentionBefore } from './mentions.ts';
import { type ReportingKind, type ReportingVerb, reportingVerb } from './reporting-verbs.ts';
import { mainSubject } from './subjects.ts';
import type { Sentence } from './tokens.ts';
import { subjectOf } from './verb-subjects.ts';
import { auxiliariesOfPassive, beforeVerb, determiners, negations, prepositions } from './word-classes.ts';

/** A part of a sentence that tells who says something. */
export interface Clause {
  /** Besides verbs: NOUN, "Putin's remarks"; SOURCE, "according to the ministry". */
  kind: ReportingKind | 'NOUN' | 'SOURCE';
  /** The reporting words in their basic form: say, point out, according to. */
  verb: string;
  subject: Mention;
  /** Tokens: where subject or verb begins, whichever comes first; the verb; where both have ended. */
  from: number;
  at: number;
  to: number;
  /** It says that something was not said: "did not call it", "careful not to use the word". */
  negated: boolean;
  /** It says what somebody would say, or could. */
  modal: boolean;
}

/** "used to say", "went on to explain": what stands before an infinitive that reports a fact. */
const factual =
  /^(?:used|likes?|liked|loves?|loved|goes|went|on|continue[sd]?|continues|had|has|hastened|hastens|prefers?|preferred|tends?|tended|began|begun|starts?|started|rushed|quick|keen|fond|chose|wants?|wanted)$/;

/** The clause whose verb stands at a token, or null. `before` is the subject of the clause before it. */
export function verbAt(sentence: Sentence, i: number, before: Mention | null): Clause | null {
  const word = sentence[i]?.lower ?? '';
  const verb = reportingVerb(word, sentence[i + 1]?.lower);
  if (!verb) return null;
  const left = modifiersBefore(sentence, i);
  const said = left.words;
  const base = {
    kind: verb.kind,
    verb: verb.lemma,
    at: i,
    to: i + 1,
    negated: said.some((each) => negations.has(each) || each.endsWith("n't")) || left.without,
    modal: said.some((each) => /^(?:would|could|can|may|might|must|should|will)$/.test(each)),
  };
  if (isNoun(sentence, i, verb, left.from)) return null;
  if (said.some((each) => auxiliariesOfPassive.has(each)) && verb.form === 'PAST') {
    const agent =
      /^(?:by|at|in)$/.test(sentence[i + 1]?.lower ?? '') &&
      verb.kind === 'SAY' &&
      mentionAfter(sentence, i + 2);
    return agent ? { ...base, subject: agent, from: left.from, to: agent.to } : null;
  }
  if (said.includes('to') && !left.factual && !base.negated) return null;
  const subject = left.without
    ? whoAvoids(sentence, left.from, before)
    : subjectOf(sentence, i, verb, left.from, before);
  if (!subject || isIdiom(sentence, subject, verb)) return null;
  if (verb.form === 'BASE' && !base.modal && !said.includes('to') && !fitsBase(sentence, subject, said))
    return null;
  base.negated ||= isNobody(sentence, subject);
  return { ...base, subject, from: Math.min(subject.from, left.from), to: Math.max(i + 1, subject.to) };
}

/** Who is careful not to, or avoids to: the subject of the word before `from`. */
function whoAvoids(sentence: Sentence, from: number, before: Mention | null): Mention | null {
  const outer = modifiersBefore(sentence, from - 1);
  return mentionBefore(sentence, outer.from) ?? before ?? mainSubject(sentence, from, true);
}

/** The adverbs and auxiliaries before a verb, and the words that an infinitive hangs on. */
function modifiersBefore(sentence: Sentence, i: number) {
  const words: string[] = [];
  let from = i;
  let isFactual = false;
  for (; from > 0 && sentence[from - 1]?.kind === 'WORD'; from--) {
    const { lower } = sentence[from - 1] as { lower: string };
    const hangs = words.at(-1) === 'to' && factual.test(lower);
    if (hangs) isFactual = true;
    else if (!beforeVerb.has(lower) && !(isFactual && lower === 'went') && !/ly$|n't$/.test(lower)) break;
    words.push(lower);
  }
  const previous = sentence[from - 1]?.lower ?? '';
  const without =
    /^(?:without|avoids?|avoided|avoiding|refus\w+|declin\w+|careful|reluctan\w+|stopp\w+)$/.test(previous);
  return { words, from, factual: isFactual, without };
}

/** Whether a word that could be a verb is a noun or an adjective here: "the claims", "in a statement", "a said thing". */
function isNoun(sentence: Sentence, i: number, verb: ReportingVerb, from: number): boolean {
  // United States
  if (sentence[i]?.capital && i > 0 && sentence[i - 1]?.kind === 'WORD') return true;
  if (from < i) return false;
  const previous = sentence[i - 1];
  if (previous?.kind !== 'WORD') return verb.form === 'BASE' && (sentence[i]?.capital ?? false);
  if (determiners.has(previous.lower) && !/^(?:this|that|both|each|some|others?)$/.test(previous.lower))
    return true;
  if (/'s?$/.test(previous.lower) && verb.form !== 'PAST') return true;
  return (
    verb.form !== 'PAST' && verb.form !== 'GERUND' && prepositions.has(previous.lower) && !previous.capital
  );
}

/** "officials say", "I say", but not "the minister say". */
function fitsBase(sentence: Sentence, subject: Mention, said: readonly string[]): boolean {
  if (said.some((each) => /^(?:did|does|do)$/.test(each))) return true;
  const words = sentence.slice(subject.from, subject.to).map(({ lower }) => lower);
  return words.some((word) => /(?:[^s]s|^people|^critics|^i|^we|^you|^they|^and|^media)$/.test(word));
}

/** Neither side, no official, few observers. */
function isNobody(sentence: Sentence, { from }: Mention): boolean {
  return [sentence[from - 1], sentence[from]].some((token) =>
    /^(?:neither|no|none|nobody|few)$/.test(token?.lower ?? ''),
  );
}

/** "as they say", "they say" quote nobody. */
function isIdiom(sentence: Sentence, subject: Mention, verb: ReportingVerb): boolean {
  return (
    verb.lemma === 'say' &&
    verb.form === 'BASE' &&
    sentence[subject.from]?.lower === 'they' &&
    sentence[subject.from - 1]?.lower === 'as'
  );
}
