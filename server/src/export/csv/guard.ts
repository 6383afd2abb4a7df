/**
 * A spreadsheet takes a cell that begins with one of these for a formula, and runs it: = + - @, their full-width forms, tab and
 * the ends of a line.
 */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/u;

/** The text with an apostrophe before it where a spreadsheet would take it for a formula. Undone by `unguarded`. */
export function guarded(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The text that was guarded: one apostrophe less where apostrophes, and then the beginning of a formula, begin it. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
