import { describe, expect, it } from 'vitest';
import { suggestStatements } from '../../server/src/suggestion/suggest.ts';
import { said } from './said.ts';

const cited = (text: string, publishedOn: string | null = '2019-10-21') =>
  suggestStatements(text, { publishedOn }).citations.map(({ exact, outlet, citedOn, status }) => [
    exact,
    outlet,
    citedOn,
    status,
  ]);

describe('a citation', () => {
  it.each([
    ['(RIA Novosti, June 7)', 'RIA Novosti, June 7', 'RIA Novosti', '2019-06-07', 'UNRESOLVED'],
    ['(see EDM, October 15)', 'see EDM, October 15', 'EDM', '2019-10-15', 'UNRESOLVED'],
    ['(, October 18)', ', October 18', null, '2019-10-18', 'INCOMPLETE'],
    ['(Mid.ru, Nov. 3, 2017)', 'Mid.ru, Nov. 3, 2017', 'Mid.ru', '2017-11-03', 'UNRESOLVED'],
    ['(globaltimes.cn, 7 June)', 'globaltimes.cn, 7 June', 'globaltimes.cn', '2019-06-07', 'UNRESOLVED'],
    ['(TASS, June 5, 6)', 'TASS, June 5, 6', 'TASS', '2019-06-05/2019-06-06', 'UNRESOLVED'],
    ['[Interfax, December 30]', 'Interfax, December 30', 'Interfax', '2018-12-30', 'UNRESOLVED'],
    ['(Lo 2008, 45–47)', 'Lo 2008, 45–47', 'Lo', '2008', 'UNRESOLVED'],
    ['(cf. Ilyin and Mao 2015: 12)', 'cf. Ilyin and Mao 2015: 12', 'Ilyin and Mao', '2015', 'UNRESOLVED'],
    ['(see Kommersant)', 'see Kommersant', 'Kommersant', null, 'INCOMPLETE'],
  ])('%s', (bracket, ...expected) => {
    expect(cited(`It was so ${bracket}.`)).toEqual([expected]);
  });

  it('is one of several in a bracket', () => {
    expect(cited('It was so (, October 15; see EDM, October 10).').map(([exact]) => exact)).toEqual([
      ', October 15',
      'see EDM, October 10',
    ]);
  });

  it('has no year where the document’s date is not known', () => {
    expect(cited('It was so (RIA Novosti, June 7).', null)).toEqual([
      ['RIA Novosti, June 7', 'RIA Novosti', null, 'INCOMPLETE'],
    ]);
  });

  it.each([
    '(October 3)',
    '(INF)',
    '(at least in public)',
    '(air and space)',
    '(see Figure 2)',
    '(born June 7, 1952)',
    '(Source: AFP)',
    '(2011)',
    '(on Monday, June 3)',
    '(Istanbul, June 3)',
  ])('is none: %s', (bracket) => {
    expect(cited(`It was so ${bracket}.`)).toEqual([]);
  });

  it('stands in no quotation', () => {
    expect(cited('“It was so (TASS, June 7),” he said.')).toEqual([]);
  });
});

describe('the citation of a statement', () => {
  const of = (text: string) =>
    said(text, { publishedOn: '2019-10-21' }).map(({ citation }) => citation?.exact ?? null);

  it('is the next in the paragraph', () => {
    expect(of('Li Wei called it “late”. It was snowing (TASS, June 7).')).toEqual(['TASS, June 7']);
    expect(of('Li Wei called it “late”.\n\nIt was snowing (TASS, June 7).')).toEqual([null]);
  });

  it('is not that of another speaker', () => {
    expect(of('Li Wei called it “late”. Boris Orlov called it “early” (TASS, June 7).')).toEqual([
      null,
      'TASS, June 7',
    ]);
  });

  it('is not given where somebody else speaks in between, quoted or not', () => {
    expect(of('Li Wei called it “late”. The remarks of Boris Orlov were brief (TASS, June 7).')).toEqual([
      null,
    ]);
  });

  it('is the source, not what is to be compared, and none of several', () => {
    expect(of('Li Wei called it “late” (TASS, June 7; see EDM, June 8).')).toEqual(['TASS, June 7']);
    expect(of('Li Wei called it “late” (TASS, June 7; Interfax, June 8).')).toEqual([null]);
  });
});
