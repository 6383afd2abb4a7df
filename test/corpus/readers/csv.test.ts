import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../server/src/corpus/readers/csv.ts';
import { readCsvRecords } from '../../../server/src/corpus/readers/csv-record.ts';
import { all, file, outcomes } from './source.ts';

const cell = fc.string({
  unit: fc.constantFrom('a', 'Ж', '🛰', ',', ';', '"', '\n', '\r\n', ' '),
  maxLength: 8,
});
// One column and an empty cell would be a blank line
const table = fc
  .integer({ min: 2, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  );
const form = fc.record({
  delimiter: fc.constantFrom(',', ';'),
  record_delimiter: fc.constantFrom('\n', '\r\n'),
  quoted: fc.boolean(),
  bom: fc.boolean(),
  // By default csv-stringify leaves a line feed bare where lines end in CRLF
  quoted_match: fc.constant(/\n/),
});
const anyCuts = fc.array(fc.nat(400), { maxLength: 20 });
const records = async (text: string, delimiter?: string) => all(readCsvRecords(file(text), delimiter));

describe('the records of a CSV file', () => {
  it('are those that csv-parse reads, in any form and wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, form, anyCuts, async (rows, options, cuts) => {
        const text = stringify(rows, options);
        const read = await all(readCsvRecords(file(text, cuts), options.delimiter));
        expect(read.map((record) => ('fields' in record ? record.fields : record.reason))).toEqual(rows);
        expect(rows).toEqual(parse(text, options));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('stand in their own words at the line where they begin', async () => {
    await fc.assert(
      fc.asyncProperty(table, form, anyCuts, async (rows, options, cuts) => {
        const text = stringify(rows, { ...options, bom: false });
        const ends = options.record_delimiter;
        let at = 0;
        for (const record of await all(readCsvRecords(file(text, cuts), options.delimiter))) {
          expect(text.startsWith(record.raw, at)).toBe(true);
          expect(record.line).toBe(text.slice(0, at).split('\n').length);
          at += record.raw.length + ends.length;
        }
        expect(at).toBe(text.length);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('may lack the last line end, and blank lines between them are none', async () => {
    expect(await records('a,b\n\n\r\n"c\nd",e')).toEqual([
      { line: 1, raw: 'a,b', fields: ['a', 'b'] },
      { line: 4, raw: '"c\nd",e', fields: ['c\nd', 'e'] },
    ]);
  });

  it('with a quote in a bare field are taken as they stand', async () => {
    expect(await records('the "ally",x\n')).toEqual([
      { line: 1, raw: 'the "ally",x', fields: ['the "ally"', 'x'] },
    ]);
  });

  it('with text after a closing quote are faulty up to the end of that line, and the next one is good', async () => {
    expect(await records('1,"an "ally" of"\n2,b\n')).toEqual([
      { line: 1, raw: '1,"an "ally" of"', reason: 'After a closing quotation mark stands "ally\\" of\\"".' },
      { line: 2, raw: '2,b', fields: ['2', 'b'] },
    ]);
  });

  it('whose quote is never closed are faulty up to the end of the file', async () => {
    expect(await records('1,a\n2,"b\n3,c\n')).toEqual([
      { line: 1, raw: '1,a', fields: ['1', 'a'] },
      {
        line: 2,
        raw: '2,"b\n3,c\n',
        reason: 'A quoted field has no closing quotation mark up to the end of the file.',
      },
    ]);
  });

  it('that are longer than any row can be are refused, for a quote is missing', async () => {
    const endless = async function* () {
      yield Buffer.from('a,b\n1,"');
      for (;;) yield Buffer.alloc(4_000_000, 'x\n');
    };
    await expect(all(readCsvRecords(endless()))).rejects.toThrow(
      /begins in line 2 .*Is a quotation mark or a line break missing/,
    );
  });
});

describe('the rows of a CSV file', () => {
  const read = async (text: string) =>
    all(readCsv(file(text), { required: ['id', 'name'], optional: ['note'] }));

  it('are objects by the names in the header, whatever the order of its columns', async () => {
    expect(outcomes(await read('name,note,id\nA,n,1\n'))).toEqual([{ id: '1', name: 'A', note: 'n' }]);
    expect(outcomes(await read(' id , name\r\n1,A\r\n'))).toEqual([{ id: '1', name: 'A' }]);
  });

  it('with too many or too few fields, or with NUL, are rejected, each by itself', async () => {
    expect(await read('id,name\n1\n2,B,x\n3,C\0\n4,D\n')).toEqual([
      { line: 2, raw: '1', reason: 'The row has 1 fields, and the header has 2.' },
      { line: 3, raw: '2,B,x', reason: 'The row has 3 fields, and the header has 2.' },
      { line: 4, raw: '3,C\0', reason: 'It contains the NUL character (U+0000), which cannot be stored.' },
      { line: 5, raw: '4,D', value: { id: '4', name: 'D' }, repairs: [] },
    ]);
  });

  it('say once which columns are left out', async () => {
    const rows = await read('id,name,x,y\n1,A,,\n2,B,,\n');
    expect(rows.map((row) => 'repairs' in row && row.repairs)).toEqual([
      ['Left out of every row, not known here: the columns "x", "y".'],
      [],
    ]);
  });

  it('that are very long are cut in their raw form only', async () => {
    const long = '🛰'.repeat(50_000);
    const [row] = await read(`id,name\n1,${long}\n`);
    expect(row).toMatchObject({ value: { name: long } });
    expect(row?.raw.length).toBeLessThan(66_000);
    expect(row?.raw).toMatch(/\[…cut: the row has 100002 characters\]$/);
    expect(row?.raw.isWellFormed()).toBe(true);
  });

  it.each([
    ['without a header', '', /empty/],
    ['without a column', 'id,title\n', /lacks the column "name".*line 1.*has: id, title/],
    [
      'with another delimiter',
      'id;name\n1;A\n',
      /lacks the columns "id", "name".*separated by ";", and "," is expected/,
    ],
    ['with a column twice', 'id,name,id\n', /names the column "id" twice/],
  ])('of a file %s are refused as a whole', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });
});
