import { ValidationError } from '../../errors.ts';
import { actorOf, addRole, type DictionaryActor, type Entry } from './phoenix-entry.ts';
import { readDictionaryLine } from './phoenix-line.ts';
import { type Bytes, rawRow, type SourceRow } from './source-row.ts';
import { readLines } from './text.ts';

export type { DictionaryActor, DictionaryRole } from './phoenix-entry.ts';

/**
 * The actors of a dictionary in the Phoenix (TABARI) format, in the order of their lines. A code or another name that cannot be
 * read is a rejected row of its own, and its actor stays. Actors that follow each other without a code, up to one that has codes,
 * take that one's codes, as coding programs read it; each says so. Rejected as a whole: a name that the dictionary marks as no
 * actor (`---`), one with no code behind it at all, and an actor that repeats an earlier one. Comments are no rows.
 * Throws a ValidationError where the file has no code at all.
 */
export async function* readDictionary(bytes: Bytes): AsyncGenerator<SourceRow<DictionaryActor>> {
  const book = new Book();
  let entry: Entry | null = null;
  for await (const { line, text } of readLines(bytes)) {
    const read = readDictionaryLine(text);
    if (read === null) continue;
    if (typeof read === 'string') {
      book.reject(line, text, read);
      continue;
    }
    if (read.kind === 'NAME') {
      if (entry) yield* book.close(entry);
      entry = {
        line,
        rawName: read.name,
        rawAliases: [],
        roles: [],
        codes: 0,
        noActor: false,
        comments: [],
        repairs: [],
        raw: [],
      };
    }
    if (!entry) {
      book.reject(line, text, 'It stands before the first name.');
      continue;
    }
    if (read.kind === 'OTHER_NAME') entry.rawAliases.push(read.name);
    if (read.comment) entry.comments.push(read.comment);
    entry.raw.push(text);
    for (const code of read.codes) {
      const reason = addRole(entry, code, line, read.comment);
      if (reason) book.reject(line, text, `The role is left out, the actor stays: ${reason}`);
    }
  }
  if (entry) yield* book.close(entry);
  yield* book.end();
}

/** The entries that were read: which wait for the codes of the next one, and which have been given out. */
class Book {
  private waiting: Entry[] = [];
  private rejected: SourceRow<never>[] = [];
  private readonly given = new Map<string, { line: number; says: string }[]>();
  private codes = 0;

  reject(line: number, text: string, reason: string): void {
    this.rejected.push({ line, raw: rawRow(text), reason });
  }

  /** The rows that are certain now that an entry has ended. */
  close(entry: Entry): SourceRow<DictionaryActor>[] {
    this.codes += entry.codes;
    if (entry.codes === 0) {
      this.waiting.push(entry);
      return [];
    }
    const rows = this.waiting.map((before) => {
      before.roles = entry.roles;
      before.repairs.push(`It has no code: those of the next name, "${entry.rawName}", are taken.`);
      return this.row(before);
    });
    return this.inOrder([...rows, this.row(entry)]);
  }

  end(): SourceRow<DictionaryActor>[] {
    if (this.codes === 0) {
      throw new ValidationError(
        'The file is no actor dictionary: no line has a code in brackets, such as [RUSGOV 991231-080507].',
      );
    }
    return this.inOrder(
      this.waiting.map((entry) => rejection(entry, 'It has no code, and no name with a code follows.')),
    );
  }

  private row(entry: Entry): SourceRow<DictionaryActor> {
    const { line, rawName, roles, repairs } = entry;
    if (roles.length === 0 && entry.noActor) {
      return rejection(entry, 'The dictionary marks this name as no actor ([---]).');
    }
    const says = JSON.stringify([entry.rawAliases, roles.map(({ line: _, comment: __, ...role }) => role)]);
    const before = this.given.get(rawName) ?? [];
    const same = before.find((other) => other.says === says);
    if (same)
      return rejection(
        entry,
        `It repeats the actor in line ${same.line}: the same names and the same codes.`,
      );
    this.given.set(rawName, [...before, { line, says }]);
    const id = before.length > 0 ? `${rawName} (${before.length + 1})` : rawName;
    return { line, raw: rawRow(entry.raw.join('\n')), value: actorOf(entry, id), repairs };
  }

  private inOrder(rows: SourceRow<DictionaryActor>[]): SourceRow<DictionaryActor>[] {
    const all = [...rows, ...this.rejected].sort((one, other) => one.line - other.line);
    this.waiting = [];
    this.rejected = [];
    return all;
  }
}

function rejection(entry: Entry, reason: string): SourceRow<never> {
  return { line: entry.line, raw: rawRow(entry.raw.join('\n')), reason };
}
