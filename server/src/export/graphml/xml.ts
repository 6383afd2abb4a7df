/** Characters that XML 1.0 has no way to write. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would turn these into a blank or a line feed
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A text as it stands in an element or an attribute. What XML cannot write becomes the replacement character. */
export function escaped(text: string): string {
  return text
    .replace(unwritable, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, (character) => entities[character] as string);
}
