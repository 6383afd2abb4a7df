import { CodePointOffsets, codePoints } from './code-points.ts';

/** Words in a text, with what stands just before and just after them. */
export interface Anchor {
  exact: string;
  prefix?: string | null;
  suffix?: string | null;
}

/** A place in a text, in Unicode code points from 0; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Follows anchors from a text to its corrected form. The function that it gives tells where the words of an anchor stand now,
 * `place` being where they stood before, or null where that was not known:
 * - in a part of the text that the correction left alone, where they were;
 * - else where they stand with their prefix and suffix, if that is one place and never was one of several;
 * - else where they stand at all, if that was and is one place, so that a correction close by does not lose them.
 * Null means that they stand nowhere, or in several places: an anchor is cleared rather than guessed.
 */
export function correction(
  before: string,
  after: string,
): (anchor: Anchor, place: Span | null) => Span | null {
  const oldOffsets = new CodePointOffsets(before);
  const newOffsets = new CodePointOffsets(after);
  const head = commonHead(before, after);
  const tail = commonTail(before, after, Math.min(before.length, after.length) - head);

  /** Where a place in the unchanged head or tail lies now, in code units. */
  const unmoved = (exact: string, { start, end }: Span): number | null => {
    const [from, to] = [oldOffsets.toUnits(start), oldOffsets.toUnits(end)];
    if (before.slice(from, to) !== exact) return null;
    if (to <= head) return from;
    return from >= before.length - tail ? from + after.length - before.length : null;
  };
  const theOne = (anchor: Anchor, known: boolean): number | null => {
    const [only, another] = firstTwo(after, anchor);
    if (only === undefined || another !== undefined) return null;
    return known && firstTwo(before, anchor).length > 1 ? null : only;
  };

  return (anchor, place) => {
    const { exact } = anchor;
    if (!exact) return null;
    const found = place
      ? (unmoved(exact, place) ?? theOne(anchor, true) ?? theOne({ exact }, true))
      : theOne(anchor, false);
    if (found === null) return null;
    const start = newOffsets.toCodePoints(found);
    return { start, end: start + codePoints(exact) };
  };
}

/** The first two places where the words stand between their prefix and suffix, in code units: a second one is one too many. */
function firstTwo(text: string, { exact, prefix, suffix }: Anchor): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at >= 0 && places.length < 2; at = text.indexOf(exact, at + 1)) {
    const begin = at - (prefix ?? '').length;
    if (
      begin >= 0 &&
      text.startsWith(prefix ?? '', begin) &&
      text.startsWith(suffix ?? '', at + exact.length)
    ) {
      places.push(at);
    }
  }
  return places;
}

function commonHead(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  // Different characters may begin with the same half of a pair, which the tail must not miss
  return /[\ud800-\udbff]/.test(one.charAt(length - 1)) ? length - 1 : length;
}

function commonTail(one: string, other: string, longest: number): number {
  let length = 0;
  while (length < longest && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
