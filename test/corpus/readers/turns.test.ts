import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTurns } from '../../../server/src/corpus/readers/turns.ts';
import { all, file, outcomes, taken } from './source.ts';

const header = ['doc_id', 'date', 'turn', 'speaker_label', 'start', 'end', 'text'];
const turn = {
  doc_id: '6152',
  date: '2009-11-29',
  turn: '0',
  speaker_label: 'Question',
  start: '10',
  end: '13',
  text: 'Yes',
};
const write = (rows: object[], options = {}) =>
  stringify(rows, { header: true, columns: header, quoted_match: /\n/, ...options });
const read = async (...rows: object[]) => all(readTurns(file(write(rows))));

describe('a turn', () => {
  it('is read with its label as the source writes it: who speaks is not for the reader to say', async () => {
    for (const label of [
      'Vladimir Putin',
      'ladimir Putin',
      'of Russia Vladimir Putin',
      'V.Putin',
      'Question',
      'Remark',
      '* * *',
    ]) {
      expect(taken(await read({ ...turn, speaker_label: label })).value).toEqual({
        documentId: '6152',
        saidOn: { text: '2009-11-29', first: '2009-11-29', last: '2009-11-29' },
        turn: 0,
        speakerLabel: label,
        start: 10,
        end: 13,
        text: 'Yes',
      });
    }
  });

  it('is as long as its text in code points, not in bytes or code units', async () => {
    expect(taken(await read({ ...turn, text: 'Ж🛰\n"安', end: '15' })).value.text).toBe('Ж🛰\n"安');
    expect(outcomes(await read({ ...turn, text: '🛰🛰', end: '14' }))).toEqual([
      'start and end span 4 characters, and the text has 2 (Unicode code points).',
    ]);
  });

  it.each([
    ['an empty text', { text: '', end: '10' }, 'Nothing is said: the text is empty.'],
    ['a blank text', { text: '   ' }, 'Nothing is said: the text is empty.'],
    ['no label', { speaker_label: ' ' }, 'The speaker is missing: speaker_label is empty.'],
    ['no document', { doc_id: '' }, 'The document (doc_id) is missing.'],
    ['no date', { date: '' }, 'The date is missing.'],
    ['a date that is none', { date: '2009-13' }, /The date cannot be read/],
    ['a start that is no number', { start: 'ten' }, '"ten" is no whole number from 0 (start).'],
    ['a negative end', { end: '-3' }, '"-3" is no whole number from 0 (end).'],
    ['a turn that is no whole number', { turn: '1.5' }, '"1.5" is no whole number from 0 (turn).'],
    ['a span of another length', { end: '14' }, /span 4 characters, and the text has 3/],
  ])('with %s is rejected, and the next one is taken', async (_, fault, reason) => {
    expect(await read({ ...turn, ...fault }, { ...turn, turn: '1' })).toMatchObject([
      { line: 2, reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
      { line: 3, value: { turn: 1 } },
    ]);
  });

  it('is rejected where the document has that turn already', async () => {
    expect(outcomes(await read(turn, { ...turn, doc_id: '6153' }, turn))[2]).toBe(
      'The turn "6152#0" stands in line 2 already.',
    );
  });
});

describe('a file of turns', () => {
  it('gives the same rows wherever it is cut, with CRLF or LF, with a byte order mark or without', async () => {
    const texts = fc.array(
      fc.string({ unit: fc.constantFrom('a', ' ', '\n', '"', ',', 'Ж', '🛰'), maxLength: 12 }),
      { maxLength: 8 },
    );
    const anyForm = fc.record({ bom: fc.boolean(), record_delimiter: fc.constantFrom('\n', '\r\n') });
    await fc.assert(
      fc.asyncProperty(
        texts,
        anyForm,
        fc.array(fc.nat(1_000), { maxLength: 15 }),
        async (all_, form, cuts) => {
          const rows = all_.map((text, i) => ({
            ...turn,
            turn: `${i}`,
            end: `${10 + [...text].length}`,
            text,
          }));
          const expected = rows.map(({ text }) =>
            text.trim() === '' ? 'Nothing is said: the text is empty.' : text,
          );
          const found = outcomes(await all(readTurns(file(write(rows, form), cuts))));
          expect(found.map((one) => (typeof one === 'string' ? one : one.text))).toEqual(expected);
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('without a column is refused', async () => {
    await expect(all(readTurns(file('doc_id,date,text\n')))).rejects.toThrow(
      /lacks the columns "turn", "speaker_label"/,
    );
  });
});
