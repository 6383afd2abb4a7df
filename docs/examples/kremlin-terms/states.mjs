/** How the pages name states besides Russia: by country, people and capital. One that is not here is not found. */
const others = {
  ARM: /Armenia|Yerevan/,
  AUT: /Austria/,
  AZE: /Azerbaijan|Baku\b/,
  BGR: /Bulgaria/,
  BLR: /Belarus|Minsk\b/,
  BRA: /Brazil/,
  CHN: /\bChina\b|Chinese|Beijing|\bPRC\b/,
  CUB: /Cuba|Havana/,
  CYP: /Cyprus|Cypriot/,
  DEU: /German/,
  DZA: /Algeria/,
  EGY: /Egypt|Cairo/,
  ESP: /\bSpain|Spanish/,
  FIN: /Finland|Finnish/,
  FRA: /\bFrance|French|Paris\b/,
  GBR: /Britain|British|United Kingdom/,
  GEO: /Georgia/,
  GRC: /Greece|Greek/,
  HUN: /Hungar/,
  IDN: /Indonesia/,
  IND: /\bIndia(?:n|\b)|New Delhi/,
  IRN: /\bIran|Tehran/,
  IRQ: /\bIraq/,
  ISR: /Israel/,
  ITA: /\bItal(?:y|ian)/,
  JPN: /Japan|Tokyo/,
  KAZ: /Kazakh|Astana/,
  KGZ: /Kyrgyz|Bishkek/,
  KOR: /Republic of Korea|South Korea/,
  MDA: /Moldova/,
  MNG: /Mongolia/,
  PAK: /Pakistan/,
  POL: /Poland|Polish/,
  PRK: /North Korea|\bDPRK\b/,
  SAU: /Saudi/,
  SRB: /Serbia|Belgrade/,
  SVK: /Slovak/,
  SVN: /Slovenia/,
  SYR: /Syria|Damascus/,
  TJK: /Tajik|Dushanbe/,
  TKM: /Turkmen/,
  TUR: /\bTurkey|Turkish|Ankara/,
  UKR: /Ukrain|Kiev/,
  USA: /United States|America|Washington|\bUS\b/,
  UZB: /Uzbek|Tashkent/,
  VEN: /Venezuela/,
  VNM: /Viet ?nam|Hanoi/,
  ZAF: /South Africa/,
};

const russia = /Russia|Moscow/;
const together = /\b(?:we|our|us|both|bilateral|two countries|two nations)\b/i;

/** The other side of "Russian-Cuban" or "Chinese-Russian". */
const pair = /\b(?:Russian?[-–]([A-Z]\w+)|([A-Z]\w+)[-–]Russian?)\b/;

/** The states that some words name, as ISO 3166 codes. */
export function statesIn(words) {
  const named = Object.keys(others).filter((code) => others[code].test(words));
  return russia.test(words) ? ['RUS', ...named] : named;
}

/**
 * The state besides Russia whose ties with Russia a sentence speaks of; null where that is not plain: none is named, or several are.
 * The speaker's own state need not be named where the sentence says "we" or "our".
 */
export function partnerIn(sentence, speakersState) {
  // "Russian-Cuban" says whose ties they are, whoever else is named
  const [, after, before] = pair.exec(sentence) ?? [];
  const [paired] = statesIn(after ?? before ?? '');
  if (paired && paired !== 'RUS') return paired;
  const named = new Set(statesIn(sentence));
  if (together.test(sentence)) named.add(speakersState);
  const [partner, another] = [...named].filter((code) => code !== 'RUS');
  return named.has('RUS') && partner && !another ? partner : null;
}
