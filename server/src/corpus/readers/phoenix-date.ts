import type { EdtfDate } from '../../date/edtf.ts';
import { readDate } from './date.ts';

/**
 * Two digits of a year: up to 20 they are of this century, above of the last. The dictionaries were made in 2014 and reach
 * back to 1924, so that nothing in them lies near the pivot.
 */
const pivot = 20;

/** The time in which a role holds, and what was mended in it. */
export interface Term {
  validFrom: EdtfDate | null;
  validTo: EdtfDate | null;
  repairs: string[];
}

/**
 * The term of a role as dictionaries write it: nothing, `yymmdd-yyyymmdd`, `>date` (from that day on), `<date` (up to that
 * day) or one date. A day or month that no calendar has makes the date a month or a year: 990600 is 1999-06. A range that
 * ends before it begins has one of its two-digit years in the other century. Gives the reason where it cannot be read.
 */
export function readTerm(written: string): Term | string {
  const text = written.replaceAll(/\s+/g, '');
  if (text === '') return { validFrom: null, validTo: null, repairs: [] };
  const [, sign = '', one = '', other] = /^([<>]?)(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (!one || (sign && other)) return `"${written}" is no term such as 991231-080507, >080507 or <991231.`;
  for (const digits of [one, other]) {
    if (digits && digits.length !== 6 && digits.length !== 8) {
      return `"${digits}" has ${digits.length} digits; a date has six (yymmdd) or eight (yyyymmdd).`;
    }
  }
  if (!other) {
    const { date, repairs } = readDay(one);
    if (sign === '>') return { validFrom: date, validTo: null, repairs };
    if (sign === '<') return { validFrom: null, validTo: date, repairs };
    return {
      validFrom: date,
      validTo: date,
      repairs: [
        ...repairs,
        `"${one}" is one date: the role is taken to hold then, and nothing is said of before and after.`,
      ],
    };
  }
  return range(one, other);
}

function range(one: string, other: string): Term | string {
  const attempts: [string, string][] = [
    [one, other],
    [one, otherCentury(other, '20')],
    [otherCentury(one, '19'), other],
  ];
  for (const [from, to] of attempts) {
    const [begin, end] = [readDay(from), readDay(to)];
    if (end.date.last < begin.date.first) continue;
    const moved = from !== one || to !== other;
    const repairs = moved
      ? [
          `"${one}-${other}" is read as ${begin.date.text} to ${end.date.text}, for it would end before it begins.`,
        ]
      : [];
    return {
      validFrom: begin.date,
      validTo: end.date,
      repairs: [...begin.repairs, ...end.repairs, ...repairs],
    };
  }
  return `"${one}-${other}" ends before it begins.`;
}

/** The date with its year in this century; one with four digits of the year stays. */
function otherCentury(digits: string, century: string): string {
  return digits.length === 6 ? century + digits : digits;
}

/** The date of six or eight digits, as exact as the calendar allows. */
function readDay(digits: string): { date: EdtfDate; repairs: string[] } {
  const short = Number(digits.slice(0, 2));
  const whole = digits.length === 8 ? digits : `${short <= pivot ? 20 : 19}${digits}`;
  const [year, month, day] = [whole.slice(0, 4), whole.slice(4, 6), whole.slice(6)];
  const exact = readDate(`${year}-${month}-${day}`);
  if (exact && !('reason' in exact)) return { date: exact, repairs: [] };
  const inMonth = readDate(Number(month) <= 12 ? `${year}-${month}` : year);
  const date = (inMonth && !('reason' in inMonth) ? inMonth : readDate(year)) as EdtfDate;
  return { date, repairs: [`"${digits}" is no day of the calendar: ${date.text} is taken.`] };
}
