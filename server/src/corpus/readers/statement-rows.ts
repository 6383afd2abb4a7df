import { createHash } from 'node:crypto';
import { Seen } from './seen.ts';
import { rawRow, type SourceRow } from './source-row.ts';
import type { SourceStatement } from './statement-value.ts';

type Taken = { line: number; raw: string; value: SourceStatement; repairs: string[] };

/**
 * Makes one statement of the rows that have one id, follow each other and differ in nothing but the concept: a statement may be
 * coded with several, and a file has a row for each. A row that says something else under the same id is rejected, as is one
 * that comes later in the file; rows without an id are statements by themselves. Where a source gives no words, the concepts
 * stand in as the paraphrase.
 *
 * The order is that of the file; where more than a hundred rejected rows lie between those of one statement, they come first.
 */
export async function* joinCodings(
  rows: AsyncIterable<SourceRow<SourceStatement>>,
): AsyncGenerator<SourceRow<SourceStatement>> {
  const ids = new Seen();
  const contents = new Seen();
  let open: Taken | null = null;
  let rejected: SourceRow<SourceStatement>[] = [];
  for await (const row of rows) {
    const read: SourceRow<SourceStatement> =
      'reason' in row ? row : (rejection(row, open, ids, contents) ?? row);
    if ('reason' in read) {
      if (open && rejected.length < 100) rejected.push(read);
      else yield read;
    } else if (open && read.value.id === open.value.id) {
      open = join(open, read);
    } else {
      if (open) yield withWords(open);
      yield* rejected;
      rejected = [];
      note(read, ids, contents);
      open = read.value.id === null ? null : read;
      if (!open) yield withWords(read);
    }
  }
  if (open) yield withWords(open);
  yield* rejected;
}

/** The row with the reason why it cannot be taken; null where it can. */
function rejection(
  { line, raw, value }: Taken,
  open: Taken | null,
  ids: Seen,
  contents: Seen,
): SourceRow<SourceStatement> | null {
  const reason =
    value.id === null
      ? repeatedRow(contents, contentOf(value))
      : value.id === open?.value.id
        ? whyNotJoined(open, value)
        : repeatedId(ids, value.id);
  return reason === null ? null : { line, raw, reason };
}

function note({ line, value }: Taken, ids: Seen, contents: Seen): void {
  if (value.id === null) contents.note(contentOf(value), line);
  else ids.note(value.id, line);
}

const contentOf = (value: SourceStatement) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64');

function repeatedRow(contents: Seen, content: string): string | null {
  const line = contents.lineOf(content);
  return line === null
    ? null
    : `The row says nothing that line ${line} does not say, and has no id to tell them apart.`;
}

function repeatedId(ids: Seen, id: string): string | null {
  const repeated = ids.repeated(id);
  return repeated && `${repeated} Rows of one statement must follow each other.`;
}

function whyNotJoined({ line, value: first }: Taken, second: SourceStatement): string | null {
  const stands = `The id "${second.id}" stands in line ${line} already.`;
  if (contentOf({ ...first, codings: [] }) !== contentOf({ ...second, codings: [] }))
    return `${stands} The rows of one statement may differ in concept and stance only.`;
  const [coding] = second.codings;
  return coding && !first.codings.some(({ concept }) => concept === coding.concept) ? null : stands;
}

function join(first: Taken, second: Taken): Taken {
  return {
    line: first.line,
    raw: rawRow(`${first.raw}\n${second.raw}`),
    value: { ...first.value, codings: [...first.value.codings, ...second.value.codings] },
    repairs: [...first.repairs, ...second.repairs],
  };
}

function withWords(row: Taken): Taken {
  const { quote, paraphrase, codings } = row.value;
  if (quote || paraphrase) return row;
  return {
    ...row,
    value: { ...row.value, paraphrase: codings.map(({ concept }) => concept).join('; ') },
    repairs: [...row.repairs, 'No words are given: the concept stands in as the paraphrase.'],
  };
}
