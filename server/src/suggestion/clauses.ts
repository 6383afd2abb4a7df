import { mentionAfter, mentionBefore, possessorBefore } from './mentions.ts';
import type { Sentence } from './tokens.ts';
import { type Clause, verbAt } from './verb-clauses.ts';
import { auxiliariesOfPassive, prepositions, speechNouns } from './word-classes.ts';

export type { Clause } from './verb-clauses.ts';

const plain = { negated: false, modal: false };

/** The reporting clauses of a sentence in their order. */
export function clausesOf(sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  for (let i = 0; i < sentence.length; i++) {
    if (sentence[i]?.kind !== 'WORD') continue;
    const clause =
      sourceAt(sentence, i) ??
      quotedAt(sentence, i) ??
      nounAt(sentence, i) ??
      verbAt(sentence, i, clauses.at(-1)?.subject ?? null);
    if (!clause) continue;
    clauses.push(clause);
    if (clause.kind === 'SOURCE' || clause.to > i) i = Math.max(i, clause.at);
  }
  return clauses;
}

/** "according to X", "in the words of X". */
function sourceAt(sentence: Sentence, i: number): Clause | null {
  const word = sentence[i]?.lower;
  const after = sentence[i + 1]?.lower;
  const source = (word === 'according' && after === 'to') || (word === 'words' && after === 'of');
  const subject = source && mentionAfter(sentence, i + 2);
  if (!subject) return null;
  return {
    ...plain,
    kind: 'SOURCE',
    verb: `${word} ${after}`,
    subject,
    from: i,
    at: subject.to - 1,
    to: subject.to,
  };
}

/** "quoted X as saying", "X was quoted by Y as saying". */
function quotedAt(sentence: Sentence, i: number): Clause | null {
  if (!/^(?:quot|cit)(?:ed|es|ing|e)$/.test(sentence[i]?.lower ?? '')) return null;
  for (let at = i + 1; at < Math.min(i + 14, sentence.length); at++) {
    if (sentence[at]?.lower !== 'as' || sentence[at + 1]?.lower !== 'saying') continue;
    const passive = auxiliariesOfPassive.has(sentence[i - 1]?.lower ?? '');
    const subject = passive ? mentionBefore(sentence, i - 1) : mentionAfter(sentence, i + 1);
    if (subject)
      return { ...plain, kind: 'SAY', verb: 'quote', subject, from: subject.from, at: at + 1, to: at + 2 };
  }
  return null;
}

/** "Putin's earlier remarks", "his reference", "a statement by the ministry", "comments of General Kui". */
function nounAt(sentence: Sentence, i: number): Clause | null {
  const noun = sentence[i]?.lower ?? '';
  if (!speechNouns.has(noun)) return null;
  const subject = /^(?:by|of)$/.test(sentence[i + 1]?.lower ?? '') ? mentionAfter(sentence, i + 2) : null;
  // "comments of General Kui", not "words of thanks"
  if (subject && (sentence[i + 1]?.lower === 'by' || subject.name?.includes(' ')))
    return { ...plain, kind: 'NOUN', verb: noun, subject, from: i, at: subject.to - 1, to: subject.to };
  for (let end = i; end > Math.max(0, i - 3); end--) {
    const owner = possessorBefore(sentence, end);
    if (owner)
      return { ...plain, kind: 'NOUN', verb: noun, subject: owner, from: owner.from, at: i, to: i + 1 };
    const between = sentence[end - 1];
    // "their critics reply" is no reply of theirs
    if (
      between?.kind !== 'WORD' ||
      between.capital ||
      between.lower.endsWith('s') ||
      prepositions.has(between.lower)
    )
      return null;
  }
  return null;
}
