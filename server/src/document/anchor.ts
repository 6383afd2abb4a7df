/** Words in a text, with what stands around them. Offsets count Unicode code points from 0; `end` is exclusive. */
export interface Anchor {
  exact: string;
  prefix?: string | null;
  suffix?: string | null;
}

export interface Span {
  start: number;
  end: number;
}

/**
 * Where the words of an anchor stand in a text: the one place, or the one whose surroundings fit. Null where they stand
 * nowhere, or in several places that fit alike: an anchor is cleared rather than guessed.
 */
export function locate(text: string, { exact, prefix, suffix }: Anchor): Span | null {
  if (!exact) return null;
  const places = occurrences(text, exact);
  const fitting = places.filter(
    (place) =>
      text.slice(0, place).endsWith(prefix ?? '') && text.startsWith(suffix ?? '', place + exact.length),
  );
  const [only, another] = fitting.length > 0 ? fitting : places;
  if (only === undefined || another !== undefined) return null;
  const start = codePoints(text.slice(0, only));
  return { start, end: start + codePoints(exact) };
}

function occurrences(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

/** The length of a text in code points, as Postgres counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
