import { isFamilyFirst, isGivenName } from './given-name.ts';

/** A person's name taken apart, in Latin letters. */
export interface PersonName {
  /** Given names, patronymics and initials in their order; empty for a bare surname. */
  given: string[];
  /** With its particles ("al-Assad", "van der Bellen"); null where the name holds none, as that of a patriarch or of a king. */
  surname: string | null;
  /** The number of a ruler, in Roman figures: "II". */
  ordinal: string | null;
}

const particles = new Set(
  'al el ul bin ibn bint abu van von der den ten ter de del della di da dos das du la le les st'.split(' '),
);
const ordinals = /^(?=[IVX])X{0,2}(IX|IV|V?I{0,3})$/;
const patronymic = /(ov|ev|y|i)(ich|na)$/;

/** Whether a word belongs to the name that comes after it: "al-", "bin", "van". */
export function isParticle(word: string): boolean {
  return particles.has(word.toLowerCase());
}

/** Whether a word is the number of a ruler. */
export function isOrdinal(word: string): boolean {
  return ordinals.test(word);
}

/** A word in capitals as it is otherwise written: "PUTIN" is "Putin", "OLLI-PEKKA" is "Olli-Pekka". */
function capitalized(word: string): string {
  if (word.length < 2 || word !== word.toUpperCase()) return word;
  return word.toLowerCase().replace(/(^|[-'])[a-z]/g, (letter) => letter.toUpperCase());
}

/** Where the word before a place begins, the particles before it being part of it. */
function withParticles(words: readonly string[], end: number): number {
  let start = end - 1;
  while (start > 1 && isParticle(words[start - 1] as string)) start--;
  return start;
}

/** How many words at the beginning are a surname that stands before the given names; 0 where it stands at the end. */
function leadingSurname(words: readonly string[], listed: boolean): number {
  const [first = '', second = ''] = words;
  if (words.length < 2) return 0;
  if (isFamilyFirst(words)) return 1;
  if (isParticle(first) || /^[ae]l-/i.test(first)) {
    const length = words.findIndex((word) => !isParticle(word)) + 1;
    return length < words.length ? length : 0;
  }
  const last = words.at(-1) as string;
  if (isGivenName(first) || first.length === 1) return 0;
  if (words.length === 3 && isGivenName(second) && patronymic.test(last)) return 1;
  return listed && isGivenName(last) ? 1 : 0;
}

/**
 * Takes the words of a name apart.
 * @param listed - whether the name stands alone, as in an index: only there "Shoigu Sergei" has the surname first
 * @param dignified - whether it follows a dignity such as "King": then a single word is a given name
 */
export function nameOf(written: readonly string[], listed: boolean, dignified: boolean): PersonName {
  const last = written.at(-1) ?? '';
  const ordinal = written.length > 1 && isOrdinal(last) ? last : null;
  const words = written.slice(0, ordinal === null ? undefined : -1).map(capitalized);
  if (words.length === 1) {
    const [word = ''] = words;
    const isGiven = ordinal !== null || dignified || isGivenName(word);
    return isGiven ? { given: [word], surname: null, ordinal } : { given: [], surname: word, ordinal };
  }
  if (ordinal !== null && words.every(isGivenName)) return { given: words, surname: null, ordinal };
  const leading = leadingSurname(words, listed);
  if (leading > 0) {
    return { given: words.slice(leading), surname: words.slice(0, leading).join(' '), ordinal };
  }
  const start = withParticles(words, words.length);
  return { given: words.slice(0, start), surname: words.slice(start).join(' '), ordinal };
}
