import edtf from 'edtf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliestDay, latestDay, parseEdtf } from '../../server/src/date/edtf.ts';

describe('a date', () => {
  for (const [text, first, last] of [
    ['2019', '2019-01-01', '2019-12-31'],
    ['2019-10', '2019-10-01', '2019-10-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2019-10-03', '2019-10-03', '2019-10-03'],
    ['2019-10~', '2019-10-01', '2019-10-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['2019-06/2019-10', '2019-06-01', '2019-10-31'],
    ['../2019-10', earliestDay, '2019-10-31'],
    ['/2019', earliestDay, '2019-12-31'],
    ['2019-10-03/..', '2019-10-03', latestDay],
    ['XXXX', earliestDay, latestDay],
    [' 2019 ', '2019-01-01', '2019-12-31'],
  ]) {
    it(`${text} means ${first} to ${last}`, () =>
      expect(parseEdtf(text as string)).toEqual({ text: text?.trim(), first, last }));
  }

  it('of a real day means that day, and an interval of two the days between', () => {
    const day = fc
      .date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(parseEdtf(a)).toEqual({ text: a, first: a, last: a });
        const [from, to] = [a, b].sort() as [string, string];
        expect(parseEdtf(`${from}/${to}`)).toMatchObject({ first: from, last: to });
        if (from !== to) expect(() => parseEdtf(`${to}/${from}`)).toThrow(/ends before it begins/);
      }),
      { seed: 1 },
    );
  });

  it('is a day as the EDTF package reads it, whatever is known of its exactness', () => {
    const day = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('', '?', '~', '%'), (date, mark) => {
        const text = `${date.toISOString().slice(0, 10)}${mark}`;
        const { min, max } = edtf(text) as unknown as { min: number; max: number };
        const [first, last] = [min, max].map((time) => new Date(time).toISOString().slice(0, 10));
        expect(parseEdtf(text)).toEqual({ text, first, last });
      }),
      { seed: 3 },
    );
  });

  it.each(['2019-02-29', '2019-04-31', '2019-13-01', '2019-00-10', '1900-02-29', '0000-05-05'])(
    'is not %s',
    (text) => {
      expect(() => parseEdtf(text)).toThrow(RangeError);
    },
  );

  it('is refused with a sentence otherwise', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          const { first, last } = parseEdtf(text);
          expect(first <= last).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          expect((error as Error).message).toMatch(/\.$/);
        }
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });
});
