import type { EdtfDate } from '../../date/edtf.ts';
import { codePoints } from '../../document/code-points.ts';
import { readCsv } from './csv.ts';
import { readDate } from './date.ts';
import { Seen } from './seen.ts';
import type { Bytes, SourceRow } from './source-row.ts';

/** What one speaker says without a break in a document. Whether the words stand there is for the document to tell. */
export interface Turn {
  /** The document's id in its own file. */
  documentId: string;
  saidOn: EdtfDate;
  /** Its number in the document; unique there. */
  turn: number;
  /** Who speaks, as the source writes it: often no person ("Question"). */
  speakerLabel: string;
  /** Unicode code points from 0 in the document's text; `end` is exclusive. */
  start: number;
  end: number;
  text: string;
}

const columns = ['doc_id', 'date', 'turn', 'speaker_label', 'start', 'end', 'text'] as const;

/**
 * The speaker turns of a CSV file (doc_id, date, turn, speaker_label, start, end, text). Rejected: an empty text, a missing
 * document, label or date, numbers that are none, a span that is not as long as the text, a turn that stands twice.
 */
export async function* readTurns(bytes: Bytes): AsyncGenerator<SourceRow<Turn>> {
  const seen = new Seen();
  for await (const row of readCsv(bytes, { required: columns })) {
    if ('reason' in row) {
      yield row;
      continue;
    }
    const { line, raw, value, repairs } = row;
    const turn = readTurn(value);
    const id = `${value.doc_id}#${value.turn}`;
    const reason = typeof turn === 'string' ? turn : seen.repeated(id, 'turn');
    if (typeof turn === 'string' || reason) {
      yield { line, raw, reason: reason as string };
      continue;
    }
    seen.note(id, line);
    yield { line, raw, value: turn, repairs };
  }
}

/** Only where a text has surrogate pairs must its characters be counted one by one. */
const pairs = /[\ud800-\udbff]/;

/** The turn that a row says, or why it says none. */
function readTurn(row: Record<(typeof columns)[number], string>): Turn | string {
  const { doc_id: documentId, text, speaker_label: speakerLabel } = row;
  if (documentId.trim() === '') return 'The document (doc_id) is missing.';
  if (text.trim() === '') return 'Nothing is said: the text is empty.';
  if (speakerLabel.trim() === '') return 'The speaker is missing: speaker_label is empty.';
  const saidOn = readDate(row.date);
  if (saidOn === null) return 'The date is missing.';
  if ('reason' in saidOn) return saidOn.reason;
  const [turn, start, end] = [row.turn, row.start, row.end].map(wholeNumber) as [number, number, number];
  for (const [name, number] of Object.entries({ turn, start, end })) {
    if (Number.isNaN(number)) return `"${row[name as 'turn']}" is no whole number from 0 (${name}).`;
  }
  const length = pairs.test(text) ? codePoints(text) : text.length;
  if (end - start !== length) {
    return `start and end span ${end - start} characters, and the text has ${length} (Unicode code points).`;
  }
  return { documentId, saidOn, turn, speakerLabel, start, end, text };
}

function wholeNumber(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
