import type { Clause } from './clauses.ts';
import { type Mention, mentionAfter } from './mentions.ts';
import type { People } from './people.ts';
import { type Speaker, speakerOf } from './references.ts';
import type { Sentence } from './tokens.ts';

/**
 * Who speaks in each clause of a sentence. Everyone whom the sentence names is noted in its order, so that a pronoun leads to
 * those before it and never to those after it.
 */
export function speakersIn(
  text: string,
  sentence: Sentence,
  clauses: readonly Clause[],
  people: People,
  self: Speaker | null,
): Map<Mention, Speaker> {
  const wordsOf = ({ start, end }: Mention) => text.slice(start, end);
  const speakers = new Map<Mention, Speaker>();
  const subjects = [...new Set(clauses.map(({ subject }) => subject))].sort(
    (one, other) => one.from - other.from,
  );
  let at = 0;
  let first = true;
  const noteUpTo = (end: number) => {
    while (at < end) {
      const mention = sentence[at]?.kind === 'WORD' ? mentionAfter(sentence, at) : null;
      if (mention && isTelling(mention, people)) {
        const words = wordsOf(mention);
        // "The Russian president met …" speaks of somebody named before
        const titled = mention.kind === 'DESCRIPTION' && first;
        const meant = titled ? people.aside(() => speakerOf(words, mention, people, self)) : null;
        const person = meant?.name ? people.named(meant.name) : null;
        if (person) people.recall(person, first);
        else people.note(words, mention, first, apposition(sentence, mention.to));
        first = false;
      }
      at = mention && mention.to > at ? mention.to : at + 1;
    }
  };
  for (const subject of subjects) {
    noteUpTo(subject.from);
    const speaks = clauses.some((clause) => clause.subject === subject && clause.kind !== 'NOUN');
    people.note(wordsOf(subject), subject, speaks, apposition(sentence, subject.to));
    // Of whom only the remarks are spoken of, "he" is somebody else
    const speaker = () => speakerOf(wordsOf(subject), subject, people, self);
    speakers.set(subject, speaks ? speaker() : people.aside(speaker));
    at = Math.max(at, subject.to);
    first = false;
  }
  noteUpTo(sentence.length);
  return speakers;
}

/** Whether a mention is surely of somebody: one capital alone may be a place, unless it is part of a name known by now. */
function isTelling({ kind, name, describes }: Mention, people: People): boolean {
  if (kind === 'DESCRIPTION' || describes.length > 0) return true;
  return name !== null && (name.includes(' ') || people.named(people.full(name)) !== null);
}

/** What a name is followed by: ", a senior scholar at the institute,". In small letters, up to the next sign. */
function apposition(sentence: Sentence, from: number): string[] {
  if (sentence[from]?.text !== ',' && sentence[from]?.text !== '—') return [];
  const words: string[] = [];
  for (const { kind, lower, capital } of sentence.slice(from + 1, from + 9)) {
    if (kind !== 'WORD' || /^(?:who|which|whose|and|but|said|says|at|in|with)$/.test(lower)) break;
    if (!capital || words.length === 0) words.push(lower);
  }
  return words;
}
