import { countryAt } from './country.ts';
import { isFamilyName, isGivenName } from './given-name.ts';
import { isOrdinal, isParticle } from './name.ts';
import { type Part, placeOfName } from './name-place.ts';
import {
  common,
  connectors,
  dignities,
  prepositions,
  properNames,
  roles,
  unnamedSpeakers,
} from './vocabulary.ts';

/** What stands between the commas of a label: a name, titles, or both. */
export class LabelSegment {
  readonly text: string;
  /** The words of the name; empty where there is none. */
  readonly name: readonly string[];
  /** What stands before the name, and after it; empty where nothing does. */
  readonly around: readonly string[];
  /** Alpha-3 code of the first country outside the name. */
  readonly country: string | null;
  /** Whether it calls for somebody, named or not: a role, or a word such as "Question". */
  readonly isSomebody: boolean;
  /** Whether a dignity stands beside the name, such as "King". */
  readonly isDignified: boolean;

  constructor(text: string, inCapitals: boolean) {
    const words = text.split(' ');
    const bare = words.map((word) => word.replace(/^[^a-z\d]+|[^a-z\d]+$/gi, ''));
    const { parts, country } = classify(words, bare, inCapitals);
    const [start, end] = placeOfName(bare, parts);
    this.text = text;
    this.name = bare.slice(start, end);
    this.around = [words.slice(0, start).join(' '), words.slice(end).join(' ')];
    this.country = country;
    this.isSomebody =
      parts.includes('ROLE') ||
      parts.includes('DIGNITY') ||
      unnamedSpeakers.has((bare[0] ?? '').toLowerCase());
    this.isDignified = parts.includes('DIGNITY');
  }

  /** Whether it is nothing but given names and a surname. */
  get isListedName(): boolean {
    const given = this.name.slice(0, -1);
    return (
      this.around.join('') === '' &&
      given.length > 0 &&
      given.every((word) => isGivenName(word) || word.length === 1)
    );
  }
}

/** `words` as written, `bare` without the marks around them. */
function classify(words: readonly string[], bare: readonly string[], inCapitals: boolean) {
  const parts = bare.map((word, at) => partOf(words[at] as string, word, bare[at - 1] ?? '', inCapitals));
  // John Major and Larry King
  const last = bare.length - 1;
  if ((parts[last] === 'ROLE' || parts[last] === 'DIGNITY') && isGivenName(bare[last - 1] ?? ''))
    parts[last] = 'NAME';
  const country = markCountries(bare, parts);
  for (let at = last; at >= 0; at--) {
    const isNext = parts[at + 1] === 'NAME';
    const word = bare[at] as string;
    if (isParticle(word)) parts[at] = isNext ? 'NAME' : 'TITLE';
    // Birendra Shah Deva
    else if (/^(shah|sultan)$/i.test(word) && parts[at - 1] === 'NAME') parts[at] = 'NAME';
    // "ladimir Putin" has lost a letter; elsewhere a name has a capital
    else if (parts[at] === 'NAME' && word === word.toLowerCase()) {
      parts[at] = at === 0 && isNext && bare.length === 2 ? 'NAME' : 'TITLE';
    }
  }
  return { parts, country };
}

/** Makes the words of countries TITLE, and gives the code of the first. */
function markCountries(bare: readonly string[], parts: Part[]): string | null {
  let first: string | null = null;
  for (let at = 0; at < bare.length; ) {
    const found = countryAt(bare, at);
    const isBesideName = parts[at + 1] === 'NAME' || (at === bare.length - 1 && parts[at - 1] === 'NAME');
    // German Gref is no German
    const isName = found?.length === 1 && isGivenName(bare[at] as string) && isBesideName;
    if (found && !isName) {
      first ??= found.code;
      parts.fill('TITLE', at, at + found.length);
      at += found.length;
    } else at += 1;
  }
  return first;
}

function partOf(written: string, word: string, before: string, inCapitals: boolean): Part {
  const small = word.toLowerCase();
  if (/^[A-Z]\.$/.test(written) || /^[B-HJ-Z]$/.test(word)) return 'NAME';
  if (word === '' || /\d|'s$/i.test(word)) return 'TITLE';
  if (isOrdinal(word) && before !== '' && !isFamilyName(word)) return isVocabulary(before) ? 'TITLE' : 'NAME';
  if (dignities.has(small)) return 'DIGNITY';
  if (roles.has(small)) return 'ROLE';
  if (prepositions.has(small)) return 'PREPOSITION';
  if (isVocabulary(word)) return 'TITLE';
  const isAcronym = !inCapitals && /^[A-Z]{2}/.test(word) && !isGivenName(word) && !isGivenName(before);
  return isAcronym ? 'TITLE' : 'NAME';
}

/** Countries are looked for elsewhere, but for those in a word such as "Russian-Turkish". */
function isVocabulary(word: string): boolean {
  const lists = [common, connectors, properNames, roles, prepositions, unnamedSpeakers];
  const isKnown = (part: string) => lists.some((list) => list.has(part.toLowerCase()));
  const parts = word.split('-');
  return (
    isKnown(word) ||
    (parts.length > 1 && parts.every((part) => isKnown(part) || countryAt([part], 0) !== null))
  );
}
