import { describe, expect, it } from 'vitest';
import { readPersons } from '../../../server/src/corpus/readers/persons.ts';
import { voiceOf } from '../../../server/src/corpus/readers/role-voice.ts';
import { all, file, outcomes, taken } from './source.ts';

const read = async (...rows: string[]) =>
  all(readPersons(file(['person_id,name,description,pages', ...rows].join('\n'))));
const one = async (name: string, role = '') => taken(await read(`7,${name},"${role}",3`));

describe('a person', () => {
  it.each([
    ['Lavrov Sergei', 'Sergei Lavrov'],
    ['Erdogan Recep Tayyip', 'Recep Tayyip Erdogan'],
    ['Grabar-Kitarovic Kolinda', 'Kolinda Grabar-Kitarovic'],
    ['al-Assad Bashar', 'Bashar al-Assad'],
    ['Al Saud Salman bin Abdulaziz', 'Salman bin Abdulaziz Al Saud'],
    ['Van der Bellen Alexander', 'Alexander Van der Bellen'],
  ])('written %s is called %s, and the source’s form is kept', async (written, name) => {
    expect((await one(written)).value).toMatchObject({ name, asWritten: written });
  });

  it.each(['Xi Jinping', 'Moon Jae-in', 'Pele'])('called %s keeps the order of the name', async (name) => {
    expect((await one(name)).value).toMatchObject({ name, asWritten: null });
  });

  it('says where the order of the name had to be guessed', async () => {
    expect((await one('Xi Jinping')).repairs).toEqual([
      'The name is taken to be Chinese or Korean: its order stays.',
    ]);
    expect((await one('Barroso Jose Manuel')).repairs).toEqual([
      'The name has 3 words: the first is taken as the surname.',
    ]);
    expect((await one('Lavrov Sergei')).repairs).toEqual([]);
  });

  it.each([
    ['Abdullah II King of Jordan', 'Abdullah II', 'King of Jordan', 'JOR'],
    ['Ruling Prince of Monaco Albert II', 'Albert II', 'Ruling Prince of Monaco', 'MCO'],
    ['Kirill Patriarch of Moscow and All Russia', 'Kirill', 'Patriarch of Moscow and All Russia', null],
  ])('whose name carries a title, %s, has the title as the role', async (written, name, role, country) => {
    expect((await one(written)).value).toMatchObject({ name, asWritten: written, role, country });
  });

  it('has the years that the role itself gives, and none otherwise', async () => {
    expect((await one('Juan Carlos I King of Spain', 'King of Spain, 1975 - 2014')).value).toMatchObject({
      role: 'King of Spain',
      validFrom: { text: '1975' },
      validTo: { text: '2014' },
    });
    expect((await one('Lavrov Sergei', 'Foreign Minister of Russia')).value).toMatchObject({
      validFrom: null,
      validTo: null,
    });
  });

  it('without a role has neither voice nor country', async () => {
    expect((await one('Obama Barack')).value).toMatchObject({ role: null, voice: null, country: null });
  });

  it('is rejected without id or name, with an id that stands already, and with pages that are no number', async () => {
    expect(
      outcomes(await read('1,Xi Jinping,,2', '2,,,2', ',A B,,2', '1,C D,,2', '3,E F,,many')),
    ).toMatchObject([
      { id: '1' },
      'The name is missing.',
      'The id (person_id) is missing.',
      'The id "1" stands in line 2 already.',
      '"many" is no number of pages.',
    ]);
  });
});

describe('the voice of a role', () => {
  it.each([
    [
      'HEAD_OF_STATE_OR_GOVERNMENT',
      [
        'President of Belarus',
        'Prime Minister of Japan',
        'Federal Chancellor of Germany',
        'King of Jordan',
        'President of South Ossetia',
      ],
    ],
    [
      'MINISTER',
      [
        'Defence Minister',
        'Minister of Transport',
        'Deputy Prime Minister',
        'Vice President of Iraq',
        'First Vice Premier of the State Council of China',
      ],
    ],
    ['SPOKESPERSON', ['Presidential Press Secretary', 'Foreign Ministry Spokesperson']],
    ['MILITARY', ['Chief of the General Staff of Russia’s Armed Forces', 'Commander of the Northern Fleet']],
    [
      'DIPLOMAT',
      [
        'Ambassador Extraordinary and Plenipotentiary of Russia to Belarus',
        'Permanent Representative to the UN',
      ],
    ],
    [
      'LEGISLATOR',
      [
        'Chairwoman of the Council of Federation',
        'First Deputy Speaker of the State Duma',
        'Head of the United Russia faction in the State Duma',
      ],
    ],
    [
      'OFFICIAL',
      [
        'Governor of Tula Region',
        'Head of the Republic of Tatarstan',
        'Director of the Federal Security Service',
        'Presidential Aide',
        'Aide to the President',
        'Deputy Minister of Defence',
        'Chairman of the Pension Fund Board',
        'Secretary-General of the United Nations',
        'Crown Prince of Saudi Arabia',
      ],
    ],
    ['EXPERT', ['Director of Russian Institute for Strategic Studies']],
    [
      null,
      [
        'Gazprom CEO',
        'President of LUKOIL',
        'Skolkovo Foundation President',
        'Rector of Moscow State University',
        'General Director of Russian Railways',
        'Farmer',
        'Former Prime Minister of Japan',
        'Vice-President of the Polar Explorers Association',
      ],
    ],
  ])('is %s', (voice, roles) => {
    for (const role of roles) expect([role, voiceOf(role)]).toEqual([role, voice]);
  });
});

describe('the country that a role names', () => {
  it.each([
    ["President of People's Republic of China", 'CHN'],
    ['Chairman of the State Affairs Commission of the Democratic People’s Republic of Korea', 'PRK'],
    ['President of the Republic of Korea', 'KOR'],
    ['President of Turkey', 'TUR'],
    ['President of Syria', 'SYR'],
    ['President of the Bolivarian Republic of Venezuela', 'VEN'],
    ['President of the Republic of Guinea', 'GIN'],
    ['President of the Republic of South Africa', 'ZAF'],
    ['Chief of the General Staff of Russia’s Armed Forces', 'RUS'],
    ['Human Rights Commissioner in Russian Federation', 'RUS'],
    ['Ambassador of Russia to Belarus', 'RUS'],
    ['Ambassador in Beijing, China', null],
    ['Head of the Republic of Bashkortostan', null],
    ['Governor of Moscow Region', null],
    ['Head of the United Russia faction in the State Duma', null],
    ['Defence Minister', null],
  ])('%s: %s', async (role, country) => {
    expect((await one('A B', role)).value.country).toBe(country);
  });
});
