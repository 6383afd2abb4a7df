import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLabel } from '../../server/src/identity/label.ts';

/** A label as "given names | surname | titles", the country in brackets. */
function read(label: string): string {
  const { kind, given, surname, ordinal, titles, country } = parseLabel(label);
  if (kind !== 'PERSON') return kind;
  const name = [given.join(' '), surname ?? '-', ...(ordinal ? [ordinal] : [])].join(' | ');
  return [name, ...titles, ...(country ? [`[${country}]`] : [])].join(' / ');
}

describe('titles are stripped and kept', () => {
  test.each([
    ['President of Russia Vladimir Putin', 'Vladimir | Putin / President of Russia / [RUS]'],
    ['Russian President Vladimir Putin', 'Vladimir | Putin / Russian President / [RUS]'],
    ['of Russia Vladimir Putin', 'Vladimir | Putin / of Russia / [RUS]'],
    [
      'Deputy Prime Mnister and Government Chief of Staff Sergei Sobyanin',
      'Sergei | Sobyanin / Deputy Prime Mnister and Government Chief of Staff',
    ],
    [
      'Minister of the Interior of the Republic of Adygeya Major-General Vladimir Alai',
      'Vladimir | Alai / Minister of the Interior of the Republic of Adygeya Major-General',
    ],
    ['King Hamad bin Isa Al Khalifa', 'Hamad bin Isa | Al Khalifa / King'],
    ['Alisa Shmelyova, metrology engineer', 'Alisa | Shmelyova / metrology engineer'],
    ['President of Norilsk Nickel Vladimir Potanin', 'Vladimir | Potanin / President of Norilsk Nickel'],
    ['Head of Rosneft Igor Sechin', 'Igor | Sechin / Head of Rosneft'],
    [
      'Chairman of the Board and CEO of Sberbank German Gref',
      'German | Gref / Chairman of the Board and CEO of Sberbank',
    ],
    [
      'Hero of the Russian Federation, Colonel Viktor Romanov',
      'Viktor | Romanov / Hero of the Russian Federation, Colonel / [RUS]',
    ],
    ['Inna Sverdlyukovskaya (Krasnodar Territory)', 'Inna | Sverdlyukovskaya'],
    ['British Prime Minister John Major', 'John | Major / British Prime Minister / [GBR]'],
    ['President of Guinea Alpha Conde', 'Alpha | Conde / President of Guinea / [GIN]'],
    ['President of South Sudan Salva Kiir', 'Salva | Kiir / President of South Sudan / [SSD]'],
  ])('%s', (label, expected) => expect(read(label)).toBe(expected));
});

describe('names are read however they are written', () => {
  test.each([
    ['Vladimir Putin (', 'Vladimir | Putin'],
    ['V.Putin', 'V | Putin'],
    ['Vladimir V. Putin', 'Vladimir V | Putin'],
    ['Vladimir Vladimirovich Putin', 'Vladimir Vladimirovich | Putin'],
    ['Putin Vladimir Vladimirovich', 'Vladimir Vladimirovich | Putin'],
    ['Putin, Vladimir', 'Vladimir | Putin'],
    ['Shoigu Sergei', 'Sergei | Shoigu'],
    ['Gref German', 'German | Gref'],
    ['Erdogan Recep Tayyip', 'Recep Tayyip | Erdogan'],
    ['Juan Carlos I King of Spain', 'Juan Carlos | - | I / King of Spain / [ESP]'],
    ['King Abdullah II of Jordan', 'Abdullah | - | II / King / of Jordan / [JOR]'],
    [
      'Patriarch Kirill of Moscow and All Russia',
      'Kirill | - / Patriarch / of Moscow and All Russia / [RUS]',
    ],
    ['VLADIMIR_PUTIN_', 'Vladimir | Putin'],
    ['RUSSIAN_PRESIDENT_VLADIMIR_V._PUTIN', 'Vladimir V | Putin / RUSSIAN PRESIDENT / [RUS]'],
    ['PUTIN_', ' | Putin'],
    ['OLLI-PEKKA KALLASVUO', 'Olli-Pekka | Kallasvuo'],
    ['President of Syria Bashar al-Assad', 'Bashar | al-Assad / President of Syria / [SYR]'],
    ['al-Assad Bashar', 'Bashar | al-Assad'],
    ['Alexander Van der Bellen', 'Alexander | Van der Bellen'],
    ['von der Leyen Ursula', 'Ursula | von der Leyen'],
    ['Dmitry de Koshko', 'Dmitry | de Koshko'],
    ['ladimir Putin', 'ladimir | Putin'],
    ['Владимир Путин', 'Vladimir | Putin'],
    ['习近平', 'Jinping | Xi'],
    ['Xi Jinping', 'Jinping | Xi'],
    ['CHINESE_PRESIDENT_XI_JINPING', 'Jinping | Xi / CHINESE PRESIDENT / [CHN]'],
    ['FAHD_BIN_ABD_AL_AZIZ_AL_SAUD_', 'Fahd Bin Abd Al Aziz | Al Saud'],
    ['CEO of Royal Dutch Shell Ben van Beurden', 'Ben | van Beurden / CEO of Royal Dutch Shell / [NLD]'],
    ['Moon Jae-in', 'Jae-in | Moon'],
    ['Birendra Bir Bikram Shah Deva', 'Birendra Bir Bikram Shah | Deva'],
    ['Vladimir', 'Vladimir | -'],
    ['Dmitry, Moscow', 'Dmitry | - / Moscow'],
  ])('%s', (label, expected) => expect(read(label)).toBe(expected));
});

describe('speakers without a name are UNNAMED', () => {
  test.each([
    'Question',
    'Remark',
    'Remarks',
    'Reply',
    'Audience',
    'Question from Perm Territory',
    'Minister',
    'Presidential Aide',
    'President of Azerbaijan',
    'President of the Republic of the Congo',
    'President of LUKOIL',
    'Minister of Industry and Trade',
    'Vladimir Region Governor',
    'Ruling Prince of Monaco',
    'VTB Bank Chairman and CEO',
    'Csto Secretary General',
  ])('%s', (label) => expect(parseLabel(label).kind).toBe('UNNAMED'));
});

describe('what is no speaker is OTHER', () => {
  test.each([
    '',
    '* * *',
    '<…>',
    'Article 4',
    'EUROPEAN SECURITY TREATY',
    'Part 2, Kaliningrad, March 2, 2018',
    'Red Square, May 9',
    'Speech at the meeting of the State Council',
    'Beginning of meeting with President of Iran Hassan Rouhani',
    'On a national vote:',
    'State',
    'the',
    'M.',
    'Television',
    'China',
    'from 02.00 pm to 02.30 pm',
    '+7–495–539–40–40',
    'www.kremlin.ru',
    'Clifton Savings Bancorp Inc',
    'The document reads, in full',
  ])('%s', (label) => expect(parseLabel(label).kind).toBe('OTHER'));
});

test('a title keeps its country when there is no name', () => {
  expect(parseLabel('President of Azerbaijan')).toMatchObject({
    titles: ['President of Azerbaijan'],
    country: 'AZE',
  });
});

test('no text makes it fail, and what it names has a name', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc
      .array(
        fc.constantFrom(
          'al',
          'shah',
          'Putin',
          'King',
          'II',
          'of',
          'V.',
          ',',
          'German',
          '(',
          '_',
          'President',
          'Xi',
          '.',
        ),
      )
      .map((words) => words.join(' ')),
  );
  fc.assert(
    fc.property(text, (label) => {
      const { kind, given, surname } = parseLabel(label);
      expect(kind === 'PERSON').toBe(given.length > 0 || surname !== null);
    }),
    { numRuns: 2000 },
  );
});
