import { describe, expect, it } from 'vitest';
import { readFlatStatements } from '../../../server/src/corpus/readers/flat-statements.ts';
import { readStatementMapping, readStatements } from '../../../server/src/corpus/readers/statements.ts';
import { all, file, outcomes, taken } from './source.ts';

const yaml = `
delimiter: ";"
areaSeparator: "|"
columns:
  id: nr
  speaker: person
  organization: behalf
  saidOn: date
  documentTitle: source
  quote: words
  concept: category
  stance: agreement
  areas: areas
  relationship: pair
stances: { 1: AFFIRMS, 0: DENIES, "avoids": AVOIDS }
`;
const header = 'nr;person;behalf;date;source;words;category;agreement;areas;pair';
const read = async (...rows: string[]) =>
  all(readStatements(file([header, ...rows].join('\n')), readStatementMapping(yaml)));
const row =
  '1;A. Speaker;Russia;2019-10-03;Valdai;"“an alliance; in effect”";alliance;1;air| space |;RUS-CHN';

describe('a statement of a mapped CSV file', () => {
  it('has what its columns say, and null elsewhere', async () => {
    expect(taken(await read(row)).value).toEqual({
      id: '1',
      document: {
        id: null,
        title: 'Valdai',
        url: null,
        author: null,
        source: null,
        section: null,
        type: null,
        publishedOn: null,
      },
      speaker: 'A. Speaker',
      organization: 'Russia',
      addressee: null,
      occasion: null,
      place: null,
      saidOn: { text: '2019-10-03', first: '2019-10-03', last: '2019-10-03' },
      quote: '“an alliance; in effect”',
      quoteLanguage: null,
      paraphrase: null,
      directness: null,
      speechAct: null,
      codings: [{ concept: 'alliance', stance: 'AFFIRMS' }],
      relationship: 'RUS-CHN',
      areas: ['air', 'space'],
    });
  });

  it('without words has the concept as its paraphrase, and says so', async () => {
    const { value, repairs } = taken(await read('1;A;;2019;Valdai;;alliance;avoids;;'));
    expect(value).toMatchObject({
      quote: null,
      paraphrase: 'alliance',
      codings: [{ concept: 'alliance', stance: 'AVOIDS' }],
      organization: null,
      areas: [],
    });
    expect(repairs).toEqual(['No words are given: the concept stands in as the paraphrase.']);
  });

  it('may be uncoded', async () => {
    expect(taken(await read('1;A;;2019-10~;Valdai;words;;;;')).value).toMatchObject({ codings: [] });
  });

  it.each([
    [';;;2019;V;w;;;;', 'The speaker is missing, and so is the organisation.'],
    [';A;;;V;w;;;;', 'The date on which it was said is missing.'],
    [';A;;3.10.2019;V;w;;;;', /The date cannot be read/],
    [';A;;2019;;w;;;;', 'The document is missing: neither its id nor its title is given.'],
    [';A;;2019;V;w;c;;;', 'The concept has no stance.'],
    [';A;;2019;V;w;;1;;', 'The stance has no concept.'],
    [';A;;2019;V;w;c;2;;', 'The stance "2" is none of the values that are known (0, 1, avoids).'],
    [';A;;2019;V;w;c;constructor;;', /The stance "constructor" is none/],
    [';A;;2019;V;;;;;', 'Nothing is said: there is no quote, no paraphrase and no concept.'],
  ])('%s is rejected, and the next one is taken', async (bad, reason) => {
    const [first, second] = outcomes(await read(bad, row));
    expect(first).toMatch(reason);
    expect(second).toMatchObject({ id: '1' });
  });

  it('of several rows with one id has a coding for each, though they have no words of their own', async () => {
    const [value, other] = outcomes(
      await read(
        '1;A;;2019;Valdai;;alliance;1;;',
        '2;A;;2019-13;Valdai;;alliance;1;;',
        '1;A;;2019;Valdai;;treaty;0;;',
        '3;A;;2019;Valdai;w;;;;',
      ),
    ).filter((each) => typeof each !== 'string');
    expect(value).toMatchObject({
      id: '1',
      paraphrase: 'alliance; treaty',
      codings: [
        { concept: 'alliance', stance: 'AFFIRMS' },
        { concept: 'treaty', stance: 'DENIES' },
      ],
    });
    expect(other).toMatchObject({ id: '3', codings: [] });
  });

  it.each([
    ['says something else', ['1;B;;2019;V;w;treaty;1;;'], /may differ in concept and stance only/],
    ['has the same concept', ['1;A;;2019;V;w;alliance;0;;'], /^The id "1" stands in line 2 already\.$/],
    ['comes later', ['2;A;;2019;V;w;;;;', '1;A;;2019;V;w;treaty;1;;'], /must follow each other/],
  ])('of which a further row %s is taken as its first row has it', async (_, further, reason) => {
    const rows = await read('1;A;;2019;V;w;alliance;1;;', ...further);
    expect(rows.flatMap((each) => ('reason' in each ? [each.reason] : []))).toEqual([
      expect.stringMatching(reason),
    ]);
    expect(rows.find((each) => 'value' in each)).toMatchObject({
      value: { speaker: 'A', codings: [{ concept: 'alliance', stance: 'AFFIRMS' }] },
    });
  });

  it('without an id is a statement by itself, and is rejected where it repeats another in everything', async () => {
    const one = ';A;;2019;V;w;alliance;1;;';
    expect(outcomes(await read(one, ';A;;2019;V;w;treaty;1;;', one))).toMatchObject([
      { id: null, codings: [{ concept: 'alliance' }] },
      { id: null, codings: [{ concept: 'treaty' }] },
      expect.stringMatching(/says nothing that line 2 does not say/),
    ]);
  });

  it('is rejected where its id stands already', async () => {
    expect(outcomes(await read(row, row))[1]).toBe('The id "1" stands in line 2 already.');
  });
});

describe('a mapping file', () => {
  it('without a table takes the names of stances, in any case', async () => {
    const mapping = readStatementMapping(
      'columns: { speaker: s, saidOn: d, documentId: f, concept: c, stance: a, directness: k, quote: q }',
    );
    const rows = await all(
      readStatements(file('s,d,f,c,a,k,q\nA,2019,1,c,affirms,direct quote,q\nA,2019,1,c,yes,,q\n'), mapping),
    );
    expect(outcomes(rows)).toMatchObject([
      { codings: [{ stance: 'AFFIRMS' }], directness: 'DIRECT_QUOTE' },
      'The stance "yes" must be one of AFFIRMS, QUALIFIES, DENIES, AVOIDS.',
    ]);
  });

  it('may name a column for several fields', async () => {
    const mapping = readStatementMapping(
      'columns: { speaker: s, saidOn: d, documentDate: d, documentId: f, quote: q }',
    );
    const [value] = outcomes(await all(readStatements(file('s,d,f,q\nA,2019,1,q\n'), mapping)));
    expect(value).toMatchObject({ saidOn: { text: '2019' }, document: { publishedOn: { text: '2019' } } });
  });

  it.each([
    ['columns: [', /no YAML/],
    ['- a', /cannot be used/],
    ['columns: { speaker: s, said: d }', /cannot be used, at columns.*Fields: id, documentId/],
    ['column: {}', /cannot be used/],
    ['delimiter: ", "\ncolumns: {}', /at delimiter: is one character/],
    ['columns: { speaker: s, documentId: f, quote: q }', /no column for saidOn/],
    ['columns: { saidOn: d, documentId: f, quote: q }', /no column for speaker or organization/],
    ['columns: { saidOn: d, speaker: s, quote: q }', /no column for documentId or documentTitle/],
    ['columns: { saidOn: d, speaker: s, documentId: f }', /no column for quote, paraphrase or concept/],
    [
      'columns: { saidOn: d, speaker: s, documentId: f, concept: c }',
      /concept and stance: they come together/,
    ],
    ['columns: { saidOn: d, speaker: s, documentId: f, quote: q }\nstances: { "1": YES }', /at stances/],
  ])('%s is refused', (text, message) => expect(() => readStatementMapping(text)).toThrow(message));

  it('whose columns the CSV file lacks is refused with their names', async () => {
    const mapping = readStatementMapping('columns: { saidOn: day, speaker: s, documentId: f, quote: q }');
    await expect(all(readStatements(file('s,f,q\n'), mapping))).rejects.toThrow(/lacks the column "day"/);
  });
});

describe('an event list of Discourse Network Analyzer', () => {
  const head =
    '"statement ID";"time";"document ID";"document title";"author";"source";"section";"type";"text";"person";"organization";"concept";"agreement"';
  const list = (top: string, ...rows: string[]) => all(readFlatStatements(file([top, ...rows].join('\n'))));

  it('is read as the program writes it: bare numbers and times, quoted texts, no escapes', async () => {
    const rows = await list(
      head,
      `12;2005-07-25 00:00:00;3;"Hearing";"";"Senate";"";"testimony";"We, 'all',\nagree.";"A. Witness";"Sierra Club";"There should be legislation.";1`,
      '13;2005-07-25 14:30:00;3;"Hearing";"";"Senate";"";"testimony";"No.";"";"Senate";"There should be legislation.";0',
    );
    expect(outcomes(rows)).toMatchObject([
      {
        id: '12',
        document: {
          id: '3',
          title: 'Hearing',
          author: null,
          source: 'Senate',
          type: 'testimony',
          publishedOn: { text: '2005-07-25' },
        },
        speaker: 'A. Witness',
        organization: 'Sierra Club',
        saidOn: { text: '2005-07-25' },
        quote: "We, 'all',\nagree.",
        codings: [{ concept: 'There should be legislation.', stance: 'AFFIRMS' }],
      },
      {
        speaker: null,
        organization: 'Senate',
        saidOn: { text: '2005-07-25' },
        codings: [{ stance: 'DENIES' }],
      },
    ]);
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('may have other capitals, dots for blanks, no text, and more variables, which are left out', async () => {
    const [row] = await list(
      'Statement.ID;Time;Document_ID;Document title;person;organization;concept;agreement;mood',
      '1;2005-07-25 00:00:00;3;Hearing;A;B;C;0;calm',
    );
    expect(row).toMatchObject({
      value: { quote: null, paraphrase: 'C', codings: [{ concept: 'C', stance: 'DENIES' }] },
      repairs: [
        expect.stringMatching(/not known here: the column "mood"/),
        expect.stringMatching(/No words are given/),
      ],
    });
  });

  it('of another statement type is refused, for its variables are not known', async () => {
    await expect(list(head.replace('"concept"', '"claim"'))).rejects.toThrow(/lacks the column "concept"/);
  });
});
