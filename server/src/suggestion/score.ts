import type { Bond } from './attribution.ts';
import type { Clause } from './clauses.ts';
import type { QuoteShape } from './shape.ts';

/** How a quotation comes by its speaker. COLON: announced before it; SAME: it stands alone after what they said; CARRIED: so in the paragraph before; GOES_ON: some words in a sentence that names nobody, after what they said. */
export type Source = Bond | 'COLON' | 'SAME' | 'CARRIED' | 'GOES_ON' | 'NONE' | 'UNSAID';

const bySource: Readonly<Record<Source, number>> = {
  AFTER: 0.97,
  BEFORE: 0.95,
  FAR_BEFORE: 0.8,
  FAR_AFTER: 0.85,
  COLON: 0.85,
  SAME: 0.8,
  CARRIED: 0.6,
  GOES_ON: 0.6,
  NONE: 0.3,
  UNSAID: 0.1,
};
const byShape: Readonly<Record<QuoteShape, number>> = { WHOLE: 1, FRAGMENT: 0.95, NAME: 0.35, SCARE: 0.35 };

/**
 * How likely it is, 0 to 1, that these are words which this speaker said: by how speaker and words are joined, by what the words
 * look like, and by how sure the speaker's name is. Whole sentences whose speaker is not told reach 0.5.
 */
export function scoreOf(
  source: Source,
  shape: QuoteShape,
  clause: Clause | null,
  certainty: number,
  words: number,
): number {
  if (source === 'NONE' && shape === 'WHOLE' && words >= 5) return 0.5;
  const said =
    clause?.kind === 'NOUN' && source !== 'AFTER' ? Math.min(bySource[source], 0.75) : bySource[source];
  // "would say", "how can we say": nobody has
  const doubt = clause?.modal ? 0.45 : 1;
  return round(said * doubt * byShape[shape] * surely(certainty));
}

/** What is left of a score where it is not certain who speaks. */
export function surely(certainty: number): number {
  return 0.7 + 0.3 * certainty;
}

/** To two places: more would say more than is known. */
export function round(score: number): number {
  return Math.round(score * 100) / 100;
}
