import { parseEdtf } from '../date/edtf.ts';
import { CodePointOffsets } from '../document/code-points.ts';
import { citationOf } from './citation-links.ts';
import type { BracketCitation } from './citations.ts';
import type { Range } from './paragraphs.ts';
import { read } from './reading.ts';
import type { Speaker } from './references.ts';

/** Words in a text: exactly, with up to 32 characters of what stands around them, and where, in Unicode code points. */
export interface Place {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
}

export interface CitationSuggestion extends Place {
  /** The outlet as written, in an academic text the authors; null where it is missing. */
  outlet: string | null;
  /** EDTF; null where the citation gives no date, or its year cannot be known. */
  citedOn: string | null;
  /** INCOMPLETE where the outlet, or the date, is missing. */
  status: 'UNRESOLVED' | 'INCOMPLETE';
  /** 0 to 1. */
  score: number;
}

export interface StatementSuggestion extends Place {
  directness: 'DIRECT_QUOTE' | 'PARTIAL_QUOTE' | 'PARAPHRASE';
  /** Who says it; null where the text does not tell. */
  speaker: Speaker | null;
  /** The reporting words in their basic form, such as "say"; null where none stand there. */
  verb: string | null;
  /** EDTF: when it was said as far as the text tells; where it only cites a source, any time up to that. Null if neither. */
  saidOn: string | null;
  /** The citation given for it, one of those suggested; null if none, or it is not plain which. */
  citation: CitationSuggestion | null;
  /** 0 to 1; from 0.5 on it is more likely right than not. */
  score: number;
}

export interface Suggestions {
  statements: StatementSuggestion[];
  citations: CitationSuggestion[];
}

/** What is known of a document beside its text. */
export interface TextContext {
  /** Whoever it names is known by a part of the name in the text: "Mr Sablin". */
  title?: string | null;
  /** EDTF. Dates are resolved against it; a date without its year stays out where it is not known. */
  publishedOn?: string | null;
  /** BCP 47. Speakers and dates are found in English; in another language quotations alone. Not known counts as English. */
  language?: string | null;
}

const around = 32;

/**
 * Proposes what is said in a text, and what it cites, in the order of the text; writes nothing. Statements lie apart from each
 * other or one within another. In linear time. Never throws, except a RangeError for a date of publication that is no EDTF.
 */
export function suggestStatements(text: string, { title, publishedOn, language }: TextContext): Suggestions {
  const published = publishedOn ? parseEdtf(publishedOn) : null;
  const english = !language || /^en\b/i.test(language);
  const { sayings, citations: found } = read(text, title ?? '', published, english);
  const offsets = new CodePointOffsets(text);
  const place = ({ start, end }: Range): Place => ({
    exact: text.slice(start, end),
    prefix: text.slice(offsets.toUnits(Math.max(0, offsets.toCodePoints(start) - around)), start),
    suffix: text.slice(end, offsets.toUnits(offsets.toCodePoints(end) + around)),
    start: offsets.toCodePoints(start),
    end: offsets.toCodePoints(end),
  });

  const citations = new Map<BracketCitation, CitationSuggestion>();
  for (const citation of found) {
    const { outlet, citedOn, score } = citation;
    const status = outlet && citedOn ? 'UNRESOLVED' : 'INCOMPLETE';
    citations.set(citation, { ...place(citation), outlet, citedOn, status, score });
  }
  const statements = sayings.map((saying): StatementSuggestion => {
    const bracket = citationOf(text, saying);
    const citation = (bracket && citations.get(bracket)) ?? null;
    return {
      ...place(saying),
      directness: directnessOf[saying.shape],
      speaker: saying.speaker,
      verb: saying.verb,
      saidOn: saying.saidOn ?? (citation?.citedOn ? upTo(citation.citedOn) : null),
      citation,
      score: saying.score,
    };
  });
  return { statements, citations: [...citations.values()] };
}

const directnessOf = {
  WHOLE: 'DIRECT_QUOTE',
  FRAGMENT: 'PARTIAL_QUOTE',
  NAME: 'PARTIAL_QUOTE',
  SCARE: 'PARTIAL_QUOTE',
  PARAPHRASE: 'PARAPHRASE',
} as const;

/** Any time up to a date: what a source reports was said by the day it appeared. */
function upTo(date: string): string {
  return `../${date.split('/').at(-1)}`;
}
