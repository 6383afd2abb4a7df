import type { Mention } from './mentions.ts';
import { type Gender, isPerson } from './names.ts';

export interface Person {
  name: string;
  /** As a pronoun told it. */
  gender: Gender;
  /** Titles, posts, nationality, in small letters. */
  describes: Set<string>;
  /** The block and the sentence in which they were last named. */
  block: number;
  sentence: number;
  /** Whether they were the subject there. */
  subject: boolean;
}

/** Words for somebody or something without a name, and where they stand. */
interface Unnamed {
  words: string;
  block: number;
  sentence: number;
}

/** How many blocks back a pronoun or a title may lead. */
const reach = 2;
/** How many people are kept in mind, and how much of each. */
const mostRecent = 20;
const mostWords = 40;

/** Who has been named in a text up to here. */
export class People {
  private readonly persons = new Map<string, Person>();
  /** Surname and other single names to the full one; null where two share it. */
  private readonly parts = new Map<string, string | null>();
  private block = 0;
  private sentence = 0;
  private group: Unnamed | null = null;
  private thing: Unnamed | null = null;
  /** Those named within reach, the last one last. */
  recent: Person[] = [];
  lastSpeaker: Person | null = null;

  enterBlock(): void {
    this.block++;
    this.recent = this.recent.filter(({ block }) => this.block - block <= reach);
  }

  enterSentence(): void {
    this.sentence++;
  }

  /** Reads what is spoken of or quoted: who speaks there is nobody that "he" leads to afterwards. */
  aside<T>(work: () => T): T {
    const { lastSpeaker, group, thing } = this;
    const result = work();
    Object.assign(this, { lastSpeaker, group, thing });
    return result;
  }

  /** Takes note of a mention. `further` says more of them, as an apposition does. */
  note(
    words: string,
    { kind, name, describes }: Mention,
    subject: boolean,
    further: readonly string[],
  ): void {
    if (kind === 'DESCRIPTION' && subject) this.noteUnnamed(words);
    if (!name || !isPerson(name, describes.length > 0)) return;
    const person = this.person(this.full(name));
    for (const word of [...describes, ...further])
      if (person.describes.size < mostWords) person.describes.add(word);
    this.recall(person, subject);
  }

  /** Takes note that a person is spoken of again, by whatever words. */
  recall(person: Person, subject: boolean): void {
    if (person.sentence !== this.sentence || subject) person.subject = subject;
    Object.assign(person, { block: this.block, sentence: this.sentence });
    this.recent = [...this.recent.filter((other) => other !== person).slice(1 - mostRecent), person];
  }

  /** Takes note of a group, a post or a thing that may be spoken of as "they" or "it" from here on. */
  noteUnnamed(words: string): void {
    const noted = { words, block: this.block, sentence: this.sentence };
    if (/s$/i.test(words) || /\band\b/.test(words) || /^people$/i.test(words)) this.group = noted;
    else this.thing = noted;
  }

  /** The group, or the one thing, that was last spoken of, within reach; null if none. */
  unnamed(which: 'group' | 'thing'): Unnamed | null {
    const noted = this[which];
    return noted && this.block - noted.block <= reach ? noted : null;
  }

  /** The fullest form of a name that the text has used: Kashin is Vasily Kashin where he was named so. */
  full(name: string): string {
    if (this.persons.has(name)) return name;
    return (name.includes(' ') ? null : this.parts.get(name)) ?? name;
  }

  /** Whoever was named so; null if nobody was. */
  named(name: string): Person | null {
    return this.persons.get(name) ?? null;
  }

  private person(name: string): Person {
    const known = this.persons.get(name);
    if (known) return known;
    const person: Person = {
      name,
      gender: null,
      describes: new Set(),
      block: 0,
      sentence: 0,
      subject: false,
    };
    this.persons.set(name, person);
    for (const part of name.split(' ')) this.parts.set(part, this.parts.has(part) ? null : name);
    return person;
  }
}
