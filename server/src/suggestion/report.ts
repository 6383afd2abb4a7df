import { type Clause, clausesOf } from './clauses.ts';
import type { FoundDate, Published } from './dates.ts';
import type { Block } from './frame.ts';
import type { Mention } from './mentions.ts';
import { isPerson, isPost } from './names.ts';
import type { People } from './people.ts';
import { type Speaker, speakerOf } from './references.ts';
import { datesOf, saidOn } from './said-on.ts';
import type { Source } from './score.ts';
import { speakersIn } from './speakers.ts';
import { mainSubject } from './subjects.ts';
import type { Sentence } from './tokens.ts';
import { speechNouns } from './word-classes.ts';

/** Who spoke, and what tells it. */
export interface Spoken {
  speaker: Speaker;
  saidOn: string | null;
  verb: string | null;
  source: Source;
}

/** What is the same for all sentences of a text. */
export interface Reading {
  text: string;
  published: Published | null;
  /** Whether its verbs are known here. */
  english: boolean;
  people: People;
}

/** What a sentence tells of who speaks. */
export class Report {
  readonly sentence: Sentence;
  readonly clauses: readonly Clause[];
  private readonly speakers: ReadonlyMap<Mention, Speaker>;
  private readonly dates: readonly FoundDate[];
  private readonly reading: Reading;

  constructor(reading: Reading, block: Block, sentence: Sentence, self: Speaker | null) {
    const { text, published, english, people } = reading;
    people.enterSentence();
    this.reading = reading;
    this.sentence = sentence;
    this.clauses = english ? clausesOf(sentence) : [];
    this.speakers = speakersIn(text, sentence, this.clauses, people, self);
    for (const [{ start }, { name, mention }] of this.speakers)
      block.voices.push({ start, who: name ?? mention });
    this.dates = this.clauses.length ? datesOf(text, block, sentence, published) : [];
  }

  spokenIn(clause: Clause): Spoken {
    return {
      speaker: this.speakers.get(clause.subject) as Speaker,
      saidOn: this.saidOn(clause),
      verb: clause.verb,
      source: 'SAME',
    };
  }

  /** When a clause says it was said, or the one before it in which the same person speaks: "said on Monday, and added". */
  private saidOn(clause: Clause): string | null {
    const who = this.speakers.get(clause.subject)?.name;
    const same = this.clauses.filter(
      ({ subject, at }) => at < clause.at && who && this.speakers.get(subject)?.name === who,
    );
    for (const each of [clause, ...same.reverse()]) {
      const date = saidOn(this.sentence, this.clauses, each, this.dates);
      if (date) return date;
    }
    return null;
  }

  /** Who is about to speak, where the sentence ends in a colon; null where it does not, or does not tell. */
  announced(): Spoken | null {
    const colon = this.sentence.length - 1;
    if (this.sentence[colon]?.text !== ':') return null;
    const clause = this.clauses.findLast(({ negated }) => !negated);
    return clause ? { ...this.spokenIn(clause), source: 'COLON' } : this.presentedBefore(colon);
  }

  /** Who issues what stands after a colon: "The ministry issued the following comment: …". */
  presentedBefore(colon: number): Spoken | null {
    const { sentence, reading } = this;
    if (sentence[colon]?.text !== ':' || !reading.english) return null;
    const subject = mainSubject(sentence, colon, true);
    if (!subject) return null;
    // Somebody issues a comment, or "Savin was blunter"
    const issued = sentence.slice(0, colon).some(({ lower }) => speechNouns.has(lower));
    const somebody = subject.name
      ? isPerson(subject.name, subject.describes.length > 0)
      : isPost(subject.describes.at(-1) ?? '');
    if (!issued && !somebody) return null;
    const speaker = speakerOf(reading.text.slice(subject.start, subject.end), subject, reading.people, null);
    return { speaker, saidOn: null, verb: null, source: 'COLON' };
  }
}
