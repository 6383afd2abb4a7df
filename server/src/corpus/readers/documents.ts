import { ValidationError } from '../../errors.ts';
import { readDate } from './date.ts';
import { documentLine, type SourceDocument } from './document-value.ts';
import { Seen } from './seen.ts';
import { type Bytes, rawRow, type SourceRow, unstorable, words } from './source-row.ts';
import { readLines } from './text.ts';

export type { SourceDocument } from './document-value.ts';

const known: ReadonlySet<string> = new Set(Object.keys(documentLine.shape));

/**
 * The documents of a JSONL file: one JSON object a line, with id and, as far as they are known, url, title, date (EDTF), place,
 * lead, topics, text, kind, publisher, authors, language, series, volume, issue, reliability and marking.
 *
 * A missing title is repaired: the address, else the id, stands in. A key that is not known is left out, which the first row that has
 * it says. Rejected: a line that is no JSON object, a missing or repeated id, a value of the wrong kind or too long, a date
 * that is none, a text that Postgres cannot store. Throws a ValidationError where the file is no JSON lines at all.
 */
export async function* readDocuments(bytes: Bytes): AsyncGenerator<SourceRow<SourceDocument>> {
  const seen = new Seen();
  const unknown = new Set<string>();
  let first = true;
  for await (const { line, text } of readLines(bytes)) {
    if (text.trim() === '') continue;
    if (first) refuseOtherForms(text, line);
    first = false;
    const raw = rawRow(text);
    const read = readDocument(text);
    if (typeof read === 'string') {
      yield { line, raw, reason: read };
      continue;
    }
    const repeated = seen.repeated(read.value.id);
    if (repeated) {
      yield { line, raw, reason: repeated };
      continue;
    }
    seen.note(read.value.id, line);
    const repairs = [...read.repairs];
    for (const key of read.keys) {
      if (known.has(key) || unknown.has(key)) continue;
      unknown.add(key);
      repairs.push(`The key "${key}" is not known here and is left out, in this row and in all others.`);
    }
    yield { line, raw, value: read.value, repairs };
  }
  if (first) throw new ValidationError('The file is empty: it has no documents.');
}

function refuseOtherForms(text: string, line: number): void {
  const begin = text.trim();
  if (begin.startsWith('{') && begin !== '{') return;
  const hint =
    begin.startsWith('[') || begin === '{'
      ? ' It seems to be JSON in one piece. Convert it first: jq -c ".[]?" old-file > new-file, or jq -c . for one object after another.'
      : '';
  throw new ValidationError(
    `Line ${line} is no JSON object, so that this is no JSON lines file (one object a line).${hint}`,
  );
}

type Read = { value: SourceDocument; repairs: string[]; keys: string[] };

/** The document that a line says, or why it says none. */
function readDocument(text: string): Read | string {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return `The line is no JSON: ${(error as SyntaxError).message}.`;
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return 'The line is no JSON object.';
  const checked = documentLine.safeParse(given);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    return `"${issue?.path.join('.')}": ${issue?.message}.`;
  }
  const { id, title, date, topics, authors, ...rest } = checked.data;
  if (id === null) return 'The id is missing.';
  const publishedOn = readDate(date);
  if (publishedOn && 'reason' in publishedOn) return publishedOn.reason;
  for (const part of [id, title, ...Object.values(rest), ...(topics ?? []), ...(authors ?? [])]) {
    const fault = part && unstorable(part);
    if (fault) return fault;
  }
  const repairs: string[] = [];
  if (title === null) repairs.push(`The title is missing: the ${rest.url ? 'address' : 'id'} stands in.`);
  const value: SourceDocument = {
    id,
    title: title ?? (rest.url?.slice(0, 1_000) || id),
    publishedOn,
    topics: topics ?? [],
    authors: authors ?? [],
    ...rest,
    lead: words(rest.lead),
  };
  return { value, repairs, keys: Object.keys(given) };
}
