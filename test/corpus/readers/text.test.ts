import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestLine, readLines, readText } from '../../../server/src/corpus/readers/text.ts';
import { all, file } from './source.ts';

const mark = Buffer.from([0xef, 0xbb, 0xbf]);
const anyText = fc.string({
  unit: fc.constantFrom('a', '\n', '\r\n', 'é', 'Ж', '安', '🛰', ' ', '"'),
  maxLength: 60,
});
const anyCuts = fc.array(fc.nat(300), { maxLength: 20 });
const lines = async (content: string | Uint8Array, cuts?: number[]) => all(readLines(file(content, cuts)));

/** Windows-1251 of Russian letters and ASCII. */
const cyrillic1251 = (text: string) =>
  Buffer.from(
    Array.from(text, (letter) =>
      letter >= 'А' ? letter.charCodeAt(0) - 0x410 + 0xc0 : letter.charCodeAt(0),
    ),
  );

describe('the text of a file', () => {
  it('is the same wherever the bytes are cut, packed or not, with a byte order mark or without', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyCuts, fc.boolean(), fc.boolean(), async (text, cuts, packed, marked) => {
        const plain = marked ? Buffer.concat([mark, Buffer.from(text)]) : Buffer.from(text);
        const bytes = packed ? gzipSync(plain) : plain;
        expect((await all(readText(file(bytes, cuts)))).join('')).toBe(text);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is read byte by byte too', async () => {
    const bytes = Buffer.from('\ufeffЖ🛰é');
    expect((await all(readText(file(bytes, [...bytes.keys()])))).join('')).toBe('Ж🛰é');
  });

  it('keeps a byte order mark that does not begin the file', async () => {
    expect((await all(readText(file('a\ufeffb')))).join('')).toBe('a\ufeffb');
  });

  it('of nothing is nothing', async () => {
    expect(await all(readText(file('')))).toEqual([]);
    expect(await all(readText(file(gzipSync(''))))).toEqual([]);
  });
});

describe('a file in another encoding is refused, with the place and what to do', () => {
  it.each([
    [
      'Windows-1251',
      cyrillic1251('id\nМосква и Пекин'),
      /byte 0xCC in line 2 .*iconv -f WINDOWS-1251 -t UTF-8/,
    ],
    ['KOI8-R', Buffer.from([0x0a, 0x0a, 0xed, 0xcf, 0xd3, 0xcb, 0xd7, 0xc1]), /line 3 .*iconv -f KOI8-R/],
    ['Latin-1', Buffer.from('x\ny\ncaf\xe9 au lait', 'latin1'), /byte 0xE9 in line 3 .*iconv -f ISO-8859-1/],
    [
      'Windows-1252',
      Buffer.from('say \x93alliance\x94', 'latin1'),
      /byte 0x93 in line 1 .*iconv -f WINDOWS-1252/,
    ],
    ['UTF-16 with its mark', Buffer.from('\ufeffid', 'utf16le'), /in UTF-16LE.*iconv -f UTF-16LE/],
    ['big-endian UTF-16', Buffer.from([0xfe, 0xff, 0, 0x69]), /iconv -f UTF-16BE/],
    ['UTF-16 without its mark', Buffer.from('id,name', 'utf16le'), /iconv -f UTF-16LE/],
    ['a character that breaks off at the end', Buffer.from([0x61, 0x0a, 0xe2, 0x82]), /byte 0xE2 in line 2/],
    ['half of a surrogate pair', Buffer.from([0x61, 0xed, 0xa0, 0x80]), /byte 0xED in line 1/],
  ])('%s', async (_, bytes, message) => {
    await expect(all(readText(file(bytes)))).rejects.toThrow(message);
    await expect(all(readText(file(bytes, [...bytes.keys()])))).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('after any good beginning, at the line where the bad byte stands, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyCuts, async (text, cuts) => {
        const bytes = Buffer.concat([Buffer.from(`abc ${text}`), Buffer.from([0xff]), Buffer.from('more')]);
        const line = text.split('\n').length;
        await expect(all(readText(file(bytes, cuts)))).rejects.toThrow(
          new RegExp(`byte 0xFF in line ${line} `),
        );
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});

describe('a gzip file', () => {
  const packed = gzipSync(Buffer.from('a,b\n'.repeat(1_000)));

  it('that is cut off is refused, not read as far as it goes', async () => {
    await expect(all(readText(file(packed.subarray(0, packed.length - 9))))).rejects.toThrow(
      /cut off: its end is missing/,
    );
  });

  it('that is damaged is refused', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, 12, 20);
    await expect(all(readText(file(damaged)))).rejects.toThrow(/gzip file is damaged/);
  });

  it('is closed when its reader stops early', async () => {
    for (const content of [packed, Buffer.from('a,b\n'.repeat(1_000))]) {
      let closed = false;
      const source = async function* () {
        try {
          for (;;) yield* file(content, [100, 200]);
        } finally {
          closed = true;
        }
      };
      for await (const _ of readText(source())) break;
      await new Promise(setImmediate);
      expect(closed).toBe(true);
    }
  });

  it('passes on the failure of what it is read from', async () => {
    const source = async function* () {
      yield packed.subarray(0, 20);
      throw new Error('The disk is gone.');
    };
    await expect(all(readText(source()))).rejects.toThrow('The disk is gone.');
  });
});

describe('the lines of a text', () => {
  it('are counted from 1, empty ones too, and end in LF or CRLF', async () => {
    expect(await lines('a\r\n\nb\rc\nd')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: '' },
      { line: 3, text: 'b\rc' },
      { line: 4, text: 'd' },
    ]);
    expect(await lines('a\n')).toEqual([{ line: 1, text: 'a' }]);
  });

  it('are those of a plain split, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyCuts, async (text, cuts) => {
        const expected = text.split('\n').map((line, i) => ({ line: i + 1, text: line.replace(/\r$/, '') }));
        if (text.endsWith('\n') || text === '') expected.pop();
        // A last line without its end keeps what looks like half of one
        expect(await lines(text, cuts)).toEqual(expected);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('that are too long to be a row are refused', async () => {
    const endless = async function* () {
      yield Buffer.from('first\n');
      for (;;) yield Buffer.alloc(1_000_000, 'x');
    };
    await expect(all(readLines(endless()))).rejects.toThrow(
      `The row that begins in line 2 has more than ${longestLine} characters.`,
    );
  });
});
