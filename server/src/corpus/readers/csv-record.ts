import type { Bytes } from './source-row.ts';
import { longestLine, readText, tooLong } from './text.ts';

/** A record of a CSV file: the line where it begins, its own words without the line end, and its fields or what is wrong. */
export type CsvRecord = { line: number; raw: string } & ({ fields: string[] } | { reason: string });

/**
 * The records of a CSV file (RFC 4180): fields in double quotes may hold delimiters, line breaks and doubled quotes. A quote
 * within a bare field is taken as it stands. A record whose quoted field goes on after its closing quote is given with the
 * reason, up to the end of that line. Blank lines are left out.
 *
 * Written by hand because the rows of a corpus are long: csv-parse looks at each byte, so that with raw rows it takes four times
 * as long, and it counts a line break of two characters within quotes as two lines. It is the measure in the tests.
 */
export async function* readCsvRecords(bytes: Bytes, delimiter = ','): AsyncGenerator<CsvRecord> {
  let text = '';
  let line = 1;
  let needed = 0;
  for await (const piece of readText(bytes)) {
    text += piece;
    // A long record is looked at again only when it has doubled
    if (text.length < needed) continue;
    let start = 0;
    for (;;) {
      const record = recordAt(text, start, delimiter, false);
      if (!record) break;
      const raw = text.slice(start, record.end);
      if (raw !== '') yield { line, raw, ...record.content };
      line += record.lines;
      start = record.next;
    }
    text = text.slice(start);
    if (text.length > longestLine) throw tooLong(line);
    needed = text.length * 2;
  }
  for (let start = 0; start < text.length; ) {
    const record = recordAt(text, start, delimiter, true) as Found;
    const raw = text.slice(start, record.end);
    if (raw !== '') yield { line, raw, ...record.content };
    line += record.lines;
    start = record.next;
  }
}

interface Found {
  content: { fields: string[] } | { reason: string };
  /** Where the record ends, where the next one begins, and how many lines lie between its start and that. */
  end: number;
  next: number;
  lines: number;
}

/** The record that begins at `start`; null where the text ends before it does, unless that is the end of the file. */
function recordAt(text: string, start: number, delimiter: string, last: boolean): Found | null {
  const fields: string[] = [];
  let lines = 1;
  let at = start;
  let newline = text.indexOf('\n', at);
  for (;;) {
    if (text[at] === '"') {
      const close = closingQuote(text, at);
      if (close < 0) {
        if (!last) return null;
        const content = { reason: 'A quoted field has no closing quotation mark up to the end of the file.' };
        return { content, end: text.length, next: text.length, lines };
      }
      const field = text.slice(at + 1, close);
      fields.push(field.includes('""') ? field.replaceAll('""', '"') : field);
      while (newline >= 0 && newline < close) {
        lines++;
        newline = text.indexOf('\n', newline + 1);
      }
      at = close + 1;
    } else {
      const stop = newline < 0 ? text.length : newline;
      const comma = text.indexOf(delimiter, at);
      const bareEnd = comma >= 0 && comma < stop ? comma : stop;
      if (bareEnd === text.length && !last) return null;
      const lineEnd = bareEnd === stop && text[stop - 1] === '\r' && stop > at ? stop - 1 : bareEnd;
      fields.push(text.slice(at, lineEnd));
      at = lineEnd;
    }
    if (text.startsWith(delimiter, at)) {
      at += delimiter.length;
      continue;
    }
    if (newline < 0 && !last) return null;
    const end = newline < 0 ? text.length : newline;
    const next = newline < 0 ? text.length : newline + 1;
    const tail = text.slice(at, end);
    const clean = tail === '' || tail === '\r';
    const content = clean
      ? { fields }
      : { reason: `After a closing quotation mark stands ${JSON.stringify(tail.slice(0, 40))}.` };
    return { content, end: clean ? at : end, next, lines };
  }
}

/** The quote that closes the field which opens at `open`; -1 where it is not there, or cannot be told from a doubled one yet. */
function closingQuote(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}
