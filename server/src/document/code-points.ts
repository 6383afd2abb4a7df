/** The length of a text in Unicode code points, as Postgres counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Turns places in a text from code units (JavaScript) into code points (Postgres, and every offset in this domain), and back. */
export class CodePointOffsets {
  /** Where the characters of two code units begin. */
  private readonly pairs: number[];

  constructor(text: string) {
    this.pairs = Array.from(text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), ({ index }) => index);
  }

  toCodePoints(units: number): number {
    return units - this.count((pair) => pair < units);
  }

  toUnits(codePoints: number): number {
    return codePoints + this.count((pair, i) => pair - i < codePoints);
  }

  /** How many of the pairs come before a place; `before` holds for the first ones and for no later one. */
  private count(before: (pair: number, i: number) => boolean): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this.pairs[middle] as number, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
