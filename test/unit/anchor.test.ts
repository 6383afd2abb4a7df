import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, correction, type Span } from '../../server/src/document/anchor.ts';
import { CodePointOffsets, codePoints } from '../../server/src/document/code-points.ts';

/** Few characters, so that words recur; two that share half of their pair, one that joins itself to the one before. */
const characters = ['a', 'b', ' ', 'ж', '战', '😀', '😁', '\u0301', '👩‍🚀'];
const text = fc.string({ unit: fc.constantFrom(...characters), maxLength: 30 });
const word = fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 3 });
/** Shares no character with `text`, so that the place of a correction is beyond doubt. */
const foreign = fc.string({ unit: fc.constantFrom('x', 'й', '𝕏', '😂'), minLength: 1, maxLength: 5 });
const surroundings = { prefix: fc.option(word), suffix: fc.option(word) };

const slice = (whole: string, start: number, end?: number) => [...whole].slice(start, end).join('');
const find = (whole: string, anchor: Anchor) => correction('', whole)(anchor, null);

/** A text, and some of its words where they stand. */
const anchored = fc
  .tuple(text, word, text)
  .map(([head, exact, tail]) => ({ head, exact, tail, before: head + exact + tail }))
  .map((all) => ({
    ...all,
    place: { start: codePoints(all.head), end: codePoints(all.head) + codePoints(all.exact) },
  }));

/** Every place where the words stand between prefix and suffix, found the slow way, by code points. */
function places(whole: string, { exact, prefix, suffix }: Anchor): Span[] {
  const length = codePoints(exact);
  return [...whole].flatMap((_, start) =>
    slice(whole, start, start + length) === exact &&
    slice(whole, 0, start).endsWith(prefix ?? '') &&
    slice(whole, start + length).startsWith(suffix ?? '')
      ? [{ start, end: start + length }]
      : [],
  );
}

describe('an anchor without a place', () => {
  it('is found where its words stand, counted in code points', () => {
    expect(find('😀 allied relations', { exact: 'allied' })).toEqual({ start: 2, end: 8 });
  });

  it('is nowhere when the words are gone, or stand twice', () => {
    expect(find('relations', { exact: 'allied' })).toBeNull();
    expect(find('allied, allied', { exact: 'allied' })).toBeNull();
    expect(find('', { exact: '' })).toBeNull();
  });

  it('is told from its twin by what stands around it', () => {
    expect(find('not allied; allied yes', { exact: 'allied', prefix: '; ' })).toEqual({ start: 12, end: 18 });
    expect(find('not allied; allied yes', { exact: 'allied', suffix: ';' })).toEqual({ start: 4, end: 10 });
    expect(find('not allied', { exact: 'allied', prefix: 'are ' })).toBeNull();
  });

  it('is found in any text exactly where one place fits', () => {
    fc.assert(
      fc.property(text, word, fc.record(surroundings), (whole, exact, around) => {
        const [only, another] = places(whole, { exact, ...around });
        expect(find(whole, { exact, ...around })).toEqual(only && !another ? only : null);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

describe('a correction', () => {
  it('that changes nothing moves nothing', () => {
    fc.assert(
      fc.property(anchored, fc.record(surroundings), ({ before, exact, place }, around) => {
        expect(correction(before, before)({ exact, ...around }, place)).toEqual(place);
      }),
      { seed: 4 },
    );
  });

  it('before or after the words moves them by its length, however often they stand in the text', () => {
    fc.assert(
      fc.property(anchored, fc.nat(), fc.nat(), foreign, (anchor, from, length, words) => {
        const { head, exact, tail, before, place } = anchor;
        const edit = (part: string) => {
          const start = from % (codePoints(part) + 1);
          return slice(part, 0, start) + words + slice(part, start + (length % 4));
        };
        const edited = edit(head);
        const by = codePoints(edited) - codePoints(head);
        const moved = { start: place.start + by, end: place.end + by };
        expect(correction(before, edited + exact + tail)({ exact }, place)).toEqual(moved);
        expect(correction(before, head + exact + edit(tail))({ exact }, place)).toEqual(place);
      }),
      { seed: 5, numRuns: 1_000 },
    );
  });

  it('on both sides of the words moves them where they stood once and stand once', () => {
    fc.assert(
      fc.property(anchored, foreign, ({ before, exact, place }, words) => {
        const after = words + before + words;
        const [, another] = places(before, { exact });
        const by = codePoints(words);
        const moved = { start: place.start + by, end: place.end + by };
        expect(correction(before, after)({ exact }, place)).toEqual(another ? null : moved);
      }),
      { seed: 6 },
    );
  });

  it('gives a place at most where the words stand, whatever it changes', () => {
    fc.assert(
      fc.property(anchored, text, fc.record(surroundings), ({ before, exact, place }, after, around) => {
        const now = correction(before, after)({ exact, ...around }, place);
        if (now) expect(slice(after, now.start, now.end)).toBe(exact);
        else expect(before === after).toBe(false);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('that takes the words away clears the anchor, and does not hand it to their twin', () => {
    const before = 'They are allied. Nobody is allied.';
    expect(
      correction(before, 'They are close. Nobody is allied.')({ exact: 'allied' }, { start: 9, end: 15 }),
    ).toBeNull();
    expect(
      correction(before, 'They are close. Nobody is allied.')({ exact: 'allied' }, { start: 27, end: 33 }),
    ).toEqual({
      start: 26,
      end: 32,
    });
    expect(correction(before, '')({ exact: 'allied' }, { start: 9, end: 15 })).toBeNull();
  });

  it('of the words around an anchor leaves it in place', () => {
    const anchor = { exact: 'allied', prefix: 'thay are ', suffix: ' relaitons' };
    expect(
      correction('So thay are allied relaitons!', 'So they are allied relations.')(anchor, {
        start: 12,
        end: 18,
      }),
    ).toEqual({ start: 12, end: 18 });
  });
});

describe('offsets', () => {
  it('in code units and in code points lead to each other, at every character of any text', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const offsets = new CodePointOffsets(whole);
        let units = 0;
        for (const [i, character] of [...whole].entries()) {
          expect([offsets.toCodePoints(units), offsets.toUnits(i)]).toEqual([i, units]);
          units += character.length;
        }
        expect(offsets.toUnits(codePoints(whole))).toBe(whole.length);
      }),
      { seed: 8 },
    );
  });
});
