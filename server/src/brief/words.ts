import { Credibility, type Stance } from '../_generated/prisma/enums.ts';

/** An enumeration's value in prose: "head of state or government". */
export const spelled = (value: string): string => value.toLowerCase().replaceAll('_', ' ');

/** The same with a capital. */
export const titled = (value: string): string =>
  spelled(value).replace(/^./, (letter) => letter.toUpperCase());

/** What a side does to a word. */
export const stanceVerb: Record<Stance, string> = {
  AFFIRMS: 'affirms',
  QUALIFIES: 'qualifies',
  DENIES: 'denies',
  AVOIDS: 'avoids',
};

/** The pair of the Admiralty code: how reliable the source is, and how credible the information. */
export function admiralty(reliability: string, credibility: string): string {
  return `${reliability}${credibilities.indexOf(credibility) + 1}`;
}

const credibilities: readonly string[] = Object.keys(Credibility);

const sourceWords: Record<string, string> = {
  A: 'completely reliable source',
  B: 'usually reliable source',
  C: 'fairly reliable source',
  D: 'source that is not usually reliable',
  E: 'unreliable source',
  F: 'source that cannot be judged',
};

/** The pair in words, for those who do not have the code by heart. */
export function admiraltyWords(reliability: string, credibility: string): string {
  return `${sourceWords[reliability]}, ${spelled(credibility)}`;
}

/** "1 statement", "2 statements". */
export function counted(n: number, one: string, several = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : several}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** Two decimals, with a real minus. */
export const decimal = (value: number, digits = 2): string => value.toFixed(digits).replace('-', '−');

/** At most so many signs, and an ellipsis where there were more. */
export function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most
    ? text
    : `${signs
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
}
