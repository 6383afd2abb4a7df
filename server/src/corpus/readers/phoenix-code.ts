import { countryOf, isoCountries } from './country-names.ts';

/** What a CAMEO actor code such as RUSGOVMIL says, in groups of three characters. */
export interface ActorCode {
  code: string;
  /** The first group: a state, or what stands for one (IGO, NGO, MNC, a former state such as SUN). */
  head: string;
  /** Alpha-3 code of the country; null where the code names none that ISO 3166 has today. */
  country: string | null;
  /** The other groups in their order, and the head too where it is no state: GOV, MIL, ELI, OPP, REB, BUS, MED, IGO … */
  roleCodes: string[];
}

/** Codes of CAMEO and its dictionaries for countries that have another one in ISO 3166. */
const codeInIso: Readonly<Record<string, string>> = { PAL: 'PSE', ROM: 'ROU', TMP: 'TLS', ZAR: 'COD' };

/** States that are no more, or that ISO 3166 does not list, with their names. They have no country code. */
const statesWithoutCode: Readonly<Record<string, string[]>> = {
  SUN: ['soviet union', 'ussr'],
  USR: ['soviet union', 'ussr'],
  DDR: ['german democratic republic', 'east germany'],
  YUG: ['yugoslavia'],
  FRY: ['yugoslavia', 'federal republic of yugoslavia'],
  SCG: ['serbia and montenegro'],
  CSK: ['czechoslovakia'],
  KSV: ['kosovo'],
};

/** Heads after which the country, if there is one, comes second. An international organisation belongs to no country. */
const countrySecond = new Set(['NGO', 'NGM', 'MNC']);
/** CAMEO's role codes that happen to be country codes as well: Muslim, not Mauritius. */
const notCountries = new Set(['MUS']);

/** Reads a code. Gives the reason where it is none. */
export function readCode(code: string): ActorCode | string {
  if (!/^[A-Z0-9]{3,}$/.test(code))
    return `"${code}" is no actor code: capital letters and digits in groups of three.`;
  if (code.length % 3 !== 0)
    return `"${code}" is no actor code: its ${code.length} characters are no groups of three.`;
  const groups = code.match(/.{3}/g) as string[];
  const [head, second, ...more] = groups as [string, string | undefined, ...string[]];
  const country = countryOfGroup(head);
  if (country || head in statesWithoutCode) return { code, head, country, roleCodes: groups.slice(1) };
  const owner =
    second && countrySecond.has(head) && !notCountries.has(second) ? countryOfGroup(second) : null;
  return { code, head, country: owner, roleCodes: owner ? [head, ...more] : groups };
}

/**
 * The state that a code names, if one of the names is that state's: cities and provinces have its code as well. A territory's
 * code follows that of its state (USAPRI). Null where there is none; the state's own country code is null where it has none.
 */
export function stateNamed(
  { code, head, country }: ActorCode,
  names: string[],
): { country: string | null } | null {
  if (code.length === 3 && !country) {
    return names.some((name) => statesWithoutCode[head]?.includes(name.toLowerCase()))
      ? { country: null }
      : null;
  }
  const state = code.length === 3 ? country : code.length === 6 ? countryOfGroup(code.slice(3)) : null;
  return state && names.some((name) => countryOf(name) === state) ? { country: state } : null;
}

function countryOfGroup(group: string): string | null {
  const iso = codeInIso[group] ?? group;
  return isoCountries.has(iso) ? iso : null;
}
