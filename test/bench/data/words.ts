import type { Random } from './random.ts';

/** Words of the subject, the commoner ones first. */
const subject =
  'relations cooperation security military partnership strategic trade economic energy interests dialogue treaty alliance summit border exercise defence sanctions missile radar naval trust mutual sovereignty neutrality deterrence space technology pipeline weapons'.split(
    ' ',
  );
const syllables =
  'ba be bo da de do fa fe ga go ka ke ko la le lo ma me mo na ne no pa pe po ra re ro sa se so ta te to va ve vo'.split(
    ' ',
  );

/** The subject's words among invented ones: 2,000 in all, so that a text index has as many words to tell apart. */
const vocabulary = Array.from({ length: 2_000 }, (_, n) => {
  const word = n % 8 === 0 ? subject[n / 8] : undefined;
  if (word) return word;
  const syllable = (place: number) => syllables[Math.floor(n / syllables.length ** place) % syllables.length];
  return `${syllable(0)}${syllable(1)}${syllables[(n * 7 + 3) % syllables.length]}n`;
});

/** So many words, common ones much more often than rare ones, as in any language. */
export function words(random: Random, count: number): string {
  const chosen = Array.from(
    { length: count },
    () => vocabulary[Math.floor(vocabulary.length ** random.next()) - 1],
  );
  return chosen.join(' ');
}

export function sentence(random: Random, count: number): string {
  const text = words(random, count);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
