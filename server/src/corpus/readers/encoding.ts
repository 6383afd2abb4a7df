import { isUtf8 } from 'node:buffer';
import { ValidationError } from '../../errors.ts';

const newline = 0x0a;

/** Where a chunk ends in the middle of a character: the length of its whole characters. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/** Refuses a file that begins as UTF-16 does, with or without a byte order mark. */
export function refuseUtf16(head: Buffer): void {
  const [a, b, c, d] = head;
  const little = (a === 0xff && b === 0xfe) || (b === 0 && d === 0 && a !== 0 && c !== 0);
  const big = (a === 0xfe && b === 0xff) || (a === 0 && c === 0 && b !== 0 && d !== 0);
  if (!little && !big) return;
  const name = little ? 'UTF-16LE' : 'UTF-16BE';
  throw new ValidationError(`The file is in ${name}, not in UTF-8. ${conversion(name)}`);
}

/** The error for bytes that are no UTF-8: which byte stands in which line, and what the file probably is. */
export function encodingError(bytes: Buffer, linesBefore: number): ValidationError {
  const at = firstFault(bytes);
  const line = linesBefore + countLines(bytes.subarray(0, at)) + 1;
  const byte = (bytes[at] as number).toString(16).toUpperCase().padStart(2, '0');
  const name = likelyEncoding(bytes);
  return new ValidationError(
    `The file is not in UTF-8: byte 0x${byte} in line ${line} is no part of a character. It is probably in ${name}. ${conversion(name)}`,
  );
}

/** How many lines end in these bytes. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, at + 1)) count++;
  return count;
}

function conversion(from: string): string {
  return `Convert it first: iconv -f ${from} -t UTF-8 old-file > new-file`;
}

/** The first byte up to which the bytes are UTF-8, by halving. */
function firstFault(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, wholeCharacters(prefix)))) good = middle;
    else bad = middle - 1;
  }
  // A character that breaks off is found at the byte that does not continue it; the fault is its beginning
  return wholeCharacters(bytes.subarray(0, good));
}

/**
 * A guess from the bytes above 0x7F around the fault. Cyrillic words are runs of them, and most letters are small: those lie
 * from 0xE0 in Windows-1251 and below 0xE0 in KOI8-R. In Latin text they stand alone; typographic quotes tell Windows-1252.
 */
function likelyEncoding(bytes: Buffer): string {
  const runs = bytes.toString('latin1').match(/[\x80-\xff]+/g) ?? [];
  const high = runs.join('');
  if (high.length / runs.length >= 2.5) {
    const small = high.replace(/[^\xe0-\xff]/g, '').length;
    return small * 2 >= high.length ? 'WINDOWS-1251' : 'KOI8-R';
  }
  return /[\x80-\x9f]/.test(high) ? 'WINDOWS-1252' : 'ISO-8859-1';
}
