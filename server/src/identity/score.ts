import type { ActorProfile } from './actor-profile.ts';
import { type SeenTogether, unknownCompany } from './company.ts';
import {
  type ComparedNames,
  compareNames,
  haveOtherMiddleNames,
  type NameAgreement,
} from './name-agreement.ts';
import { daysBetween, haveRivalTitles, sharedOffice } from './office.ts';

/** How likely two actors are one, and why. */
export interface PairScore {
  /** From 0, surely two, to 1, surely one. */
  score: number;
  /** For a person: how the names compare, then what else speaks for it, then what against. */
  reasons: string[];
  /** Whether nothing but names, and perhaps a country, speaks for it. */
  isByNameAlone: boolean;
}

export type Decision = 'SAME' | 'UNSURE' | 'DIFFERENT';

/** From this score on two actors are taken for one. */
export const sameFrom = 0.85;
/** From this score on a person should look. */
export const unsureFrom = 0.5;

export function decide(score: number): Decision {
  if (score >= sameFrom) return 'SAME';
  return score >= unsureFrom ? 'UNSURE' : 'DIFFERENT';
}

/** What an agreement of names is worth without anything else. Part of a name stays below `unsureFrom`. */
const worth: Readonly<Record<NameAgreement, number>> = {
  NAME: 0.9,
  NAME_IN_OTHER_ORDER: 0.88,
  DIGNITY: 0.7,
  ONE_LETTER: 0.78,
  INITIAL: 0.7,
  SURNAME: 0.4,
  GIVEN_NAME: 0.36,
  NONE: 0,
};

/** What speaks for or against two actors being one: the share of the doubt, or of the score, that it takes away. */
type Evidence = [share: number, reason: string];

/** Longer than anybody is active, in days. */
const lifetime = 60 * 365;

/**
 * How likely two actors are one, by their names, titles, affiliations, days and company. Does not depend on the order of the two.
 * Never reaches `sameFrom` by part of a name alone.
 */
export function scorePair(
  one: ActorProfile,
  other: ActorProfile,
  company: SeenTogether = unknownCompany,
): PairScore {
  const names = bestNames(one, other);
  const naming = names.reason ? [names.reason] : [];
  if (names.agreement === 'NONE') return { score: 0, reasons: naming, isByNameAlone: true };
  const support = supportOf(one, other, names.agreement, company);
  const isByNameAlone = support.length === 0;
  const shared = sharedCountry(one, other);
  if (shared) support.push(shared);
  const counter = counterEvidence(one, other, company, isByNameAlone);
  const believed = support.reduce((score, [share]) => score + (1 - score) * share, worth[names.agreement]);
  const score = counter.reduce((score, [share]) => score * (1 - share), believed);
  const reasons = [...naming, ...[...support, ...counter].map(([, reason]) => reason)];
  return { score: Math.round(score * 1000) / 1000, reasons, isByNameAlone };
}

function supportOf(
  one: ActorProfile,
  other: ActorProfile,
  names: NameAgreement,
  company: SeenTogether,
): Evidence[] {
  const support: Evidence[] = [];
  const office = sharedOffice(one, other);
  if (office) support.push([office.by === 'sameOffice' ? 0.77 : 0.6, office.reason]);
  const isWhole = names !== 'SURNAME' && names !== 'GIVEN_NAME' && names !== 'INITIAL';
  if (company.isOnlyBearer) {
    support.push([0.8, 'the only one with that name in the documents where it was seen']);
  } else if (company.documents > 0 && isWhole) support.push([0.6, 'seen in the same documents']);
  if (names === 'INITIAL' && company.namesakes === 1) {
    support.push([0.5, 'nobody else here has that surname']);
  }
  return support;
}

function sharedCountry(one: ActorProfile, other: ActorProfile): Evidence | null {
  const countries = [...one.countries].filter((country) => other.countries.has(country)).sort();
  return countries.length > 0 ? [0.2, `both of ${countries.join(', ')}`] : null;
}

function counterEvidence(
  one: ActorProfile,
  other: ActorProfile,
  { namesakes }: SeenTogether,
  isByNameAlone: boolean,
): Evidence[] {
  const counter: Evidence[] = [];
  if (one.countries.size > 0 && other.countries.size > 0 && !sharedCountry(one, other)) {
    const sides = [one, other].map(({ countries }) => [...countries].sort().join(', ')).sort();
    counter.push([0.4, `of different countries: ${sides.join(' and ')}`]);
  }
  if (one.forms.some((form) => other.forms.some((otherForm) => haveOtherMiddleNames(form, otherForm)))) {
    counter.push([0.3, 'different middle names']);
  }
  if (isByNameAlone && haveRivalTitles(one, other)) counter.push([0.25, 'different titles at the same time']);
  if (isByNameAlone && namesakes > 1) {
    // The share was chosen on the tuning half of the labels in test/identity
    counter.push([Math.min(0.5, 0.03 * Math.log2(namesakes)), `${namesakes} people here have that surname`]);
  }
  if (daysBetween(one, other) > lifetime) counter.push([0.6, 'more than a lifetime apart']);
  return counter;
}

function bestNames(one: ActorProfile, other: ActorProfile): ComparedNames {
  let best: ComparedNames = { agreement: 'NONE', reason: '' };
  for (const form of one.forms) {
    for (const otherForm of other.forms) {
      const names = compareNames(form, otherForm);
      const isBetter = worth[names.agreement] > worth[best.agreement];
      if (isBetter || (best.reason === '' && names.agreement === best.agreement)) best = names;
      if (best.agreement === 'NAME') return best;
    }
  }
  return best;
}
