import { pipeline } from 'node:stream';
import { type Options, Parser } from 'csv-parse';
import { countLines } from './encoding.ts';
import type { Bytes } from './source-row.ts';
import { longestLine, readUtf8, tooLong } from './text.ts';

/** A record of a CSV file: the line where it begins, its own words without the line end, and its fields or what is wrong. */
export type CsvRecord = { line: number; raw: string } & ({ fields: string[] } | { reason: string });

/**
 * The records of a CSV file (RFC 4180): fields in double quotes may hold delimiters, line breaks and doubled quotes. A quote
 * within a bare field is taken as it stands. A record whose quoted field goes on after its closing quote is given with the
 * reason, up to the end of that line. Blank lines are left out.
 * Throws a ValidationError for a record that is longer than any row can be, and what `readUtf8` throws.
 */
export async function* readCsvRecords(bytes: Bytes, delimiter = ','): AsyncGenerator<CsvRecord> {
  const words = new WordsOfRecords();
  let unclosed: CsvRecord | undefined;
  const options: Options<CsvRecord, string[]> = {
    delimiter,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: longestLine,
    relax_column_count: true,
    relax_quotes: true,
    on_record: (fields, { bytes: end }) => {
      const { line, raw } = words.upTo(end);
      if (raw === '') return null;
      const tail = tailAfterQuote(raw, fields, delimiter);
      if (tail === null) return { line, raw, fields };
      return { line, raw, reason: `After a closing quotation mark stands ${JSON.stringify(tail)}.` };
    },
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error?.code === 'CSV_MAX_RECORD_SIZE') throw tooLong(words.line);
      // Nothing else is an error with these options
      const reason = 'A quoted field has no closing quotation mark up to the end of the file.';
      unclosed = { ...words.rest(), reason };
      return undefined;
    },
  };
  // Its constructor is typed for records that on_record leaves as they are
  const parser = new Parser(options as unknown as Options);
  // The errors of both ends reach the loop, so that the callback has nothing to do
  yield* pipeline(words.passing(readUtf8(bytes)), parser, () => {});
  if (unclosed) yield unclosed;
}

/**
 * Keeps what the parser reads until a record ends there. The parser's own raw form lacks the second character of a line end, and
 * its line numbers count CRLF within quotes twice.
 */
class WordsOfRecords {
  /** Where the next record begins. */
  line = 1;
  private held: Buffer[] = [];
  /** How many bytes lie before those that are held. */
  private before = 0;

  async *passing(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.held.push(piece);
      yield piece;
    }
  }

  /** The words of the record that ends after so many bytes of the file. */
  upTo(end: number): { line: number; raw: string } {
    const all = this.held.length === 1 ? (this.held[0] as Buffer) : Buffer.concat(this.held);
    const record = all.subarray(0, end - this.before);
    this.held = [all.subarray(record.length)];
    this.before = end;
    const { line } = this;
    this.line += countLines(record);
    return { line, raw: record.toString('utf8').replace(/\r?\n$/, '') };
  }

  rest(): { line: number; raw: string } {
    return { line: this.line, raw: Buffer.concat(this.held).toString('utf8') };
  }
}

/**
 * What stands between a closing quote and the end of its line, its first 40 characters; null where no field goes on after its
 * closing quote. The parser takes such a field with its quotes, as if it were bare; written anew it is another one.
 */
function tailAfterQuote(raw: string, fields: readonly string[], delimiter: string): string | null {
  let at = 0;
  for (const field of fields) {
    const quoted = raw[at] === '"';
    const written = quoted ? `"${field.replaceAll('"', '""')}"` : field;
    if (quoted && !raw.startsWith(written, at)) {
      let close = raw.indexOf('"', at + 1);
      while (raw[close + 1] === '"') close = raw.indexOf('"', close + 2);
      return raw.slice(close + 1, close + 41);
    }
    at += written.length + delimiter.length;
  }
  return null;
}
