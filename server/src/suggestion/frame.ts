import { type BracketCitation, citationsIn } from './citations.ts';
import type { Published } from './dates.ts';
import type { Range } from './paragraphs.ts';
import type { Quotation } from './quotations.ts';

/** A paragraph, or several that a quotation joins, with what is quoted in it. */
export interface Block extends Range {
  /** The block's words as long as they are, with every quotation and citation blotted out: what the author says himself. */
  frame: string;
  quotations: Quotation[];
  citations: BracketCitation[];
  /** Who speaks in it, in the order in which its sentences are read: name, or the words for someone without one. */
  voices: { start: number; who: string }[];
}

/** Signs of the private use area that stand for what is blotted out. Neighbours take turns, so that they do not run together. */
export const blots = { quotations: ['\uE000', '\uE001'], citations: '\uE002', aside: '\uE003' } as const;

/** The blocks of a text in their order. */
export function blocksOf(
  text: string,
  paragraphs: readonly Range[],
  quotations: readonly Quotation[],
  published: Published | null,
): Block[] {
  const blocks: Block[] = [];
  let next = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    const { start, end: first } = paragraphs[i] as Range;
    let end = first;
    const own: Quotation[] = [];
    for (
      let quotation = quotations[next];
      quotation && quotation.open < end;
      quotation = quotations[++next]
    ) {
      own.push(quotation);
      while (quotation.close > end) end = (paragraphs[++i] as Range).end;
    }
    blocks.push(blockOf(text, { start, end }, own, published));
  }
  return blocks;
}

function blockOf(
  text: string,
  { start, end }: Range,
  quotations: Quotation[],
  published: Published | null,
): Block {
  const pieces: string[] = [];
  let at = start;
  quotations.forEach(({ open, close }, i) => {
    pieces.push(clean(text.slice(at, open)), (blots.quotations[i % 2] as string).repeat(close - open));
    at = close;
  });
  pieces.push(clean(text.slice(at, end)));
  const citations: BracketCitation[] = [];
  const frame = pieces
    .join('')
    .replace(/\([^()\uE000\uE001]{0,300}\)|\[[^[\]\uE000\uE001]{0,300}\]/g, (aside, index: number) => {
      const inner = { start: start + index + 1, end: start + index + aside.length - 1 };
      const found = citationsIn(text, inner, published);
      citations.push(...found);
      return (found.length ? blots.citations : blots.aside).repeat(aside.length);
    });
  return { start, end, frame, quotations, citations, voices: [] };
}

const clean = (text: string) => text.replace(/[\uE000-\uE003]/g, ' ');
