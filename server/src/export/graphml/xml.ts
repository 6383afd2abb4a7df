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

/** The text, with the replacement character for what XML cannot write. */
export const writable = (text: string): string => text.replace(unwritable, '\uFFFD');

/** A text as it stands in an element or an attribute. */
export function escaped(text: string): string {
  return writable(text).replace(/[&<>"\t\n\r]/g, (character) => entities[character] as string);
}
