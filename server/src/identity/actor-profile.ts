import { type LabelKind, parseLabel } from './label.ts';
import { isParticle } from './name.ts';
import { skeleton } from './spelling.ts';
import { readTitle, type Title } from './title.ts';
import { dignities } from './vocabulary.ts';

/** An actor, as far as it tells who that is. Days are ISO 8601; null where a source does not say. */
export interface ActorToMatch {
  id: string;
  /** Every name or label of the actor, with or without titles. */
  names: readonly string[];
  affiliations: readonly {
    role: string;
    /** ISO 3166-1 alpha-3 code of the state that the organisation belongs to. */
    country: string | null;
    from: string | null;
    to: string | null;
  }[];
  /** On which days the actor was seen speaking, in any order. */
  days: readonly string[];
  /** In which documents the actor was seen speaking. */
  documents: readonly string[];
}

/** A name reduced to what can be compared. */
export interface NameForm {
  written: string;
  /** Skeletons of the given names; an initial as "v.", a father's name as "bin hamad". Empty for a bare surname. */
  given: readonly string[];
  /** Skeleton of the surname without particles; empty where the name has none. */
  surname: string;
  ordinal: string | null;
  /** Whether the name stands under a dignity such as "King" or "Patriarch". */
  isDignified: boolean;
}

/** A title or role and when it was held, as far as that is known. */
export interface Post extends Title {
  from: string | null;
  to: string | null;
}

/** What matching knows of an actor, read once. */
export interface ActorProfile {
  id: string;
  forms: readonly NameForm[];
  posts: readonly Post[];
  countries: ReadonlySet<string>;
  /** First and last day on which anything is known of the actor; null where nothing is. */
  from: string | null;
  to: string | null;
  documents: ReadonlySet<string>;
}

/** Reads an actor for matching. Names that name no person are left out: a profile without forms matches nobody. */
export function profileOf(actor: ActorToMatch): ActorProfile {
  const days = [...actor.days].sort();
  const seen = { from: days[0] ?? null, to: days.at(-1) ?? null };
  const labels = actor.names.map((name) => ({ name, ...parseLabel(name) }));
  const posts: Post[] = [
    ...labels.flatMap(({ titles }) => titles.map((title) => ({ ...readTitle(title), ...seen }))),
    ...actor.affiliations.map(({ role, country, from, to }) => {
      const title = readTitle(role);
      const words = country ? new Set([...title.words, country]) : title.words;
      return { ...title, words, country: country ?? title.country, from, to };
    }),
  ].filter(({ words }) => words.size > 0);
  const known = [...days, ...actor.affiliations.flatMap(({ from, to }) => [from, to])].filter(
    (day) => day !== null,
  );
  return {
    id: actor.id,
    forms: labels.filter(isPerson).map(formOf),
    posts,
    countries: new Set(posts.map(({ country }) => country).filter((country) => country !== null)),
    from: known.sort()[0] ?? null,
    to: known.at(-1) ?? null,
    documents: new Set(actor.documents),
  };
}

function isPerson({ kind }: { kind: LabelKind }): boolean {
  return kind === 'PERSON';
}

function formOf({
  name,
  given,
  surname,
  ordinal,
  titles,
}: ReturnType<typeof parseLabel> & { name: string }): NameForm {
  const words = titles
    .join(' ')
    .toLowerCase()
    .split(/[^a-z]+/);
  return {
    written: name,
    given: given
      .map((word, i) => (isParticle(word) ? '' : givenForm(word, given[i - 1] ?? '')))
      .filter((word) => word !== ''),
    surname: skeleton(
      (surname ?? '')
        .split(' ')
        .filter((word) => !isParticle(word))
        .map((word) => word.replace(/^(al|el|ul|ad|as|ash)-/i, ''))
        .join(''),
    ),
    ordinal,
    isDignified: words.some((word) => dignities.has(word)),
  };
}

function givenForm(word: string, before: string): string {
  if (word.length === 1) return `${word.toLowerCase()}.`;
  return /^(bin|ibn|bint)$/i.test(before) ? `bin ${skeleton(word)}` : skeleton(word);
}

/** Whether a given name is only its first letter. */
export function isInitial(given: string): boolean {
  return given.endsWith('.');
}

/** Whether a form says less than a given name and a surname. */
export function isPartial({ given, surname, ordinal }: NameForm): boolean {
  return surname === '' ? ordinal === null : !given.some((word) => !isInitial(word));
}
