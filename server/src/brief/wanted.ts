import { z } from 'zod';
import { Voice } from '../_generated/prisma/enums.ts';
import { parseEdtf } from '../date/edtf.ts';
import { ValidationError } from '../errors.ts';
import { windowOf } from '../relationship/window.ts';
import { listed } from './words.ts';

/** Of what a brief is wanted. */
export interface Wanted {
  slug: string;
  /** EDTF; null: open. */
  from: string | null;
  to: string | null;
  /** Empty: all. */
  voices: Voice[];
  /** RFC 3339; null: the present. */
  knownAt: string | null;
}

const parameters = ['from', 'to', 'voices', 'knownAt'];
const moment = z.iso.datetime({ offset: true });

/** Reads the parameters of an address or of a command line. Throws a ValidationError that says what is wrong. */
export function wantedOf(slug: string, given: URLSearchParams): Wanted {
  for (const name of given.keys()) {
    if (!parameters.includes(name))
      throw new ValidationError(`A brief takes ${listed(parameters)}; "${name}" is none of them.`, [name]);
    if (name !== 'voices' && given.getAll(name).length > 1)
      throw new ValidationError(`"${name}" is given twice.`, [name]);
  }
  const [from, to] = [dateOf(given, 'from'), dateOf(given, 'to')];
  windowOf({ from, to });
  const knownAt = given.get('knownAt') || null;
  if (knownAt !== null && !moment.safeParse(knownAt).success)
    throw new ValidationError(`knownAt: "${knownAt}" is no moment. Write one such as 2019-10-18T12:00:00Z.`, [
      'knownAt',
    ]);
  return { slug, from, to, voices: voicesOf(given.getAll('voices')), knownAt };
}

function dateOf(given: URLSearchParams, name: string): string | null {
  const text = given.get(name);
  if (!text) return null;
  try {
    return parseEdtf(text).text;
  } catch (error) {
    throw new ValidationError(`${name}: ${(error as Error).message}`, [name]);
  }
}

function voicesOf(given: readonly string[]): Voice[] {
  const words = given.flatMap((each) => each.split(',')).filter((each) => each !== '');
  return [...new Set(words)].map((word) => {
    const voice = Object.values(Voice).find((known) => known === word.trim().toUpperCase());
    if (voice) return voice;
    throw new ValidationError(
      `voices: "${word}" is no voice. They are ${listed(Object.values(Voice))}, with commas between.`,
      ['voices'],
    );
  });
}
