import type { Clearance } from '../database/clearance.ts';

/** A marking as the Traffic Light Protocol writes it. */
export function tlpOf(marking: Clearance): string {
  return `TLP:${marking.replace('_', '+')}`;
}

/** Lines of a text, each with its label; those that have nothing to say are left out. */
export function labelled(
  lines: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  return Object.entries(lines)
    .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');
}

/** A date that is one day, month or year of the calendar, as ISO 8601 has it; null for one that is less certain or longer. */
export function isoDate(edtf: string | null | undefined): string | null {
  return edtf && /^\d{4}(-\d\d){0,2}$/.test(edtf) ? edtf : null;
}

interface Judged {
  judgement: string;
  likelihood: string | null;
  probabilityLow: number | null;
  probabilityHigh: number | null;
  confidence: string | null;
  confidenceBasis: string | null;
  assumptions: readonly string[];
  gaps: readonly string[];
}

/** An assessment in sentences. Likelihood and confidence never stand in one. */
export function judgementWords(row: Judged): string {
  const { probabilityLow: low, probabilityHigh: high } = row;
  const range = low !== null && high !== null ? ` (${percent(low)}–${percent(high)} %)` : '';
  const likelihood = row.likelihood?.toLowerCase().replaceAll('_', ' ');
  const rest = labelled({
    Likelihood: (likelihood || range) && `${likelihood ?? 'not in words'}${range}`,
    Confidence: row.confidence?.toLowerCase(),
    'Basis of the confidence': row.confidenceBasis,
    Assumptions: row.assumptions.join(' · '),
    Gaps: row.gaps.join(' · '),
  });
  return [row.judgement, rest].filter(Boolean).join('\n');
}

const percent = (probability: number) => Number((probability * 100).toFixed(1));
