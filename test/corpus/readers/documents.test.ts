import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../../server/src/corpus/readers/documents.ts';
import { all, file, outcomes, taken } from './source.ts';

const read = async (...rows: (object | string)[]) =>
  all(
    readDocuments(file(rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))),
  );
const page = {
  id: '1',
  url: 'http://example.org/1',
  title: 'Joint statement',
  date: '2019-10-03',
  place: '',
  lead: '  ',
  topics: [],
  text: '',
};

describe('a document', () => {
  it('keeps what its source does not say as missing', async () => {
    const { value, repairs } = taken(await read(page));
    expect(value).toMatchObject({
      place: null,
      lead: null,
      text: null,
      topics: [],
      kind: null,
      marking: null,
    });
    expect(value.publishedOn).toEqual({ text: '2019-10-03', first: '2019-10-03', last: '2019-10-03' });
    expect(repairs).toEqual([]);
    expect(taken(await read({ id: '1', title: 'A' })).value).toMatchObject({
      url: null,
      publishedOn: null,
      authors: [],
    });
  });

  it('without a title is called by its address, else by its id, and says so', async () => {
    const named = taken(await read({ ...page, title: ' ' }));
    expect([named.value.title, named.repairs]).toEqual([
      'http://example.org/1',
      ['The title is missing: the address stands in.'],
    ]);
    const bare = taken(await read({ id: 'x7' }));
    expect([bare.value.title, bare.repairs]).toEqual(['x7', ['The title is missing: the id stands in.']]);
  });

  it('keeps every character of its text, for anchors count them', async () => {
    const text = ' \n“We” 🛰 \t\n';
    expect(taken(await read({ ...page, text })).value.text).toBe(text);
  });

  it('takes the optional fields of the domain', async () => {
    const more = {
      kind: 'ARTICLE',
      publisher: 'Eurasia Daily Monitor',
      authors: ['A. Author', ' '],
      language: 'en',
      series: 'EDM',
      volume: 16,
      issue: '141',
      reliability: 'B',
      marking: 'GREEN',
      topics: 'alliances',
    };
    expect(taken(await read({ ...page, ...more })).value).toMatchObject({
      ...more,
      authors: ['A. Author'],
      volume: '16',
      topics: ['alliances'],
    });
  });

  it('may have a date as exact as its source', async () => {
    expect(taken(await read({ ...page, date: '2019-10~' })).value.publishedOn).toEqual({
      text: '2019-10~',
      first: '2019-10-01',
      last: '2019-10-31',
    });
  });

  it.each([
    [
      'a date that is no day',
      { date: '2019-02-29' },
      'The date cannot be read: "2019-02-29" is no day of the calendar.',
    ],
    [
      'a date that is no month',
      { date: '2019-13' },
      /The date cannot be read: .*no day or month of the calendar/,
    ],
    ['a date in another form', { date: '3 October 2019' }, /The date cannot be read: .*Write a date such as/],
    ['no id', { id: '' }, 'The id is missing.'],
    ['an address that a page would run', { url: 'javascript:alert(1)' }, /"url": must begin with http/],
    ['an unknown kind', { kind: 'BLOG' }, /"kind": must be one of ARTICLE, INTERVIEW/],
    ['a value of the wrong kind', { text: { html: '' } }, '"text": a string is expected.'],
    ['a title that is too long', { title: 'x'.repeat(1_001) }, '"title": has more than 1,000 characters.'],
    [
      'a text that is too long',
      { text: 'x'.repeat(2_000_001) },
      '"text": has more than 2,000,000 characters.',
    ],
    ['a language that is none', { language: '!!' }, /"language": is no BCP 47 language tag/],
    ['NUL in its text', { text: 'a\0b' }, /NUL character \(U\+0000\)/],
    ['NUL in a topic', { topics: ['a\0'] }, /NUL character/],
    ['half of a surrogate pair', { text: 'a\ud83d' }, /half of a surrogate pair/],
  ])('with %s is rejected, and the next one is taken', async (_, fault, reason) => {
    const rows = await read({ ...page, ...fault }, { ...page, id: '2' });
    expect(rows).toMatchObject([
      { line: 1, reason: typeof reason === 'string' ? reason : expect.stringMatching(reason) },
      { line: 2, value: { id: '2' } },
    ]);
  });

  it('is rejected where its id stands already, but not for the sake of a rejected row', async () => {
    const bad = { ...page, date: 'soon' };
    const [first, second, third] = outcomes(await read(bad, page, { ...page, title: 'Another' }));
    expect(first).toMatch(/date/);
    expect(second).toMatchObject({ title: 'Joint statement' });
    expect(third).toBe('The id "1" stands in line 2 already.');
  });

  it('is rejected where its line is no JSON object', async () => {
    expect(outcomes(await read(page, '{"id": "2"', '[]', '7'))).toMatchObject([
      { id: '1' },
      expect.stringMatching(/^The line is no JSON: /),
      'The line is no JSON object.',
      'The line is no JSON object.',
    ]);
  });

  it('says a key that is not known once in a file', async () => {
    const rows = await read({ ...page, views: 3 }, { ...page, id: '2', views: 4, likes: 1 });
    expect(rows.map((row) => 'repairs' in row && row.repairs)).toEqual([
      ['The key "views" is not known here and is left out, in this row and in all others.'],
      ['The key "likes" is not known here and is left out, in this row and in all others.'],
    ]);
  });
});

describe('a file of documents', () => {
  it.each([
    ['one JSON array', '[{"id":"1"}]', /is no JSON object.*jq -c/],
    ['JSON over several lines', '{\n"id":"1"\n}', /Line 1 is no JSON object.*jq -c/],
    ['CSV', 'id,title\n1,A', /Line 1 is no JSON object/],
    ['nothing', '\n\n', /empty/],
  ])('that is %s is refused as a whole', async (_, text, message) => {
    await expect(all(readDocuments(file(text)))).rejects.toThrow(message);
  });

  it('gives the same rows with CRLF, with a byte order mark and wherever it is cut; blank lines count as lines', async () => {
    const rows = [page, { ...page, id: '2', text: 'Ж🛰' }, { ...page, id: '1' }].map((row) =>
      JSON.stringify(row),
    );
    const expected = await all(readDocuments(file(rows.join('\n'))));
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.boolean(), fc.array(fc.nat(600)), async (crlf, mark, cuts) => {
        const text = (mark ? '\ufeff' : '') + rows.join(crlf ? '\r\n' : '\n');
        expect(await all(readDocuments(file(text, cuts)))).toEqual(expected);
      }),
      { seed: 1, numRuns: 100 },
    );
    const spaced = await all(readDocuments(file(`\n${rows.join('\n\n')}\n`)));
    expect(spaced.map(({ line }) => line)).toEqual([2, 4, 6]);
  });
});
