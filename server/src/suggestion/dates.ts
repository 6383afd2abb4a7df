import { dateParser } from './english.ts';
import type { Range } from './paragraphs.ts';
import { isRelative, type Published, relativeDate } from './relative-dates.ts';

export type { Published } from './relative-dates.ts';

export interface FoundDate extends Range {
  /** EDTF, no more exact than the words. */
  date: string;
}

/** Words that a date may have; without one of them a parser need not look. */
const signs =
  /\d{4}|morning|afternoon|evening|night|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|day\b|tonight|week|month|year|\bago\b/;
/** Names of months and weekdays that are words of other kinds in small letters. */
const ambiguous = /^(?:march|may|mar|jun|dec|mon|wed|sat|sun)$/;
/** A year that stands by itself: in 1996, Brandt (2011). */
const lone = /\b(?:[Ii]n|[Bb]ack in|[Dd]uring) ((?:1[5-9]|20)\d\d)(?![\d–-])|\((?:1[5-9]|20)\d\d\)/g;

/** The dates in some words, resolved against the day of publication; what cannot be resolved is left out. */
export function datesIn(words: string, published: Published | null): FoundDate[] {
  if (!signs.test(words)) return [];
  const reference = published ? new Date(`${published.last}T12:00:00Z`) : undefined;
  const found: FoundDate[] = [];
  for (const { index, text, start } of dateParser().parse(
    words,
    reference && { instant: reference, timezone: 0 },
  )) {
    const date = isDate(text) ? edtfOf(text, start, published) : null;
    if (date) found.push({ start: index, end: index + text.length, date });
  }
  for (const { index, 0: text, 1: year = text.slice(1, -1) } of words.matchAll(lone)) {
    const end = index + text.length;
    if (!found.some((other) => other.start < end && other.end > index)) {
      found.push({ start: index, end, date: year as string });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The one date that some words are; null if they are none, or several, or it cannot be resolved. */
export function resolveDate(words: string, published: Published | null): string | null {
  if (/^\d{4}$/.test(words.trim())) return words.trim();
  const [only, another] = datesIn(words, published);
  return only && !another ? only.date : null;
}

/** "may", "march" and "sat" in small letters are verbs; 10/11 may be either of two days. */
function isDate(text: string): boolean {
  if (/^\d+[/.-]\d+/.test(text)) return /^\d{4}-\d\d-\d\d$/.test(text);
  return !text.split(/[^\p{L}]+/u).some((word) => ambiguous.test(word));
}

interface Components {
  get(component: 'year' | 'month' | 'day' | 'weekday'): number | null;
  isCertain(component: 'year' | 'month' | 'day' | 'weekday'): boolean;
}

/** The date that a parser found, with what is certain of it alone. A year that is not written is the latest that can be. */
function edtfOf(text: string, start: Components, published: Published | null): string | null {
  const part = (component: 'year' | 'month' | 'day') =>
    start.isCertain(component) ? (start.get(component) as number) : null;
  if (isRelative(text) || (start.isCertain('weekday') && part('month') === null)) {
    return (
      published && relativeDate(text, start.isCertain('weekday') ? start.get('weekday') : null, published)
    );
  }
  const month = part('month');
  if (month === null) return /^\d{4}$/.test(text) ? text : null;
  const year = part('year');
  if (year !== null) return stamp(year, month, part('day'));
  return published && latest(published, (candidate) => stamp(candidate, month, part('day')));
}

/** A date without its year is the latest one before or on the day of publication: what is told has been said. */
function latest({ last }: Published, stampOf: (year: number) => string): string {
  const year = Number(last.slice(0, 4));
  return stampOf(year) <= last ? stampOf(year) : stampOf(year - 1);
}

function stamp(year: number, month: number, day: number | null): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}${day === null ? '' : `-${two(day)}`}`;
}
