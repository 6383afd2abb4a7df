/** A row of a source: where it stands, its own words, and either what it says or why it cannot be taken. */
export type SourceRow<T> = { line: number; raw: string } & (
  | { value: T; repairs: string[] }
  | { reason: string }
);

/** What a reader reads: a file, a socket, an array of chunks. */
export type Bytes = AsyncIterable<Uint8Array>;

/** So much of a row is kept for the reject file; a whole book on one line would make it unreadable. */
const longestRaw = 65_536;

/** The row as it stands in its file; a very long one is cut, and says so. */
export function rawRow(row: string): string {
  if (row.length <= longestRaw) return row;
  return `${upTo(row, longestRaw)} […cut: the row has ${row.length} characters]`;
}

/** The beginning of a text, so many code units long, without half of a character at its end. */
export function upTo(text: string, longest: number): string {
  return text.length <= longest ? text : text.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}

/** Why Postgres cannot store a text; null where it can. A text is rejected rather than mended, for offsets count its characters. */
export function unstorable(text: string): string | null {
  if (text.includes('\0')) return 'It contains the NUL character (U+0000), which cannot be stored.';
  if (!text.isWellFormed()) return 'It contains half of a surrogate pair, which cannot be stored.';
  return null;
}

/** The text without blanks at its ends; null where nothing is left. */
export function words(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
