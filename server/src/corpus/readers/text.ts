import { isUtf8 } from 'node:buffer';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ValidationError } from '../../errors.ts';
import { countLines, encodingError, refuseUtf16, wholeCharacters } from './encoding.ts';
import type { Bytes } from './source-row.ts';

/** Room for the longest text that a document may have, even where every character is escaped. */
export const longestLine = 16_000_000;

/** A line of a text, counted from 1, without its end (LF or CRLF). */
export interface Line {
  line: number;
  text: string;
}

/**
 * The bytes of a text in pieces that end between two characters, without a byte order mark. The file is UTF-8, with or without that
 * mark, and may be compressed with gzip. Memory does not grow with the file.
 * Throws a ValidationError for any other encoding, with the place and a way to convert it, and for a damaged or cut archive.
 */
export async function* readUtf8(bytes: Bytes): AsyncGenerator<Buffer> {
  let held: Buffer = Buffer.alloc(0);
  let lines = 0;
  let begun = false;
  for await (const chunk of unpacked(bytes)) {
    let all = held.length > 0 ? Buffer.concat([held, chunk]) : chunk;
    if (!begun) {
      // Too short to tell a byte order mark from text
      if (all.length < 4) {
        held = all;
        continue;
      }
      all = withoutMark(all);
      begun = true;
    }
    const whole = all.subarray(0, wholeCharacters(all));
    if (!isUtf8(whole)) throw encodingError(all, lines);
    held = all.subarray(whole.length);
    lines += countLines(whole);
    if (whole.length > 0) yield whole;
  }
  const rest = begun ? held : withoutMark(held);
  if (!isUtf8(rest)) throw encodingError(rest, lines);
  if (rest.length > 0) yield rest;
}

/** The text of a file in pieces, which end at no special place. Throws what `readUtf8` throws. */
export async function* readText(bytes: Bytes): AsyncGenerator<string> {
  for await (const piece of readUtf8(bytes)) yield piece.toString('utf8');
}

/** The lines of a text, empty ones too. Throws a ValidationError for a line that is longer than any row can be. */
export async function* readLines(bytes: Bytes): AsyncGenerator<Line> {
  let line = 1;
  let parts: string[] = [];
  let length = 0;
  for await (const piece of readText(bytes)) {
    let from = 0;
    for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
      const last = piece.slice(from, at);
      const text = parts.length > 0 ? [...parts, last].join('') : last;
      yield { line: line++, text: text.endsWith('\r') ? text.slice(0, -1) : text };
      parts = [];
      length = 0;
      from = at + 1;
    }
    if (from === piece.length) continue;
    parts.push(piece.slice(from));
    length += piece.length - from;
    if (length > longestLine) throw tooLong(line);
  }
  if (parts.length > 0) yield { line, text: parts.join('') };
}

export function tooLong(line: number): ValidationError {
  return new ValidationError(
    `The row that begins in line ${line} has more than ${longestLine} characters. Is a quotation mark or a line break missing?`,
  );
}

function withoutMark(head: Buffer): Buffer {
  refuseUtf16(head);
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}

/** The bytes of a file, or of what is packed in it. */
async function* unpacked(bytes: Bytes): AsyncGenerator<Buffer> {
  const source = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let next = await source.next();
  while (!next.done && head.length < 2) {
    head = Buffer.concat([head, next.value]);
    next = await source.next();
  }
  async function* all() {
    try {
      if (head.length > 0) yield head;
      for (; !next.done; next = await source.next()) yield asBuffer(next.value);
    } finally {
      await source.return?.();
    }
  }
  if (head[0] !== 0x1f || head[1] !== 0x8b) return yield* all();
  try {
    // The errors of both ends reach the loop, so that the callback has nothing to do
    yield* pipeline(all(), createGunzip({ chunkSize: 65_536 }), () => {});
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'Z_BUF_ERROR') {
      throw new ValidationError('The gzip file is cut off: its end is missing. Fetch or copy it again.');
    }
    if (code?.startsWith('Z_')) {
      throw new ValidationError(
        `The gzip file is damaged (${(error as Error).message}). Fetch or copy it again.`,
      );
    }
    throw error;
  }
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
