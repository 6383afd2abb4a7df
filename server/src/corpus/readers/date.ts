import { type EdtfDate, parseEdtf } from '../../date/edtf.ts';

/** A plain day is by far the most frequent date; it is read without the EDTF parser, which would take most of an import's time. */
const plainDay = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** The date of a row: null where none is given, or the reason why the text is no date. */
export function readDate(text: string | null | undefined): EdtfDate | null | { reason: string } {
  const written = text?.trim();
  if (!written) return null;
  if (plainDay.test(written)) {
    const time = new Date(`${written}T00:00:00Z`);
    // JavaScript takes 30 February for 2 March, and the EDTF parser takes 29 February of any year
    return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(written)
      ? { text: written, first: written, last: written }
      : { reason: `The date cannot be read: "${written}" is no day of the calendar.` };
  }
  try {
    return parseEdtf(written);
  } catch (error) {
    return { reason: `The date cannot be read: ${(error as RangeError).message}` };
  }
}
