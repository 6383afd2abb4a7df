import { parseEdtf } from '../date/edtf.ts';
import { NotFoundError } from '../errors.ts';
import type { Marking } from '../viewer.ts';
import type { Told } from './answer.ts';
import type { Ask } from './ask.ts';
import { outline, parts, reader } from './question.ts';
import type { Wanted } from './wanted.ts';

/** A brief: what was wanted, and what the API told. */
export interface Brief {
  wanted: Wanted;
  /** Nothing in it is marked above this. */
  clearance: Marking;
  /** Whether the pictures show each statement; otherwise they show how many there are in each year. */
  each: boolean;
  told: Told;
}

/** At most so many rows of each kind; the page says how many it leaves out. */
export const most = {
  /** Pictures show each statement up to so many readings, which no page of them exceeds. */
  statements: 100,
  contradictions: 20,
  assessments: 25,
  /** Pieces of evidence, and dissents, of an assessment. */
  evidence: 20,
  /** Activities of an area, and restraints in it. */
  activities: 10,
  sources: 25,
} as const;

/** Intervals are drawn for so many years at most. */
const mostIntervals = 50;

interface Outline {
  relationship: {
    parties: { id: string }[];
    characterisations: { points: { period: string | null; n: number }[] };
  } | null;
}

/**
 * Asks the API what a brief tells: first how much there is, then the rest, so that all its numbers are those that the API gives. Throws a
 * NotFoundError where the relationship is not there for whoever asks.
 */
export async function readBrief(ask: Ask, wanted: Wanted): Promise<Brief> {
  const { slug, knownAt, from, to, voices } = wanted;
  const scope = { slug, knownAt, from, to, voices };
  const [found, { viewer }] = await Promise.all([
    ask<Outline>(outline, scope),
    ask<{ viewer: { clearance: Marking } }>(reader),
  ]);
  const { parties, characterisations } = found.relationship ?? missing(slug);
  const readings = characterisations.points.reduce((sum, { n }) => sum + n, 0);
  const years = new Set(characterisations.points.map(({ period }) => period)).size;
  const each = readings <= most.statements;
  const variables = {
    ...scope,
    ...most,
    each,
    intervals: years <= mostIntervals,
    sides: parties.slice(0, 2).map(({ id }) => id),
    published: { state: { eq: 'PUBLISHED' }, assessedOn: spanOf(wanted) },
    unsourced: {
      citation: { status: { in: ['INCOMPLETE', 'UNRESOLVED'] } },
      saidOn: spanOf(wanted),
      ...(voices.length > 0 && { voice: { in: voices } }),
    },
  };
  const told = await Promise.all(
    parts.map((part) => ask<{ relationship: Partial<Told> | null }>(part, variables)),
  );
  if (told.some(({ relationship }) => !relationship)) missing(slug);
  const whole = Object.assign({}, ...told.map(({ relationship }) => relationship)) as Told;
  return { wanted, clearance: viewer.clearance, each, told: whole };
}

function missing(slug: string): never {
  throw new NotFoundError(`There is no relationship "${slug}" here.`, ['slug']);
}

/** What may lie in the window, as a filter of dates takes it. */
function spanOf({ from, to }: Wanted): { overlaps: string } | undefined {
  if (from === null && to === null) return undefined;
  return { overlaps: `${from ? parseEdtf(from).first : '..'}/${to ? parseEdtf(to).last : '..'}` };
}
