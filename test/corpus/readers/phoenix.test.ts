import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDictionary } from '../../../server/src/corpus/readers/phoenix.ts';
import { readCode } from '../../../server/src/corpus/readers/phoenix-code.ts';
import { readableName } from '../../../server/src/corpus/readers/phoenix-name.ts';
import { all, file, outcomes, taken } from './source.ts';

const read = async (...lines: string[]) => all(readDictionary(file(lines.join('\n'))));
const one = async (...lines: string[]) => taken(await read(...lines)).value;

describe('an entry', () => {
  it('has a name, other names and codes below it, or codes on its own line; comments and blank lines say nothing', async () => {
    const rows = await read(
      '# Leaders [XXXGOV]',
      '',
      'IVAN_IVANOV_  # CountryInfo.txt',
      '+I._IVANOV_ ',
      '+IVANOV # the short form',
      '+I._IVANOV',
      '',
      '\t[RUSGOV 991231-080507]',
      '#\t[RUSGOV 120507-180507]',
      '\t#[RUSGOV >180507] when he came back',
      '\t[RUSELI]\t# party chairman',
      'UNO_ [IGOUNO] # the organisation',
      'RED_BANK_\t[NLDGOVBUS >081004][MNCNLD]\t# recoded',
    );
    expect(outcomes(rows)).toMatchObject([
      {
        id: 'IVAN_IVANOV_',
        rawName: 'IVAN_IVANOV_',
        name: 'Ivan Ivanov',
        aliases: ['I. Ivanov', 'Ivanov'],
        kind: 'PERSON',
        country: null,
        roles: [
          { line: 8, code: 'RUSGOV', country: 'RUS', roleCodes: ['GOV'], comment: null },
          { line: 11, code: 'RUSELI', validFrom: null, validTo: null, comment: 'party chairman' },
        ],
      },
      {
        name: 'Uno',
        kind: 'INTERNATIONAL_ORGANIZATION',
        roles: [{ code: 'IGOUNO', comment: 'the organisation' }],
      },
      {
        name: 'Red Bank',
        roles: [{ validFrom: { text: '2008-10-04' } }, { code: 'MNCNLD', comment: 'recoded' }],
      },
    ]);
    expect(rows.map(({ line }) => line)).toEqual([3, 12, 13]);
    expect(rows[1]?.raw).toBe('UNO_ [IGOUNO] # the organisation');
  });

  it('takes an indented name as another name, with the codes behind it', async () => {
    expect(await one('JOHN_J ROE_', '\tJOHN_ROE_\t[IGOUNO 470301-490630]# rulers')).toMatchObject({
      name: 'John J Roe',
      aliases: ['John Roe'],
      roles: [{ line: 2, validFrom: { text: '1947-03-01' }, comment: 'rulers' }],
    });
  });

  it('takes what stands behind a code as a comment, with # or without', async () => {
    expect((await one('A_PAPER_\t[MNCMED]\tNewspapers\t$1,000')).roles[0]?.comment).toBe(
      'Newspapers\t$1,000',
    );
  });

  it('without a code takes those of the next name that has some, and says so', async () => {
    const rows = await read('OLD_CHIEF_', 'CHIEF_', '+THE_CHIEF', 'PRESIDENT_CHIEF', '\t[RUSGOV >20040309]');
    expect(
      rows.map((row) => 'value' in row && [row.line, row.value.name, row.value.roles.length, row.repairs]),
    ).toEqual([
      [1, 'Old Chief', 1, ['It has no code: those of the next name, "PRESIDENT_CHIEF", are taken.']],
      [2, 'Chief', 1, ['It has no code: those of the next name, "PRESIDENT_CHIEF", are taken.']],
      [4, 'President Chief', 1, []],
    ]);
    expect(outcomes(await read('A_ [RUS]', 'LAST_ONE_'))[1]).toBe(
      'It has no code, and no name with a code follows.',
    );
  });

  it('keeps its actor where a code or another name cannot be read: that line is a rejected row of its own', async () => {
    const rows = await read(
      'A_MAN_',
      '+COTE_D\ufffdIVOIRE_',
      '\t[ARMGOV 9008223-911221]',
      '\t[NGOEEURENV]',
      '\t[ARMGOV >911221]',
      '+B]_',
      '+',
    );
    expect(rows.map((row) => [row.line, 'reason' in row ? row.reason : row.value.roles.length])).toEqual([
      [1, 1],
      [2, 'A letter of the name was lost before this file was made ("COTE_D\ufffdIVOIRE_").'],
      [
        3,
        'The role is left out, the actor stays: "9008223" has 7 digits; a date has six (yymmdd) or eight (yyyymmdd).',
      ],
      [
        4,
        'The role is left out, the actor stays: "NGOEEURENV" is no actor code: its 10 characters are no groups of three.',
      ],
      [6, 'A bracket is not opened or not closed.'],
      [7, 'After + stands no name.'],
    ]);
    expect(rows[2]?.raw).toBe('\t[ARMGOV 9008223-911221]');
  });

  it('marked as no actor is rejected; the mark beside a code only ends it', async () => {
    expect(outcomes(await read('INDIAN_OCEAN  [---]', 'A_B_ [IGOUNO 000101-080801] [---]'))).toMatchObject([
      'The dictionary marks this name as no actor ([---]).',
      { roles: [{ code: 'IGOUNO' }] },
    ]);
  });

  it('that repeats an earlier one is rejected; the same name with other codes is another actor', async () => {
    const rows = outcomes(
      await read(
        'CROATIA_',
        '\t[YUGHRV <910625]',
        'CROATIA_',
        '+HRVATSKA',
        '\t[HRV]',
        'CROATIA_ [YUGHRV <910625] # again',
      ),
    );
    expect(rows).toMatchObject([
      { id: 'CROATIA_' },
      { id: 'CROATIA_ (2)', name: 'Croatia', aliases: ['Hrvatska'] },
      'It repeats the actor in line 1: the same names and the same codes.',
    ]);
  });

  it('is no entry where a heading lost its #, or nothing is open yet', async () => {
    expect(outcomes(await read('+NOBODY', '\t[RUSGOV]', 'Source: MNC.actors', 'A_ [MNC]'))).toMatchObject([
      'It stands before the first name.',
      'It stands before the first name.',
      '"Source: MNC.actors" is no name but a remark.',
      { name: 'A' },
    ]);
  });
});

it('A dictionary gives the same actors wherever it is cut, with CRLF or LF, with a byte order mark or without', async () => {
  const lines = [
    'ERDOĞAN_ # Ж',
    '+RECEP',
    '',
    '\t[TURGOV > 20140828]',
    'U.N._ [IGOUNO]',
    'X_ [---]',
    'СССР [SUN]',
  ];
  const expected = await read(...lines);
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.boolean(), fc.array(fc.nat(150)), async (crlf, mark, cuts) => {
      const text = (mark ? '\ufeff' : '') + lines.join(crlf ? '\r\n' : '\n');
      expect(await all(readDictionary(file(text, cuts)))).toEqual(expected);
    }),
    { seed: 1, numRuns: 100 },
  );
});

it('A file without any code is no dictionary', async () => {
  await expect(read('# only', 'A_NAME', '')).rejects.toThrow(/no actor dictionary/);
});

describe('the kind of an actor', () => {
  it.each([
    ['STATE', ['AFGHANISTAN_  [AFG]'], 'AFG'],
    ['STATE', ['TIMOR_LESTE_', '+EAST_TIMOR', '\t[TMPOCC <990830]', '\t[TMP >990830]'], 'TLS'],
    ['STATE', ['SOVIET_UNION', '\t[SUN]'], null],
    ['STATE', ['PUERTO_RICO_ [USAPRI]'], 'PRI'],
    ['GROUP', ['LEIPZIG_', '\t[DDR 491007-901003]', '\t[DEU >19901003]'], null],
    ['PERSON', ['A_B_ # CountryInfo.txt', '\t[RUSGOV]'], null],
    ['PERSON', ['A_B_ [RUSGOV >20040309]'], null],
    ['GROUP', ['TAWHID_BRIGADE_ [SYRREB >120701]'], null],
    ['ARMED_SERVICE', ['HER_MAJESTYS_ARMED_FORCES_ [GBRMIL]'], null],
    ['GOVERNMENT_BODY', ['LOK_SABHA [INDGOVLEG]'], null],
    ['INTERNATIONAL_ORGANIZATION', ['IAEA_ [IGOUNOIAE]'], null],
    ['ORGANIZATION', ['ABB_LTD_ [MNCCHE]'], null],
    ['MEDIA_OUTLET', ['HAARETZ [ISRMED]'], null],
    ['THINK_TANK', ['LOCAL_THINK_TANK [USAELI]'], null],
  ])('is %s for %s', async (kind, lines, country) => {
    expect(await one(...lines)).toMatchObject({ kind, country });
  });
});

describe('a code', () => {
  it.each([
    ['RUSGOVMIL', 'RUS', ['GOV', 'MIL']],
    ['USRARM', null, ['ARM']],
    ['PALGOV', 'PSE', ['GOV']],
    ['KSVGOV', null, ['GOV']],
    ['MNCUSAHLH', 'USA', ['MNC', 'HLH']],
    ['MNCHLH', null, ['MNC', 'HLH']],
    ['NGOCHRPRO214', null, ['NGO', 'CHR', 'PRO', '214']],
    ['IGOCAF', null, ['IGO', 'CAF']],
    ['IMGMUSISI', null, ['IMG', 'MUS', 'ISI']],
    ['ELI', null, ['ELI']],
  ])('%s: country %s, roles %s', (code, country, roleCodes) => {
    expect(readCode(code)).toEqual({ code, head: code.slice(0, 3), country, roleCodes });
  });
});

describe('a readable name', () => {
  it.each([
    ['MINISTRY_OF_FOREIGN_AFFAIRS_', 'Ministry of Foreign Affairs'],
    ['THE_UN_', 'The UN'],
    ['U.N._MONITOR_', 'U.N. Monitor'],
    ["COTE_D'IVOIRE_", "Cote D'Ivoire"],
    ["WOMEN'S_TRUST__", "Women's Trust"],
    ['UN_Secy_Gen', 'UN Secy Gen'],
    ['BBC', 'BBC'],
    ['HAMMARSKJOLD)', 'Hammarskjold'],
    ['CHINA_(PRC)', 'China (Prc)'],
  ])('of %s is %s', (raw, name) => expect(readableName(raw, false)).toBe(name));

  it.each([
    ['MUHAMMAD_AL-BARADEI_', 'Muhammad Al-Baradei'],
    ['DENIS_MCDONOUGH_', 'Denis McDonough'],
    ["WILLIAM_A._O'NEIL_", "William A. O'Neil"],
    ['STANKO_TODOROV (ACTING_', 'Stanko Todorov'],
    ['US_BHARATI_', 'Us Bharati'],
    ['JAVIER_DE_CUELLAR_', 'Javier De Cuellar'],
    ['ERDOĞAN', 'Erdoğan'],
  ])('of the person %s is %s', (raw, name) => expect(readableName(raw, true)).toBe(name));
});
