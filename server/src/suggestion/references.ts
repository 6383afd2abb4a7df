import type { Mention } from './mentions.ts';
import { genderOf, isDemonym, isHuman } from './names.ts';
import type { People, Person } from './people.ts';
import { roleClasses } from './word-classes.ts';

/** Who speaks: the words that stand for them, and what those are known to mean. */
export interface Speaker {
  /** The words as they stand: "he", "the Russian analyst", "Foreign Minister Li Wei". */
  mention: string;
  /** The name that they stand for; null where the words alone are known. */
  name: string | null;
  /** NAMED: the words hold the name. RESOLVED: they lead back to one named before. AS_IT_STANDS: they could be several, or none. */
  resolution: 'NAMED' | 'RESOLVED' | 'AS_IT_STANDS';
  /** 0 to 1: how sure the name is. */
  certainty: number;
}

interface Meant {
  person: Person;
  certainty: number;
}

/**
 * Who a mention stands for. `self` is whoever says "I": the speaker of an outer quotation, or of a turn in a transcript. A
 * pronoun or a title leads back to someone only where it is plain to whom; else it stays as it stands.
 */
export function speakerOf(words: string, mention: Mention, people: People, self: Speaker | null): Speaker {
  if (mention.name) {
    const name = people.full(mention.name);
    people.lastSpeaker = people.named(name) ?? people.lastSpeaker;
    return { mention: words, name, resolution: 'NAMED', certainty: 1 };
  }
  const lower = words.toLowerCase();
  if (mention.kind === 'PRONOUN') return pronoun(words, possessives[lower] ?? lower, people, self);
  const meant = /^(?:the|that|this)\s/.test(lower) ? byRole(mention.describes, people) : null;
  // Nobody calls himself "the minister"
  if (meant && meant.person.name !== self?.name) return resolved(words, meant, people);
  people.noteUnnamed(words);
  return asItStands(words);
}

function pronoun(words: string, lower: string, people: People, self: Speaker | null): Speaker {
  if (lower === 'i' && self) return { ...self, mention: words, resolution: 'RESOLVED' };
  if (lower === 'they') return leads(words, people.unnamed('group')?.words);
  const thing = people.unnamed('thing');
  if (lower === 'it') return leads(words, thing?.words);
  if (lower !== 'he' && lower !== 'she') return asItStands(words);
  const wanted = lower === 'she' ? 'FEMALE' : 'MALE';
  const fitting = people.recent.filter(({ name, gender }) =>
    [null, wanted].includes(gender ?? genderOf(name)),
  );
  const sure = fitting.filter(({ name }) => genderOf(name) === wanted);
  const meant = mostLikely(wanted === 'FEMALE' && sure.length ? sure : fitting, people.lastSpeaker);
  const since =
    thing &&
    (!meant || thing.sentence > meant.person.sentence) &&
    isHuman(thing.words.split(' ').at(-1) as string);
  if (!meant || since) return leads(words, since ? thing.words : null);
  meant.person.gender = wanted;
  return resolved(words, meant, people);
}

/** Of several: the only one; the last speaker, unless another is the subject since; else the only one in the last sentence. */
function mostLikely(fitting: readonly Person[], lastSpeaker: Person | null): Meant | null {
  const [only, another] = fitting;
  if (!only) return null;
  if (!another) return { person: only, certainty: 0.95 };
  const latest = Math.max(...fitting.map(({ sentence }) => sentence));
  const last = fitting.filter(({ sentence }) => sentence === latest);
  const subject = last.findLast((person) => person.subject);
  if (subject && subject !== lastSpeaker) return { person: subject, certainty: 0.7 };
  if (lastSpeaker && fitting.includes(lastSpeaker)) return { person: lastSpeaker, certainty: 0.85 };
  return last.length === 1 ? { person: last[0] as Person, certainty: 0.7 } : null;
}

/** Whoever was described by the same post, or one like it, and by no other nationality. */
function byRole(describes: readonly string[], people: People): Meant | null {
  const role = describes.at(-1) ?? '';
  const same = roleClasses.filter((roles) => roles.has(role));
  if (!same.length) return null;
  const nations = describes.filter(isDemonym);
  const fitting = people.recent.filter((person) => {
    const own = [...person.describes].filter(isDemonym);
    return !nations.length || !own.length || nations.some((nation) => own.includes(nation));
  });
  const exact = fitting.filter((person) => person.describes.has(role));
  if (exact.length) return { person: exact.at(-1) as Person, certainty: exact.length === 1 ? 0.9 : 0.7 };
  const alike = fitting.filter(({ describes: own }) =>
    same.some((roles) => [...own].some((word) => roles.has(word))),
  );
  if (alike.length) return { person: alike.at(-1) as Person, certainty: alike.length === 1 ? 0.85 : 0.6 };
  // Nobody else is there, and nothing is known of them that would speak against it
  const [only, another] = people.recent;
  const plain = only && !another && only === people.lastSpeaker && !only.describes.size;
  return plain ? { person: only, certainty: 0.7 } : null;
}

function resolved(words: string, { person, certainty }: Meant, people: People): Speaker {
  people.lastSpeaker = person;
  return { mention: words, name: person.name, resolution: 'RESOLVED', certainty };
}

function leads(words: string, name: string | null | undefined): Speaker {
  return name ? { mention: words, name, resolution: 'RESOLVED', certainty: 0.8 } : asItStands(words);
}

function asItStands(words: string): Speaker {
  return { mention: words, name: null, resolution: 'AS_IT_STANDS', certainty: 0.85 };
}

const possessives: Readonly<Record<string, string>> = {
  his: 'he',
  him: 'he',
  her: 'she',
  their: 'they',
  its: 'it',
  my: 'i',
  our: 'we',
  your: 'you',
};
