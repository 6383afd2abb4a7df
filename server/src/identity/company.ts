import { type ActorProfile, isPartial, type NameForm } from './actor-profile.ts';
import { startsWith } from './name-agreement.ts';

/** What the other actors of a set tell about two of them. */
export interface SeenTogether {
  /** In how many documents both were seen. */
  documents: number;
  /**
   * Whether one has only part of a name, and the documents where it was seen say whose: the other is the only bearer of that surname
   * there, or the other half of its name stands alone there as well ("Igor" and "Sechin", a label broken in two). This is what lets
   * "Putin" be Vladimir Putin.
   */
  isOnlyBearer: boolean;
  /** How many different given names go with the surname of the two among all actors: there are many Ivanovs. 0 where unknown. */
  namesakes: number;
}

/** Nothing known about the company of two actors. */
export const unknownCompany: SeenTogether = { documents: 0, isOnlyBearer: false, namesakes: 0 };

/** What was seen in one document. */
class Cast {
  /** Surname → given names of those seen with both. */
  readonly bearers = new SetMap();
  /** Surnames, and given names, that stand alone. */
  readonly surnames = new Set<string>();
  readonly givenNames = new Set<string>();
}

class SetMap extends Map<string, Set<string>> {
  put(key: string, value: string): void {
    const set = this.get(key);
    if (set) set.add(value);
    else this.set(key, new Set([value]));
  }
}

/** Who was seen with whom, for a set of actors. */
export class Company {
  private readonly casts = new Map<string, Cast>();
  private readonly givenBySurname = new SetMap();
  private readonly surnamesByGiven = new SetMap();

  constructor(profiles: Iterable<ActorProfile>) {
    for (const { forms, documents } of profiles) {
      for (const form of forms) {
        if (isWhole(form)) {
          this.givenBySurname.put(form.surname, form.given[0] as string);
          for (const given of form.given) this.surnamesByGiven.put(given, form.surname);
        }
        for (const document of documents) add(this.castOf(document), form);
      }
    }
  }

  /** What is known about two actors of the set. */
  of(one: ActorProfile, other: ActorProfile): SeenTogether {
    const [few, many] = one.documents.size < other.documents.size ? [one, other] : [other, one];
    let documents = 0;
    for (const document of few.documents) if (many.documents.has(document)) documents++;
    const namesakes = [...one.forms, ...other.forms].map(
      ({ surname }) => this.givenBySurname.get(surname)?.size ?? 0,
    );
    return {
      documents,
      isOnlyBearer: this.isMeantBy(one, other) || this.isMeantBy(other, one),
      namesakes: Math.max(0, ...namesakes),
    };
  }

  /** Whether an actor of whom only part of a name is known is the one with the whole name. */
  private isMeantBy(partial: ActorProfile, whole: ActorProfile): boolean {
    if (partial.forms.length === 0 || !partial.forms.every(isPartial)) return false;
    const casts = [...partial.documents].map((document) => this.castOf(document));
    return partial.forms.some((form) =>
      whole.forms.some((bearer) => {
        if (!isWhole(bearer)) return false;
        if (form.surname === '') return this.isBrokenGiven(form, bearer, casts);
        return form.surname === bearer.surname && this.isAlone(form, bearer, casts);
      }),
    );
  }

  /** A surname, perhaps with an initial, in documents that know one given name for it. */
  private isAlone(form: NameForm, bearer: NameForm, casts: readonly Cast[]): boolean {
    const [initial] = form.given;
    const given = bearer.given[0] as string;
    const known = this.givenBySurname.get(form.surname) ?? new Set();
    const found = new Set<string>();
    for (const { bearers, givenNames } of casts) {
      for (const name of bearers.get(form.surname) ?? []) found.add(name);
      for (const name of givenNames) if (known.has(name)) found.add(name);
    }
    const fitting = [...found].filter((name) => initial === undefined || startsWith(name, initial));
    return fitting.length === 1 && fitting[0] === given;
  }

  /** Given names, in documents in each of which one surname that goes with them stands alone too. */
  private isBrokenGiven(form: NameForm, bearer: NameForm, casts: readonly Cast[]): boolean {
    const [first = ''] = form.given;
    if (!form.given.every((word) => bearer.given.includes(word))) return false;
    const known = this.surnamesByGiven.get(first) ?? new Set();
    return (
      casts.length > 0 &&
      casts.every(({ surnames }) => {
        const alone = [...surnames].filter((surname) => known.has(surname));
        return alone.length === 1 && alone[0] === bearer.surname;
      })
    );
  }

  private castOf(document: string): Cast {
    let cast = this.casts.get(document);
    if (!cast) {
      cast = new Cast();
      this.casts.set(document, cast);
    }
    return cast;
  }
}

function isWhole(form: NameForm): boolean {
  return form.surname !== '' && !isPartial(form);
}

function add(cast: Cast, form: NameForm): void {
  if (isWhole(form)) cast.bearers.put(form.surname, form.given[0] as string);
  else if (form.given.length === 0) cast.surnames.add(form.surname);
  else if (form.surname === '') for (const given of form.given) cast.givenNames.add(given);
}
