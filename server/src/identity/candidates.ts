import { type ActorProfile, isInitial, isPartial, type NameForm } from './actor-profile.ts';
import { Company } from './company.ts';
import { type Decision, decide, type PairScore, scorePair, unsureFrom } from './score.ts';
import { deletions } from './spelling.ts';

/** Two actors that may be one. */
export interface Candidate extends PairScore {
  /** Ids of the two, in the order in which the actors came. */
  a: string;
  b: string;
  decision: Decision;
}

/**
 * All pairs of people that may be one, with a score of at least `minimum`, in the order of the profiles. Only people whose names are close
 * are compared: the same words in any order, one of them with one letter added, lost, replaced or moved; a surname with an
 * initial of the given name or without it; a given name under a dignity. Memory grows with the names, not with the pairs.
 */
export function* candidatePairs(
  profiles: readonly ActorProfile[],
  minimum: number = unsureFrom,
): Generator<Candidate> {
  const company = new Company(profiles);
  const index = new NameIndex();
  for (const [at, profile] of profiles.entries()) {
    for (const earlier of index.near(profile)) {
      const candidate = profiles[earlier] as ActorProfile;
      const pair = scorePair(candidate, profile, company.of(candidate, profile));
      if (pair.score >= minimum)
        yield { a: candidate.id, b: profile.id, ...pair, decision: decide(pair.score) };
    }
    index.add(profile, at);
  }
}

/** Finds profiles by names that are close. */
class NameIndex {
  private readonly byKey = new Map<string, number[]>();

  add(profile: ActorProfile, at: number): void {
    for (const key of new Set(profile.forms.flatMap(storedKeys))) {
      const places = this.byKey.get(key);
      if (places) places.push(at);
      else this.byKey.set(key, [at]);
    }
  }

  /** Places of the profiles that were added before, in their order. */
  near(profile: ActorProfile): number[] {
    const places = new Set<number>();
    for (const key of new Set(profile.forms.flatMap(soughtKeys))) {
      for (const place of this.byKey.get(key) ?? []) places.add(place);
    }
    return [...places].sort((a, b) => a - b);
  }
}

/** Under which a name is stored: its whole, and the part that a shorter name may consist of. */
function storedKeys(form: NameForm): string[] {
  return isShort(form)
    ? [...wholeKeys(form), ...partKeys(form).map((key) => `${key} short`)]
    : [...wholeKeys(form), ...partKeys(form).map((key) => `${key} long`)];
}

/** Under which close names are stored. Two long names are not close by one word. */
function soughtKeys(form: NameForm): string[] {
  const parts = partKeys(form);
  const short = parts.map((key) => `${key} short`);
  return [...wholeKeys(form), ...short, ...(isShort(form) ? parts.map((key) => `${key} long`) : [])];
}

/** Every given name with the surname, one of the two as it is and the other without one of its letters. */
function wholeKeys({ given, surname }: NameForm): string[] {
  if (surname === '') return [];
  return given
    .filter((word) => !isInitial(word))
    .flatMap((word) => [
      ...deletions(surname).map((rest) => `${word} ${rest}`),
      ...deletions(word).map((rest) => `${surname} ${rest}`),
    ]);
}

/** The surname, and each given name where one of the two may stand alone. */
function partKeys(form: NameForm): string[] {
  const given = form.given.filter((word) => !isInitial(word)).map((word) => `${word} given`);
  if (form.surname === '') return given;
  return isShort(form) ? [`${form.surname} surname`] : [`${form.surname} surname`, ...given];
}

/** Whether a name is compared by one word: it has no other, or only an initial. */
function isShort(form: NameForm): boolean {
  return isPartial(form) || form.surname === '' || isInitial(form.given[0] ?? '');
}
