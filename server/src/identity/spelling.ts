import anyAscii from 'any-ascii';

/** The text in Latin letters without marks, typographic quotes and dashes made plain: "Шойгу" is "Shoygu", "习近平" is "Xi Jinping". */
export function latin(text: string): string {
  const spaced = text.replace(/\p{Script=Han}+/gu, (name) => ` ${hanName(name)} `);
  return anyAscii(spaced).replace(/\s+/g, ' ').trim();
}

/** Chinese characters stand without spaces, the surname first: one character, or two in a few old surnames. */
function hanName(name: string): string {
  const characters = Array.from(name);
  const length =
    characters.length > 2 && /^(欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|夏侯|司徒)/u.test(name) ? 2 : 1;
  const words = [characters.slice(0, length), characters.slice(length)].filter((part) => part.length > 0);
  return words
    .map((part) => anyAscii(part.join('')).toLowerCase())
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** What the usual systems of romanization (BGN, ISO 9, the press) write differently for one sound, in the order of application. */
const spellings: readonly [RegExp, string][] = [
  [/kh/g, 'h'],
  [/ck|q/g, 'k'],
  [/ph/g, 'f'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/shch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/tz/g, 'ts'],
  [/[yj]/g, 'i'],
  [/ou/g, 'u'],
  // A soft vowel is written as one letter or two: Fyodor and Fedor, Solovyov and Soloviev, Tatyana and Tatiana
  [/i+o/g, 'e'],
  [/i+([aeu])/g, '$1'],
  [/([csz]h)o/g, '$1e'],
  [/nder\b/g, 'ndr'],
  [/\bm[ou]ham[ae]d\b/g, 'mohamed'],
  [/(.)\1+/g, '$1'],
];

/**
 * What is left of a word when ways of writing the same name are made equal: Dmitry, Dmitri and Dmitriy, Yevgeny and Evgeny, Sergei
 * and Sergey, -sky and -skii. Lower-case Latin letters, empty where the word has none. The skeleton of a skeleton is itself.
 */
export function skeleton(word: string): string {
  let result = latin(word)
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  for (let before = ''; before !== result; ) {
    before = result;
    for (const [pattern, replacement] of spellings) result = result.replace(pattern, replacement);
  }
  return result;
}

/** Whether one letter added, left out, replaced or changed places with its neighbour turns one word into the other. Equal words are not. */
export function oneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let head = 0;
  while (head < short.length && short[head] === long[head]) head++;
  if (short.slice(head) === long.slice(head + 1)) return true;
  if (short.length < long.length) return false;
  if (short.slice(head + 1) === long.slice(head + 1)) return true;
  return (
    short[head] === long[head + 1] &&
    short[head + 1] === long[head] &&
    short.slice(head + 2) === long.slice(head + 2)
  );
}

/** The word, and the word without each of its letters in turn: two words one letter apart have one of these in common. */
export function deletions(word: string): string[] {
  const results = new Set([word]);
  for (let i = 0; i < word.length; i++) results.add(word.slice(0, i) + word.slice(i + 1));
  return [...results];
}
