import { type Attribution, attributionsIn } from './attribution.ts';
import { type Block, blocksOf } from './frame.ts';
import type { Mention } from './mentions.ts';
import { isPost } from './names.ts';
import type { Range } from './paragraphs.ts';
import { paraphraseIn } from './paraphrases.ts';
import type { Quotation } from './quotations.ts';
import type { Speaker } from './references.ts';
import { type Reading, Report, type Spoken } from './report.ts';
import { round, type Source, scoreOf, surely } from './score.ts';
import { type QuoteShape, shapeOf } from './shape.ts';
import { sentencesOf } from './tokens.ts';
import { organizationWords } from './word-classes.ts';

/** Something that is said in a text. Places are code units. */
export interface Saying extends Range {
  shape: QuoteShape | 'PARAPHRASE';
  speaker: Speaker | null;
  /** The reporting words in their basic form; null where none stand there. */
  verb: string | null;
  saidOn: string | null;
  score: number;
  block: Block;
}

/** Words too few to go on with what somebody said before. */
const fewest = 4;

/** What a sentence says that somebody said. `last` is who spoke before it, for a quotation that stands alone. */
export function sayingsOf(
  reading: Reading,
  block: Block,
  report: Report,
  last: Spoken | null,
): { sayings: Saying[]; spoke: Spoken | null } {
  const attributions = attributionsIn(report.sentence, report.clauses);
  if (!attributions.length) return paraphrased(reading, block, report);
  const sayings: Saying[] = [];
  let spoke: Spoken | null = null;
  let wholeBefore = false;
  for (const attribution of attributions) {
    const { clause, quotation, at, unsaid } = attribution;
    const told = clause
      ? report.spokenIn(clause)
      : ((unsaid ? null : report.presentedBefore(at - 1)) ?? goesOn(reading, report, quotation, last));
    const shape = shapeOf(
      wordsOf(reading, quotation),
      report.sentence,
      attribution,
      wholeBefore && clause !== null,
    );
    sayings.push(
      saying(reading, block, attribution, shape, told),
      ...nestedIn(reading, quotation, told?.speaker ?? null),
    );
    wholeBefore = shape === 'WHOLE';
    if (told && told.source !== 'GOES_ON') spoke = { ...told, source: 'SAME' };
  }
  return { sayings, spoke };
}

function paraphrased(reading: Reading, block: Block, report: Report) {
  const paraphrase = reading.english ? paraphraseIn(report.sentence, report.clauses) : null;
  const clause = paraphrase?.clause ?? report.clauses.find(({ kind, negated }) => kind === 'SAY' && !negated);
  const noun = clause ? undefined : report.clauses.find(({ kind }) => kind === 'NOUN');
  // "The governor's speech was short." What follows may be from it
  if (noun) return { sayings: [], spoke: { ...report.spokenIn(noun), source: 'CARRIED' as const } };
  const spoke = clause ? report.spokenIn(clause) : null;
  if (!paraphrase || !spoke) return { sayings: [], spoke };
  if (clause?.kind === 'SOURCE' && !isSpeaker(reading, clause.subject, spoke.speaker))
    return { sayings: [], spoke };
  const { start, end } = paraphrase;
  const score = round(paraphrase.score * surely(spoke.speaker.certainty));
  return { sayings: [{ ...spoke, start, end, block, shape: 'PARAPHRASE' as const, score }], spoke };
}

/** Whether a source is somebody who speaks: "according to Interfax", or "to the data", tells where it was read. */
function isSpeaker({ people }: Reading, { describes }: Mention, { name }: Speaker): boolean {
  if (name !== null) return name.includes(' ') && people.named(name) !== null;
  const post = describes.at(-1) ?? '';
  return isPost(post) || organizationWords.has(post);
}

/** Who spoke last, for words that may be theirs still: several, in a sentence that puts nothing down to anybody else. */
function goesOn(
  reading: Reading,
  { clauses }: Report,
  quotation: Quotation,
  last: Spoken | null,
): Spoken | null {
  if (last?.source !== 'GOES_ON') return last;
  return clauses.length || countWords(wordsOf(reading, quotation)) < fewest ? null : last;
}

function saying(
  reading: Reading,
  block: Block,
  { quotation, bond, unsaid, clause }: Attribution,
  shape: QuoteShape,
  told: Spoken | null,
): Saying {
  const source: Source = unsaid ? 'UNSAID' : (bond ?? told?.source ?? 'NONE');
  const words = wordsOf(reading, quotation);
  const { start, end } = quotation;
  const known = unsaid ? null : told;
  return {
    start,
    // The stop after a fragment is the author's
    end: shape === 'WHOLE' ? end : start + words.replace(/[.,;:]$/, '').length,
    shape,
    speaker: known?.speaker ?? null,
    verb: known?.verb ?? null,
    saidOn: known?.saidOn ?? null,
    score: scoreOf(source, shape, clause, known?.speaker.certainty ?? 1, countWords(words)),
    block,
  };
}

/** Quotations within one, where its own words say who speaks; `outer` is who says "I" there. */
function nestedIn(reading: Reading, { start, end, nested }: Quotation, outer: Speaker | null): Saying[] {
  if (!nested.length) return [];
  return reading.people.aside(() =>
    blocksOf(reading.text, [{ start, end }], nested, reading.published).flatMap((block) =>
      sentencesOf(block).flatMap((sentence) => {
        const report = new Report(reading, block, sentence, outer);
        return attributionsIn(sentence, report.clauses).flatMap((attribution) => {
          const { clause, bond, quotation } = attribution;
          if (!clause || (bond !== 'AFTER' && bond !== 'BEFORE')) return [];
          const shape = shapeOf(wordsOf(reading, quotation), sentence, attribution, false);
          const told = report.spokenIn(clause);
          return [
            saying(reading, block, attribution, shape, told),
            ...nestedIn(reading, quotation, told.speaker),
          ];
        });
      }),
    ),
  );
}

function wordsOf({ text }: Reading, { start, end }: Range): string {
  return text.slice(start, end);
}

/** How many words, as far as it matters. */
function countWords(words: string): number {
  return words.split(/\s+/, 6).length;
}
