import edtf from 'edtf';

/** The days between which an open or unknown end of a date can lie. */
export const earliestDay = '0001-01-01';
export const latestDay = '9999-12-31';

/** The day as Prisma takes it. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A date as exact as its source: EDTF text, and the first and the last day (ISO 8601) that it can mean. */
export interface EdtfDate {
  text: string;
  first: string;
  last: string;
}

/**
 * Reads an EDTF date or interval (level 0 and 1): `2019`, `2019-10`, `2019-10-03`, `201X`, `2019-10~`, `2019-06/2019-10`,
 * `../2019-10` (any time up to then). Times of day, seasons and sets are not dates here.
 * Throws a RangeError whose message tells a person what is wrong.
 */
export function parseEdtf(text: string): EdtfDate {
  const written = text.trim();
  if (written.length > 50) throw new RangeError('A date has at most 50 characters.');
  const ends = written.split('/');
  if (ends.length > 2) throw new RangeError(`"${written}" has more than one slash.`);
  const [from, to = from] = ends.map((end) => parseEnd(end, ends.length === 2));
  const first = from?.first ?? earliestDay;
  const last = to?.last ?? latestDay;
  if (!from && !to) throw new RangeError(`"${written}" is open at both ends: leave the date out instead.`);
  if (first > last || (from && to && from.last > to.last)) {
    throw new RangeError(`"${written}" ends before it begins.`);
  }
  return { text: written, first, last };
}

/** One end of an interval, or a whole date; null where it is open (`..`) or unknown (empty). */
function parseEnd(end: string, inInterval: boolean): { first: string; last: string } | null {
  if (inInterval && (end === '' || end === '..')) return null;
  const example = 'Write a date such as 2019, 2019-10, 2019-10-03, 2019-06/2019-10 or ../2019-10.';
  if (!/^[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?$/.test(end))
    throw new RangeError(`"${end}" is no EDTF date. ${example}`);
  // Nearly every date of a corpus is one whole day, which needs no parser; the parser takes 2019-02-29 for a day
  if (/^\d{4}-\d{2}-\d{2}/.test(end)) {
    const whole = end.slice(0, 10);
    if (!isDay(whole)) throw new RangeError(`"${end}" is no day of the calendar. ${example}`);
    if (whole < earliestDay) throw new RangeError(`"${end}" lies before the year 1.`);
    return { first: whole, last: whole };
  }
  let parsed: { type: string; min: number; max: number };
  try {
    parsed = edtf(end) as never;
  } catch {
    throw new RangeError(`"${end}" is no day or month of the calendar. ${example}`);
  }
  if (parsed.type !== 'Date') throw new RangeError(`"${end}" is a season, not a date. ${example}`);
  const last = day(parsed.max);
  if (last < earliestDay) throw new RangeError(`"${end}" lies before the year 1.`);
  const first = day(parsed.min);
  return { first: first < earliestDay ? earliestDay : first, last };
}

/** A day too many for its month is one of the next month to Date. */
function isDay(text: string): boolean {
  return dateOf(text).getUTCDate() === Number(text.slice(8));
}

function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
