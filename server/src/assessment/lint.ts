import type { Likelihood } from '../_generated/prisma/enums.ts';
import { likelihoodBounds } from './likelihood.ts';
import type { LintField, LintFinding, Spot } from './lint-finding.ts';
import { checkBounds, checkConfidence, sentencesOf } from './lint-sentences.ts';
import { type FoundTerm, findTerms, type Series } from './lint-terms.ts';

export interface Linted {
  judgement: string;
  confidenceBasis?: string | null;
  likelihood?: Likelihood | null;
  probabilityLow?: number | null;
  probabilityHigh?: number | null;
}

/**
 * Checks the words of an assessment against ICD 203 (Analytic Standards, 2015): one series of terms, no other words of probability,
 * confidence and likelihood in sentences of their own, numbers within the term's bounds, and the term that the field names. It reads
 * English; in other languages it finds nothing, and that says nothing. Words in quotation marks are somebody else's, and left out.
 * A judgement without any term gives nothing: whether a likelihood is given is asked on submission.
 */
export function lintAssessment({ judgement, confidenceBasis, likelihood }: Linted): LintFinding[] {
  const texts: [LintField, string][] = [['JUDGEMENT', judgement]];
  if (confidenceBasis) texts.push(['CONFIDENCE_BASIS', confidenceBasis]);
  const read = texts.map(([field, text]) => {
    const own = withoutQuotations(text);
    return { field, text, own, terms: findTerms(own) };
  });
  const series = read.flatMap(({ terms }) => terms).find(({ term }) => term)?.term?.series;
  return read.flatMap(({ field, text, own, terms }) => {
    const spots = [
      ...checkTerms(own, terms, series),
      ...sentencesOf(own).flatMap((sentence) => {
        const within = terms.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
        return [...checkConfidence(sentence, within), ...checkBounds(sentence, within)];
      }),
      ...(field === 'JUDGEMENT' && likelihood ? checkLikelihood(terms, likelihood) : []),
    ];
    return spots.sort((one, another) => one.start - another.start).map((spot) => placed(field, text, spot));
  });
}

export function hasErrors(findings: readonly LintFinding[]): boolean {
  return findings.some(({ severity }) => severity === 'ERROR');
}

/** The text with spaces in place of what it quotes. Apostrophes are no quotation marks. */
function withoutQuotations(text: string): string {
  return text.replaceAll(/"[^"]*"|“[^”]*”|«[^»]*»|„[^“”]*[“”]/g, (quotation) => ' '.repeat(quotation.length));
}

function checkTerms(text: string, terms: readonly FoundTerm[], series: Series | undefined): Spot[] {
  return terms.flatMap(({ start, end, term }): Spot[] => {
    const words = text.slice(start, end);
    if (!term) {
      const message = `"${words}" is none of the seven terms: say how likely it is by one of them.`;
      return [{ code: 'OTHER_TERM', severity: 'WARNING', message, start, end }];
    }
    if (term.series === series) return [];
    const message = `"${words}" belongs to the other series of terms than the first one in the text: keep to one series.`;
    return [{ code: 'MIXED_TERMS', severity: 'ERROR', message, start, end }];
  });
}

/** Where the judgement names degrees, one of them is that of the field. */
function checkLikelihood(terms: readonly FoundTerm[], likelihood: Likelihood): Spot[] {
  const named = terms.filter(({ term }) => term);
  const [first] = named;
  if (!first?.term || named.some(({ term }) => term?.likelihood === likelihood)) return [];
  const [low, high] = likelihoodBounds[likelihood].map((bound) => Math.round(bound * 100));
  const message = `The judgement says ${first.term.likelihood}, and the likelihood is ${likelihood} (${low} to ${high} percent): change one of the two.`;
  return [{ code: 'LIKELIHOOD_DIFFERS', severity: 'ERROR', message, start: first.start, end: first.end }];
}

function placed(field: LintField, text: string, { start, end, ...spot }: Spot): LintFinding {
  const points = (length: number) => [...text.slice(0, length)].length;
  return { ...spot, field, start: points(start), end: points(end), words: text.slice(start, end) };
}
