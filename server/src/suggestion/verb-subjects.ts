import { type Mention, mentionAfter, mentionBefore } from './mentions.ts';
import type { ReportingVerb } from './reporting-verbs.ts';
import { beforeApposition, mainSubject } from './subjects.ts';
import type { Sentence } from './tokens.ts';

/**
 * Who does what a reporting verb at a token says, or null. `from` is where its auxiliaries and adverbs begin; `before` is the
 * subject of the clause before, for a verb that goes on from it ("and added", "suggesting").
 */
export function subjectOf(
  sentence: Sentence,
  i: number,
  verb: ReportingVerb,
  from: number,
  before: Mention | null,
): Mention | null {
  const previous = sentence[from - 1];
  const inherited = () => before ?? mainSubject(sentence, i, verb.form === 'GERUND');
  if (verb.form === 'GERUND') {
    const conjunct =
      !previous || /^(?:[,—–-]|while|by|before|after|without|when|in|and)$/.test(previous.text.toLowerCase());
    return conjunct || previous.kind !== 'WORD' ? inherited() : null;
  }
  if (previous?.kind === 'WORD') {
    if (/^(?:and|but|or|then)$/.test(previous.lower)) return inherited();
    if (/^(?:who|which|that)$/.test(previous.lower)) {
      const end = sentence[from - 2]?.text === ',' ? from - 2 : from - 1;
      return mentionBefore(sentence, end);
    }
    const subject = mentionBefore(sentence, from);
    if (subject) return subject;
  }
  if (previous?.text === ',' || previous?.text === '—') {
    const subject = beforeApposition(sentence, from - 1);
    if (subject) return subject;
  }
  if (previous?.quotation?.lastSign === ',' && verb.kind === 'CALL')
    return beforeApposition(sentence, from - 1);
  if (previous?.kind === 'ASIDE' || previous?.kind === 'CITATION') return mentionBefore(sentence, from - 1);
  const quoted =
    previous?.kind === 'QUOTATION' || (previous?.kind === 'SIGN' && sentence[from - 2]?.kind === 'QUOTATION');
  if (!quoted || verb.lemma === 'tell' || verb.kind === 'CALL' || verb.kind === 'USE') return null;
  return mentionAfter(sentence, i + (verb.lemma === 'point' || verb.lemma === 'go' ? 2 : 1));
}
