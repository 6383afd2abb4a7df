import type { EdtfDate } from '../date/edtf.ts';

/** When the document was published: the first and the last day that it can have been, ISO 8601. */
export type Published = Pick<EdtfDate, 'first' | 'last'>;

const relative =
  /\b(?:ago|last|past|this|next|coming|later|today|tonight|yesterday|tomorrow|week|morning|evening|night|afternoon)\b/i;
const day = 24 * 60 * 60 * 1000;

/** Whether a date is told from the day on which the text appeared: yesterday, last month, three days ago. */
export function isRelative(words: string): boolean {
  return relative.test(words);
}

/**
 * A date that is told from the day of publication, or a past weekday (0 is Sunday): as exact as words and publication allow, EDTF.
 * Null where they allow nothing, and for what is still to come.
 */
export function relativeDate(
  words: string,
  weekday: number | null,
  { first, last }: Published,
): string | null {
  const said = words.toLowerCase();
  const [year = '', month = ''] = last.split('-');
  if (/\b(?:next|coming|tomorrow|later)\b/.test(said)) return null;
  if (/\b(?:last|past|this) (?:month|year)\b/.test(said)) {
    const back = said.includes('this') ? 0 : 1;
    if (said.includes('year')) return first.startsWith(year) ? pad(Number(year) - back, 4) : null;
    if (!first.startsWith(`${year}-${month}`)) return null;
    const months = Number(year) * 12 + Number(month) - 1 - back;
    return `${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1, 2)}`;
  }
  if (first !== last) return null;
  if (weekday !== null) return weekdayBefore(last, weekday, /\blast\b/.test(said));
  if (/\byesterday\b|\blast night\b/.test(said)) return shift(last, -1);
  if (/\b(?:today|tonight)\b|\bthis (?:morning|afternoon|evening)\b/.test(said)) return last;
  if (/\b(?:last|past|this) week\b/.test(said)) return weekOf(last, said.includes('this'));
  const [, number = ''] = said.match(/^(\w+) days? ago$/) ?? [];
  const days = numbers.indexOf(number) + 1 || Number(number);
  return days > 0 && days < 100 ? shift(last, -days) : null;
}

const numbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function weekdayBefore(date: string, weekday: number, strictly: boolean): string {
  const back = (new Date(date).getUTCDay() - weekday + 7) % 7;
  return shift(date, -(back === 0 && strictly ? 7 : back));
}

/** The week before that of a day, or its own week up to it. A week begins on Monday. */
function weekOf(date: string, own: boolean): string {
  const monday = shift(date, -((new Date(date).getUTCDay() + 6) % 7));
  if (!own) return `${shift(monday, -7)}/${shift(monday, -1)}`;
  return monday === date ? date : `${monday}/${date}`;
}

function shift(date: string, days: number): string {
  return new Date(new Date(date).getTime() + days * day).toISOString().slice(0, 10);
}

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
