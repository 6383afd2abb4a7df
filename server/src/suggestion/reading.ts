import type { Published } from './dates.ts';
import { type Block, blocksOf } from './frame.ts';
import { labelOf } from './label.ts';
import { paragraphsOf } from './paragraphs.ts';
import { People } from './people.ts';
import { quotationsIn } from './quotations.ts';
import type { Speaker } from './references.ts';
import { type Reading, Report, type Spoken } from './report.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import { type Sentence, sentencesOf } from './tokens.ts';

/** Reads a text from beginning to end: everything that is said in it and that it cites. `english`: whether its verbs are known here. */
export function read(text: string, title: string, published: Published | null, english: boolean) {
  const paragraphs = paragraphsOf(text);
  const blocks = blocksOf(text, paragraphs, quotationsIn(text, paragraphs), published);
  const people = new People();
  nameThose(title, published, english, people);
  const reader = new Reader({ text, published, english, people });
  const sayings = blocks.flatMap((block) => reader.readBlock(block));
  return {
    sayings: sayings.sort((one, other) => one.start - other.start || other.end - one.end),
    citations: blocks.flatMap(({ citations }) => citations),
  };
}

/** Notes whom a title names. */
function nameThose(title: string, published: Published | null, english: boolean, people: People): void {
  for (const block of blocksOf(title, [{ start: 0, end: title.length }], [], published)) {
    for (const sentence of sentencesOf(block))
      new Report({ text: title, published, english, people }, block, sentence, null);
  }
}

class Reader {
  private readonly reading: Reading;
  /** Who says "I" in the turn of a transcript. */
  private self: Speaker | null = null;
  /** What a paragraph that is a quotation alone goes on from. */
  private carried: Spoken | null = null;

  constructor(reading: Reading) {
    this.reading = reading;
  }

  readBlock(block: Block): Saying[] {
    this.reading.people.enterBlock();
    const found: Saying[] = [];
    let last = this.carried;
    for (const [i, whole] of sentencesOf(block).entries()) {
      const sentence = i === 0 ? this.withoutLabel(whole) : whole;
      const alone = sentence.every(({ kind }) => kind !== 'WORD');
      if (i === 0) last = alone ? this.before(whole !== sentence) : null;
      const report = new Report(this.reading, block, sentence, this.self);
      const { sayings, spoke } = sayingsOf(
        this.reading,
        block,
        report,
        alone || !last ? last : { ...last, source: 'GOES_ON' },
      );
      found.push(...sayings);
      last = report.announced() ?? spoke ?? last;
    }
    this.carried = last && { ...last, source: last.source === 'COLON' ? 'COLON' : 'CARRIED' };
    return found;
  }

  /** Who spoke before a paragraph that begins with a quotation alone: whoever its label names, or the paragraph before. */
  private before(labelled: boolean): Spoken | null {
    if (!labelled) return this.carried;
    return this.self && { speaker: this.self, saidOn: null, verb: null, source: 'COLON' };
  }

  /** Notes whose turn of a transcript a paragraph begins, and leaves the label out. */
  private withoutLabel(sentence: Sentence): Sentence {
    const label = labelOf(sentence);
    if (!label) return sentence;
    const words = this.reading.text.slice(sentence[0]?.start, sentence[label.length - 2]?.end);
    this.self = label.named ? { mention: words, name: words, resolution: 'NAMED', certainty: 1 } : null;
    return sentence.slice(label.length);
  }
}
