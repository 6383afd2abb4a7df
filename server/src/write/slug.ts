import slugify from '@sindresorhus/slugify';
import anyAscii from 'any-ascii';
import { ValidationError } from '../errors.ts';

/** The slug that was given, or one made of words, which may be longer than a slug. Throws where nothing is left of them. */
export function slugOf(given: string | null | undefined, words: string | undefined, noun = 'name'): string {
  const slug =
    given ??
    slugify(words ?? '')
      .slice(0, 200)
      .replace(/-$/, '');
  if (!slug) throw new ValidationError(`No slug can be made of this ${noun}: give one.`, ['slug']);
  return slug;
}

/** A slug made of words in any script, for rows that nobody names by hand: never empty, and not always free. */
export function slugWords(words: string): string {
  const slug = slugify(words) || slugify(anyAscii(words)) || 'unnamed';
  return slug.slice(0, 200).replace(/-$/, '');
}
