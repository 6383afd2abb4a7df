import { ValidationError } from '../errors.ts';
import { codePoints } from './code-points.ts';

/**
 * Checks that start and end, if given, come together and span as many code points as the words have; whether the words stand
 * there is checked by the database. `field` is the words' name, `path` leads to the object that holds all three.
 */
export function checkSpan(
  words: string,
  { start, end }: { start?: number | null | undefined; end?: number | null | undefined },
  field: string,
  path: readonly string[] = [],
): void {
  const [from, to] = [start ?? null, end ?? null];
  if (from === null && to === null) return;
  if (from === null || to === null) {
    throw new ValidationError('start and end come together.', [...path, from === null ? 'start' : 'end']);
  }
  const length = codePoints(words);
  if (to - from !== length) {
    throw new ValidationError(
      `start and end span ${to - from} characters, and "${field}" has ${length} (Unicode code points).`,
      [...path, 'end'],
    );
  }
}
