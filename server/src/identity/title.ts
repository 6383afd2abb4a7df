import { countryAt } from './country.ts';
import { latin } from './spelling.ts';
import { connectors, prepositions, roles } from './vocabulary.ts';

/** A title or role reduced to what it says: "President of Russia" and "Russian President" are both president and RUS. */
export interface Title {
  text: string;
  /** Its words without joints, one form for each office; countries as ISO 3166-1 alpha-3 codes. */
  words: ReadonlySet<string>;
  /** The first country in it; null where it names none. */
  country: string | null;
}

/** Ways of writing the same word of an office. */
const sameWords: Readonly<Record<string, string>> = {
  chairwoman: 'chairman',
  chairperson: 'chairman',
  chair: 'chairman',
  healthcare: 'health',
  defense: 'defence',
  spokeswoman: 'spokesman',
  spokesperson: 'spokesman',
  mnister: 'minister',
  minster: 'minister',
  center: 'centre',
  labor: 'labour',
};

/** Words that an office is called with or without. */
const fillers = new Set([
  'republic',
  'state',
  'federal',
  'affairs',
  'acting',
  'mr',
  'mrs',
  'ms',
  'dr',
  'region',
  'territory',
]);

/** Words that make another office of the same one. */
const qualifiers = new Set(['vice', 'deputy', 'assistant', 'former', 'elect']);

/** Reads a title as it stands beside a name or in an affiliation. */
export function readTitle(text: string): Title {
  const written = latin(text)
    .replaceAll('_', ' ')
    .replace(/'s\b/gi, 's')
    .split(/[^a-z']+/i)
    .filter(Boolean);
  const words = new Set<string>();
  let country: string | null = null;
  for (let at = 0; at < written.length; ) {
    const found = countryAt(written, at);
    if (found) {
      country ??= found.code;
      words.add(found.code);
      at += found.length;
    } else {
      const word = (written[at] as string).toLowerCase();
      if (!connectors.has(word) && !prepositions.has(word) && !fillers.has(word))
        words.add(sameWords[word] ?? word);
      at += 1;
    }
  }
  return { text, words, country };
}

/**
 * How far two titles name one office: SAME, when they say the same; AGREES, when one says less than the other, or at least half of
 * their words are the same, an office or most of an organisation among them; else null. A single word such as "Minister" agrees
 * at most: there are many. A vice president is no president.
 */
export function agreement(one: Title, other: Title): 'SAME' | 'AGREES' | null {
  const shared = [...one.words].filter((word) => other.words.has(word));
  const isOffice = shared.some((word) => roles.has(word));
  if (!isOffice && shared.length < 3) return null;
  const smaller = Math.min(one.words.size, other.words.size);
  const all = one.words.size + other.words.size - shared.length;
  if (isOffice && shared.length === all && all > 1) return 'SAME';
  const different = [...one.words, ...other.words].filter((word) => !shared.includes(word));
  if (different.length > 0 && different.every((word) => qualifiers.has(word))) return null;
  return (isOffice && shared.length === smaller) || shared.length * 2 >= all ? 'AGREES' : null;
}
