import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTerm } from '../../../server/src/corpus/readers/phoenix-date.ts';

function term(text: string) {
  const read = readTerm(text);
  return typeof read === 'string' ? read : [read.validFrom?.text ?? null, read.validTo?.text ?? null];
}

describe('the term of a role', () => {
  it.each([
    ['', null, null],
    ['991231-080507', '1999-12-31', '2008-05-07'],
    ['20041207-20091119', '2004-12-07', '2009-11-19'],
    ['19270101-730717', '1927-01-01', '1973-07-17'],
    ['070516-20120515', '2007-05-16', '2012-05-15'],
    ['>011222', '2001-12-22', null],
    ['> 20120101', '2012-01-01', null],
    ['<900823', null, '1990-08-23'],
    ['<20030320', null, '2003-03-20'],
    ['320101-331108', '1932-01-01', '1933-11-08'],
    ['000000-001231', '2000', '2000-12-31'],
    ['990600-991231', '1999-06', '1999-12-31'],
    ['990631-991231', '1999-06', '1999-12-31'],
    ['010229-020301', '2001-02', '2002-03-01'],
    ['991301-20000101', '1999', '2000-01-01'],
    // A range that would end before it begins has a year of the other century
    ['991231-250101', '1999-12-31', '2025-01-01'],
    ['150101-140101', '1915-01-01', '2014-01-01'],
  ])('%s: from %s to %s', (text, from, to) => expect(term(text)).toEqual([from, to]));

  it('of one date holds then, and says that nothing more is known', () => {
    expect(readTerm('20121204')).toMatchObject({
      validFrom: { text: '2012-12-04' },
      validTo: { text: '2012-12-04' },
      repairs: [expect.stringMatching(/one date/)],
    });
  });

  it('says what was mended', () => {
    expect(readTerm('990631-991231')).toMatchObject({
      repairs: ['"990631" is no day of the calendar: 1999-06 is taken.'],
    });
    expect(readTerm('991231-250101')).toMatchObject({
      repairs: [expect.stringMatching(/read as 1999-12-31 to 2025-01-01/)],
    });
    expect(readTerm('991231-080507')).toMatchObject({ repairs: [] });
  });

  it.each([
    ['9008223-911221', /"9008223" has 7 digits/],
    ['1920030320-20060520', /"1920030320" has 10 digits/],
    ['>201005011', /"201005011" has 9 digits/],
    ['20121207-20120802', '"20121207-20120802" ends before it begins.'],
    ['>991231-080507', /is no term such as/],
    ['since 1999', /is no term such as/],
    ['991231-', /is no term such as/],
  ])('%s is not guessed', (text, reason) => expect(readTerm(text)).toMatch(reason));

  it('of any two days in order is those days, in six digits or eight', () => {
    const day = fc
      .date({ min: new Date('1921-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const write = (date: string, short: boolean) => date.replaceAll('-', '').slice(short ? 2 : 0);
    fc.assert(
      fc.property(day, day, fc.boolean(), fc.boolean(), (a, b, shortFrom, shortTo) => {
        const [from, to] = [a, b].sort() as [string, string];
        expect(term(`${write(from, shortFrom)}-${write(to, shortTo)}`)).toEqual([from, to]);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('never throws, and never ends before it begins', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 9 });
    fc.assert(
      fc.property(fc.constantFrom('', '<', '>'), digits, fc.option(digits), (sign, one, other) => {
        const read = readTerm(`${sign}${one}${other === null ? '' : `-${other}`}`);
        if (typeof read === 'string') expect(read).toMatch(/\.$/);
        else if (read.validFrom && read.validTo) expect(read.validFrom.first <= read.validTo.last).toBe(true);
      }),
      { seed: 2, numRuns: 2_000 },
    );
  });
});
