import { expect, it } from 'vitest';
import { countryName, readCountries } from '../../../server/src/corpus/readers/countries.ts';
import { countryOf } from '../../../server/src/corpus/readers/country-names.ts';
import { all, outcomes } from './source.ts';

it('The countries are the 249 of ISO 3166, each with its names in three languages and none twice', async () => {
  const countries = outcomes(await all(readCountries())) as {
    code: string;
    name: string;
    names: { text: string; language: string }[];
  }[];
  expect(countries).toHaveLength(249);
  expect(new Set(countries.map(({ code }) => code)).size).toBe(249);
  expect(new Set(countries.map(({ name }) => name)).size).toBe(249);
  for (const { name, names } of countries) {
    expect(name).not.toMatch(/, .*\b(of|British|U\.S\.)/);
    expect(names.map(({ language }) => language)).toEqual(expect.arrayContaining(['ru', 'zh']));
    expect(new Set(names.map(({ text, language }) => language + text)).size).toBe(names.length);
  }
  expect(countries.find(({ code }) => code === 'RUS')).toMatchObject({
    name: 'Russia',
    names: expect.arrayContaining([
      { text: 'Russian Federation', language: 'en' },
      { text: 'Россия', language: 'ru' },
      { text: '俄罗斯', language: 'zh' },
    ]),
  });
});

it('A country is known by any English name of it, and by no name of a part', () => {
  for (const [name, code] of [
    ['Russia', 'RUS'],
    ['the Russian Federation', 'RUS'],
    ['RUSSIA', 'RUS'],
    ['Kingdom of Spain', 'ESP'],
    ['Democratic Republic of the Congo', 'COD'],
    ['Congo', 'COG'],
    ['Guinea Bissau', 'GNB'],
    ['Bavaria', null],
    ['Kosovo', null],
  ]) {
    expect([name, countryOf(name as string)]).toEqual([name, code]);
  }
});

it('A country is called by its common name, and what is no code by itself', () => {
  expect(['CHN', 'FRA', 'SUN'].map(countryName)).toEqual(['China', 'France', 'SUN']);
});
