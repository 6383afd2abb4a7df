import { countries } from '../countries.ts';
import { latin } from './spelling.ts';

/** Adjectives of countries, and names in use that the standard does not list. */
const otherNames = `
AFG Afghan|AGO Angolan|ALB Albanian|ARE Emirati|ARE Abu Dhabi|ARE Dubai|ARG Argentine|ARG Argentinian|ARM Armenian|AUS Australian|AUT Austrian
AZE Azerbaijani|BEL Belgian|BGD Bangladeshi|BGR Bulgarian|BHR Bahraini|BIH Bosnian|BIH Bosnia|BLR Belarusian|BLR Belarussian
BLR Byelorussia|BOL Bolivian|BRA Brazilian|BRN Brunei|CAN Canadian|CHE Swiss|CHL Chilean|CHN Chinese|CMR Cameroonian|COD DR Congo
COD Zaire|COG Congolese|COL Colombian|CUB Cuban|CYP Cypriot|CZE Czech|DEU German|DEU Federal Republic of Germany|DNK Danish
DOM Dominican|DZA Algerian|ECU Ecuadorian|EGY Egyptian|ERI Eritrean|ESP Spanish|EST Estonian|ETH Ethiopian|FIN Finnish|FRA French
GBR British|GBR England|GBR English|GBR Scottish|GBR Scotland|GEO Georgian|GHA Ghanaian|GRC Greek|GTM Guatemalan|HRV Croatian
HTI Haitian|HUN Hungarian|IDN Indonesian|IND Indian|IRL Irish|IRN Iranian|IRN Persia|IRQ Iraqi|ISL Icelandic|ISR Israeli|ITA Italian
JOR Jordanian|JPN Japanese|KAZ Kazakh|KAZ Kazakhstani|KEN Kenyan|KGZ Kyrgyz|KHM Cambodian|KOR South Korean|KWT Kuwaiti
LAO Laos|LAO Laotian|LBN Lebanese|LBR Liberian|LBY Libyan|LKA Sri Lankan|LTU Lithuanian|LUX Luxembourgish|LVA Latvian|MAR Moroccan
MDA Moldova|MDA Moldovan|MDG Malagasy|MEX Mexican|MEX United Mexican States|MKD Macedonia|MKD Macedonian|MLI Malian|MLT Maltese
MMR Burma|MMR Burmese|MNE Montenegrin|MNG Mongolian|MOZ Mozambican|MYS Malaysian|NAM Namibian|NER Nigerien|NGA Nigerian
NIC Nicaraguan|NLD Dutch|NOR Norwegian|NPL Nepalese|OMN Omani|PAK Pakistani|PAN Panamanian|PER Peruvian|PHL Philippine|PHL Filipino
POL Polish|PRK North Korean|PRK Democratic People's Republic of Korea|PRK DPRK|PRT Portuguese|PRY Paraguayan|PSE Palestinian|QAT Qatari
ROU Romanian|RUS Russian|RWA Rwandan|SAU Saudi|SDN Sudanese|SEN Senegalese|SGP Singaporean|SOM Somali|SRB Serbian|SVK Slovak
SVK Slovakian|SVN Slovene|SVN Slovenian|SWE Swedish|SWZ Swaziland|SYR Syria|SYR Syrian|TCD Chadian|THA Thai|TJK Tajik|TKM Turkmen
TUN Tunisian|TUR Turkish|TUR Turkiye|TWN Taiwanese|TZA Tanzania|TZA Tanzanian|UGA Ugandan|UKR Ukrainian|URY Uruguayan|USA American
UZB Uzbek|VAT Vatican|VAT Holy See|VEN Venezuelan|VNM Vietnamese|YEM Yemeni|ZAF South African|ZMB Zambian|ZWE Zimbabwean`;

const names = new Map<string, string>();
let longest = 1;

function add(name: string, code: string): void {
  const words = latin(name)
    .toLowerCase()
    .replace(/ \(.*\)/g, '')
    .split(/[\s,]+/);
  longest = Math.max(longest, words.length);
  names.set(words.join(' '), code);
}

for (const [alpha2, variants] of Object.entries(countries.getNames('en', { select: 'all' }))) {
  const code = countries.alpha2ToAlpha3(alpha2);
  if (code) for (const name of variants) add(name, code);
}
for (const entry of otherNames.trim().split(/[|\n]/)) add(entry.slice(4), entry.slice(0, 3));

/** A country named in a row of words: its ISO 3166-1 alpha-3 code, and how many words its name takes. */
export interface NamedCountry {
  code: string;
  length: number;
}

/**
 * The country whose name or adjective begins at a word: "Russia", "Russian", "People's Republic of China". The longest name wins, so
 * that South Sudan is not Sudan. Null where none begins; words in small letters begin none, because "us" is no country.
 */
export function countryAt(words: readonly string[], start: number): NamedCountry | null {
  const first = words[start];
  if (first === undefined || first === first.toLowerCase()) return null;
  for (let length = Math.min(longest, words.length - start); length > 0; length--) {
    const phrase = words
      .slice(start, start + length)
      .join(' ')
      .toLowerCase()
      .replace(/^the /, '');
    const code = names.get(phrase);
    if (code) return { code, length };
  }
  return null;
}
