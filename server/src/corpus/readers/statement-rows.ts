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
 * A rejected row is told at once, a statement when its last row is read.
 */
export async function* joinCodings(
  rows: AsyncIterable<SourceRow<SourceStatement>>,
): AsyncGenerator<SourceRow<SourceStatement>> {
  const ids = new Seen();
  const contents = new Seen();
  let open: Taken | null = null;
  for await (const row of rows) {
    if ('reason' in row) {
      yield row;
      continue;
    }
    const { id } = row.value;
    const joins: boolean = open !== null && id !== null && id === open.value.id;
    const content = contentOf(row.value);
    const reason = joins
      ? whyNotJoined(open as Taken, row.value)
      : id === null
        ? repeatedRow(contents, content)
        : repeatedId(ids, id);
    if (reason) {
      yield { line: row.line, raw: row.raw, reason };
    } else if (joins) {
      open = join(open as Taken, row);
    } else {
      if (open) yield withWords(open);
      if (id === null) contents.note(content, row.line);
      else ids.note(id, row.line);
      open = row;
    }
  }
  if (open) yield withWords(open);
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
