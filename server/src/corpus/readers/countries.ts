import { countries } from '../../countries.ts';
import { countryNames, isoCountries, otherNames } from './country-names.ts';
import type { SourceRow } from './source-row.ts';

/** A country of ISO 3166, as an actor of the kind STATE. */
export interface SourceCountry {
  /** Alpha-3. */
  code: string;
  /** The English name in common use. */
  name: string;
  /** Further names, each with its language (BCP 47). */
  names: { text: string; language: string }[];
}

/** English names that are in common use where the list puts an official or an inverted form first. */
const commonNames: Record<string, string> = {
  CHN: 'China',
  COD: 'Democratic Republic of the Congo',
  COG: 'Republic of the Congo',
  FSM: 'Micronesia',
  GMB: 'The Gambia',
  IRN: 'Iran',
  LAO: 'Laos',
  MDA: 'Moldova',
  MKD: 'North Macedonia',
  PSE: 'Palestine',
  RUS: 'Russia',
  SYR: 'Syria',
  TWN: 'Taiwan',
  TZA: 'Tanzania',
  USA: 'United States',
  VAT: 'Holy See',
  VGB: 'British Virgin Islands',
  VIR: 'United States Virgin Islands',
};

/** The English name in common use of the country with an alpha-3 code of ISO 3166-1; the code itself where there is no such country. */
export function countryName(code: string): string {
  return commonNames[code] ?? countryNames(code, 'en')[0] ?? code;
}

/**
 * The countries of ISO 3166-1, with their names in English, Russian and Chinese. All are of the kind STATE, which in this domain
 * means what has a country code: territories such as Greenland or Antarctica too, for the standard does not tell which of them is
 * sovereign, and a judgement on Taiwan or Palestine is not an import's to make. Kosovo has no code there and is no row here.
 */
export async function* readCountries(): AsyncGenerator<SourceRow<SourceCountry>> {
  let line = 0;
  for (const code of [...isoCountries].sort()) {
    const english = countryNames(code, 'en');
    const others = Object.keys(otherNames).filter((other) => otherNames[other] === code);
    const name = countryName(code);
    const names = [
      ...[...english, ...others].filter((other) => other !== name).map((text) => ({ text, language: 'en' })),
      ...countryNames(code, 'ru').map((text) => ({ text, language: 'ru' })),
      ...countryNames(code, 'zh').map((text) => ({ text, language: 'zh' })),
    ];
    line++;
    yield {
      line,
      raw: `${code} ${countries.alpha3ToAlpha2(code)} ${name}`,
      value: { code, name, names },
      repairs: [],
    };
  }
}
