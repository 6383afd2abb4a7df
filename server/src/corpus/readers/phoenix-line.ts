/** A line of an actor dictionary: an actor's name, another name of the same actor, or codes of the same actor. */
export interface DictionaryLine {
  /** NAME begins an entry. OTHER_NAME and CODES belong to the entry that is open. */
  kind: 'NAME' | 'OTHER_NAME' | 'CODES';
  /** The name as it stands; empty in a line of codes. */
  name: string;
  /** What stands in each pair of brackets. */
  codes: string[];
  /** What stands after # or after the last bracket; null without. */
  comment: string | null;
}

/**
 * Takes a line apart. A name begins at the margin, another name with +, codes stand in brackets after a name or indented
 * below it; # begins a comment, which may hide a whole line. An indented name is another name. Null for a line that says
 * nothing; the reason for one that cannot be read.
 */
export function readDictionaryLine(text: string): DictionaryLine | null | string {
  const [body = '', ...comments] = text.split('#');
  if (body.trim() === '') return null;
  const codes = Array.from(body.matchAll(/\[([^[\]]*)\]/g), ([, code = '']) => code.trim());
  const begin = body.indexOf('[');
  const end = body.lastIndexOf(']');
  if ((body.match(/[[\]]/g) ?? []).length !== codes.length * 2)
    return 'A bracket is not opened or not closed.';
  const head = begin < 0 ? body : body.slice(0, begin);
  const tail = begin < 0 ? '' : body.slice(end + 1);
  const comment =
    [tail, ...comments]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('; ') || null;
  const plus = head.startsWith('+');
  const name = (plus ? head.slice(1) : head).trim();
  if (name === '') return plus ? 'After + stands no name.' : { kind: 'CODES', name, codes, comment };
  if (name.includes('\ufffd')) return `A letter of the name was lost before this file was made ("${name}").`;
  if (name.includes('\0')) return 'The name contains the NUL character (U+0000), which cannot be stored.';
  if (!/[\p{L}\p{N}]/u.test(name)) return `"${name}" is no name.`;
  // Headings that lost their #: no name of a dictionary has a colon before a blank
  if (/:\s/.test(name)) return `"${name}" is no name but a remark.`;
  return { kind: plus || /^\s/.test(text) ? 'OTHER_NAME' : 'NAME', name, codes, comment };
}
