/** A stretch of a text in code units, `end` exclusive. */
export interface Range {
  start: number;
  end: number;
}

/**
 * The paragraphs of a text. Each line is one, unless the lines are broken at a fixed width, as in old wire copy and mail:
 * then a paragraph reaches to the next blank line.
 */
export function paragraphsOf(text: string): Range[] {
  const paragraphs: Range[] = [];
  const pattern = isWrapped(text) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g;
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(pattern)) {
    if (index > start) paragraphs.push({ start, end: index });
    start = index + gap.length;
  }
  if (start < text.length) paragraphs.push({ start, end: text.length });
  return paragraphs;
}

/** Whether most lines that another line follows at once are about as long as a page is wide. */
function isWrapped(text: string): boolean {
  const followed = text.split('\n').filter((line, i, lines) => line.trim() && lines[i + 1]?.trim());
  const wide = followed.filter(({ length }) => length >= 55 && length <= 100);
  return followed.length >= 2 && wide.length > followed.length * 0.7;
}
