import { type Published, resolveDate } from './dates.ts';
import { tagsOf } from './english.ts';
import type { Range } from './paragraphs.ts';

/** A reference in brackets. Places are code units of the text. */
export interface BracketCitation extends Range {
  /** The outlet, or in an academic text the authors, as written; null where it is missing. */
  outlet: string | null;
  /** EDTF; null where no date is given, or its year cannot be known. */
  citedOn: string | null;
  /** True for "see …" and its like: it points further rather than saying where the words come from. */
  crossReference: boolean;
  score: number;
}

const month =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const day = '\\d{1,2}(?:st|nd|rd|th)?';
const year = '(?:1[5-9]|20)\\d\\d';
const date = `(?:${month} ${day}(?:, ${year})?(?:, ${day}\\b)?|${day} ${month}(?: ${year})?|${month},? ${year}|${year}-\\d\\d-\\d\\d|${year})`;
const lead =
  '(?:(?<see>see(?: also)?|cf\\.|compare|e\\.g\\.,?|also)|(?:as )?(?:quoted|cited) (?:in|by)|via|in)\\s+';
const news = new RegExp(`^(?:${lead})?(?<outlet>[^,]*?(?:,[^,]*?)??),\\s*(?<date>${date})$`, 'i');
const name = "[\\p{Lu}][\\p{L}\\p{M}'’.\\-]*(?: [\\p{Lu}][\\p{L}\\p{M}'’.\\-]*)*";
const academic = new RegExp(
  `^(?:${lead})?(?<outlet>${name}(?:(?:,? and |,? & |, )${name})*(?: et al\\.?)?),? (?<date>${year})[a-z]?(?:[,:] ?(?:pp?\\. ?)?[\\d–\\-, ]+)?$`,
  'u',
);
const pointer = /^(?:see(?: also)?|cf\.)\s+(?<outlet>[^,]+)$/i;
const parts =
  /^(?:fig|figure|table|section|chapter|appendix|note|article|annex|map|box|above|below|pp?\b|page|the\b|part\b)/i;
const small = new Set('of the and for de la le der den von van al el et in on y e da do di'.split(' '));
const notOutlet = new RegExp(
  `^(?:${month}|Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?(?:\\s+\\d.*)?$|^(?:born|died|since|until|from|signed|adopted)\\b`,
  'i',
);

/** The citations in a bracket, whose places are given without the bracket's own signs: one for each part between semicolons. */
export function citationsIn(text: string, bracket: Range, published: Published | null): BracketCitation[] {
  const found: BracketCitation[] = [];
  let start = bracket.start;
  for (const part of text.slice(bracket.start, bracket.end).split(';')) {
    const words = part.trim();
    const from = start + part.indexOf(words);
    const citation = words && read(words, published, found.length > 0);
    if (citation) found.push({ ...citation, start: from, end: from + words.length });
    start += part.length + 1;
  }
  return found;
}

function read(words: string, published: Published | null, following: boolean) {
  if (words.startsWith(',')) {
    const bare = words.slice(1).trim();
    return new RegExp(`^${date}$`, 'i').test(bare) ? citation(null, bare, false, 0.9, published) : null;
  }
  if (following && new RegExp(`^${date}$`, 'i').test(words))
    return citation(null, words, false, 0.6, published);
  const match = words.match(news) ?? words.match(academic);
  if (match?.groups) {
    const { outlet, see, date: cited } = match.groups;
    if (!isOutlet(outlet as string)) return null;
    // "Istanbul, October 10" is a place and a day
    if (cited !== undefined && !/^\d{4}$/.test(cited) && isPlace(outlet as string)) return null;
    const score = /\d{1,2}\b(?!\d)/.test((cited as string).replace(/\d{4}/g, '')) ? 0.95 : 0.8;
    return citation(outlet as string, cited as string, Boolean(see), score, published);
  }
  const { outlet } = words.match(pointer)?.groups ?? {};
  return outlet && isOutlet(outlet) && !parts.test(outlet)
    ? citation(outlet, null, true, 0.6, published)
    : null;
}

function citation(
  outlet: string | null,
  cited: string | null,
  crossReference: boolean,
  score: number,
  published: Published | null,
) {
  const citedOn = cited && citedDate(cited, published);
  return { outlet: outlet?.trim() ?? null, citedOn: citedOn || null, crossReference, score };
}

/** "June 5, 6" are two days, which are kept as an interval. */
function citedDate(cited: string, published: Published | null): string | null {
  const [, first, second] = cited.match(/^(.*\d), (\d{1,2})$/) ?? [];
  const from = resolveDate(first ?? cited, published);
  if (!from || !second) return from;
  return `${from}/${from.slice(0, 8)}${second.padStart(2, '0')}`;
}

/** An outlet or an author has a capital, and few words that have none. */
function isOutlet(text: string): boolean {
  const words = text.trim().split(/\s+/);
  if (words.length > 9 || notOutlet.test(text.trim())) return false;
  if (!/\p{Lu}/u.test(text) && !/^[\p{L}\d-]+\.\p{L}{2,}$/u.test(text.trim())) return false;
  if (!/^[\p{Lu}\p{N}“"]/u.test(text.trim()) && !/\.\p{L}{2,}$/u.test(words[0] as string)) return false;
  return words.filter((word) => /^\p{Ll}+$/u.test(word) && !small.has(word)).length <= 2;
}

function isPlace(text: string): boolean {
  return tagsOf(text.trim()).some((tag) => /^(?:City|Country|Region|Place)$/.test(tag));
}
