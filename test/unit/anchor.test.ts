import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePoints, locate } from '../../server/src/document/anchor.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'ж', '战', '😀', '\u0301') });
const at = (whole: string, start: number, end: number) => [...whole].slice(start, end).join('');

describe('an anchor', () => {
  it('is found where its words stand, counted in code points', () => {
    expect(locate('😀 allied relations', { exact: 'allied' })).toEqual({ start: 2, end: 8 });
  });

  it('is nowhere when the words are gone, or stand twice', () => {
    expect(locate('relations', { exact: 'allied' })).toBeNull();
    expect(locate('allied, allied', { exact: 'allied' })).toBeNull();
    expect(locate('', { exact: '' })).toBeNull();
  });

  it('is told from its twin by what stands around it', () => {
    expect(locate('not allied; allied yes', { exact: 'allied', prefix: '; ' })).toEqual({
      start: 12,
      end: 18,
    });
    expect(locate('not allied; allied yes', { exact: 'allied', suffix: ';' })).toEqual({ start: 4, end: 10 });
  });

  it('spans its own words in any text, and only one place fits', () => {
    fc.assert(
      fc.property(text, text, text, (before, exact, after) => {
        const whole = before + exact + after;
        const place = locate(whole, { exact, prefix: before, suffix: after });
        if (!place) return;
        expect(at(whole, place.start, place.end)).toBe(exact);
        expect(place.end - place.start).toBe(codePoints(exact));
      }),
      { seed: 3 },
    );
  });

  it('with all of its surroundings is always found', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const place = locate(`${before}«${after}`, { exact: '«', prefix: before, suffix: after });
        expect(place?.start).toBe(codePoints(before));
      }),
      { seed: 4 },
    );
  });
});
