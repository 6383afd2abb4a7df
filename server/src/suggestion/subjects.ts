import { firstVerb } from './english.ts';
import { type Mention, mentionAfter, mentionBefore } from './mentions.ts';
import type { Sentence } from './tokens.ts';
import { beforeVerb } from './word-classes.ts';

/** Subordinate clauses begin so; their subject is not the sentence's. */
const subordinate =
  /^(?:when|while|as|after|before|because|since|although|though|if|unless|until|where|whereas|that|who|which)$/;

/**
 * The subject of the clause that a verb without one goes on from: the nearest before it ("took me aside and said"), or for a
 * participle the sentence's own ("rejected the idea — suggesting"). Null where there is none.
 */
export function mainSubject(sentence: Sentence, verb: number, ofSentence: boolean): Mention | null {
  const parts = partsBefore(sentence, verb);
  for (const { from, to } of ofSentence ? parts : parts.toReversed()) {
    if (subordinate.test(sentence[from]?.lower ?? '')) continue;
    const at = verbIn(sentence, from, to);
    if (at === null) continue;
    const end = beforeModifiers(sentence, at, from);
    const subject = end === from ? beforeApposition(sentence, from - 1) : mentionBefore(sentence, end);
    if (subject && (end === from || subject.from >= from)) return subject;
  }
  return null;
}

/** The parts of a sentence between commas and dashes, up to a token. */
function partsBefore(sentence: Sentence, end: number): { from: number; to: number }[] {
  const parts: { from: number; to: number }[] = [];
  let from = Math.max(0, end - 60);
  for (let i = from; i <= end; i++) {
    if (i < end && !/^[,;:—–]$/.test(sentence[i]?.text ?? '')) continue;
    if (i > from) parts.push({ from, to: i });
    from = i + 1;
  }
  return parts;
}

/** The verbs found in parts of sentences: many clauses of one sentence may ask for the same. */
const verbs = new WeakMap<Sentence, Map<string, number | null>>();

/** The token that is the first finite verb of a part, or null. */
function verbIn(sentence: Sentence, from: number, to: number): number | null {
  const known = verbs.get(sentence) ?? new Map<string, number | null>();
  verbs.set(sentence, known);
  const key = `${from} ${to}`;
  const verb = known.get(key);
  if (verb !== undefined) return verb;
  let words = '';
  const starts: number[] = [];
  for (const token of sentence.slice(from, to)) {
    starts.push(words.length);
    words += `${token.kind === 'WORD' ? token.text : token.kind === 'SIGN' ? ',' : 'it'} `;
  }
  const at = firstVerb(words);
  const found = at < 0 ? null : from + starts.findLastIndex((start) => start <= at);
  known.set(key, found);
  return found;
}

function beforeModifiers(sentence: Sentence, verb: number, from: number): number {
  let at = verb;
  while (
    at > from &&
    (beforeVerb.has(sentence[at - 1]?.lower ?? '') || /ly$/.test(sentence[at - 1]?.lower ?? ''))
  )
    at--;
  return at;
}

/** The subject before a comma that closes an apposition or a relative clause: Kashin, a scholar at the Institute, says. */
export function beforeApposition(sentence: Sentence, closing: number): Mention | null {
  let described: Mention | null = null;
  for (let i = closing - 1; i > Math.max(0, closing - 40); i--) {
    const token = sentence[i];
    if (token?.text === ';') break;
    if (token?.text !== ',' && token?.text !== '—') continue;
    const subject = mentionBefore(sentence, i);
    const apposed = mentionAfter(sentence, i + 1);
    if (apposed?.kind === 'NAME' && apposed.to === closing && subject?.kind === 'DESCRIPTION') return apposed;
    if (subject?.kind === 'NAME') return subject;
    if (subject?.kind === 'DESCRIPTION') described = subject;
  }
  return described;
}
