import { countries } from '../../countries.ts';

/** Every alpha-3 code of ISO 3166-1. The package has one more, XKK for Kosovo, which the standard does not know. */
export const isoCountries: ReadonlySet<string> = new Set(
  Object.keys(countries.getAlpha3Codes()).filter((code) => code !== 'XKK'),
);

/** The names of a country in a language: the usual one first. "Congo" alone is that of the Republic only, so that it is one country's. */
export function countryNames(code: string, language: string): string[] {
  const names: string[] = countries.getName(code, language, { select: 'all' }) ?? [];
  // The list has abbreviations together with what they stand for: "КНР (Китайская …)"
  return names
    .flatMap((name) => /^(\p{Lu}{2,}) \((.+)\)$/u.exec(name)?.slice(1) ?? [name])
    .filter((name) => code !== 'COD' || name !== 'Congo');
}

/** English names that sources use and that the list of countries has in another form or not at all. */
export const otherNames: Readonly<Record<string, string>> = {
  "Democratic People's Republic of Korea": 'PRK',
  'Korean Republic': 'KOR',
  'Republic of China': 'TWN',
  'Cabo Verde': 'CPV',
  Burma: 'MMR',
  'East Timor': 'TLS',
  Laos: 'LAO',
  Macedonia: 'MKD',
  Micronesia: 'FSM',
  Moldova: 'MDA',
  Brunei: 'BRN',
  'Kyrgyz Republic': 'KGZ',
  'Slovak Republic': 'SVK',
  'United Mexican States': 'MEX',
  'Holy See': 'VAT',
  Vatican: 'VAT',
  Swaziland: 'SWZ',
  Syria: 'SYR',
  'Viet Nam': 'VNM',
};

const codes = new Map<string, string>();
for (const code of isoCountries) for (const name of countryNames(code, 'en')) codes.set(plain(name), code);
for (const [name, code] of Object.entries(otherNames)) codes.set(plain(name), code);
for (const [name, code] of [...codes]) codes.set(name.replaceAll('-', ' '), code);

/** Long forms of a state's name before the short one: "the Islamic Republic of", "Kingdom of". */
const form =
  "(?:(?:arab|bolivarian|co-operative|democratic|federal|federated|federative|hashemite|independent|islamic|people's|plurinational|socialist|united) )*(?:republic|kingdom|state|states|sultanate|principality|grand duchy|commonwealth|union|federation) of (?:the )?";
const names = [...codes.keys()]
  .sort((one, other) => other.length - one.length)
  .map((name) => name.replace(/[.*+?()[\]]/g, '\\$&'));
// A country is what a post is "of" or "in", or whose it is; so "United Russia" and "All Russia" name none
const place = `(?:the )?(?:${form})?(${names.join('|')})(?![\\p{L}-])`;
const owner = new RegExp(`\\bof ${place}|^(?:the )?(${names.join('|')})'s `, 'u');
const seat = new RegExp(`\\bin ${place}`, 'u');
/** Those who are sent to a country, which is not theirs. */
const sent = /\b(ambassador|envoy|representative|consul|correspondent)\b/;

const longForm = new RegExp(`^(?:the )?(?:${form})?`);

/** The alpha-3 code of the country whose English name this is, in any form of its name; null where it is none. */
export function countryOf(name: string): string | null {
  const text = plain(name);
  return codes.get(text) ?? codes.get(text.replace(longForm, '')) ?? null;
}

/** The first country that a role names ("Foreign Minister of Russia"); null where it names none, or a part of a country. */
export function countryInRole(role: string): string | null {
  const text = plain(role);
  const [, of, whose] = owner.exec(text) ?? [];
  const found = of ?? whose ?? (sent.test(text) ? undefined : seat.exec(text)?.[1]);
  return (found && codes.get(found)) ?? null;
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll('’', "'").toLowerCase().trim();
}
