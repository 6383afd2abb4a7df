import type { Range } from './paragraphs.ts';
import { type Mark, type MarkKind, marksOf } from './quotation-marks.ts';

/** Words between quotation marks. All places are code units of the text. */
export interface Quotation {
  /** The opening mark. */
  open: number;
  /** Just after the closing mark. */
  close: number;
  /** The words, without the marks and without the comma or blank at their ends that belongs to the sentence around them. */
  start: number;
  end: number;
  /** Its last sign, if the words end in one: a full stop ends the sentence around it too. */
  lastSign: string;
  /** Quotations within it. */
  nested: Quotation[];
}

interface Opened {
  kind: MarkKind;
  at: number;
  nested: Quotation[];
  /** Paragraphs begun since, without the opening mark being repeated. */
  unrepeated: number;
}

/** Longer than any statement may be: marks that far apart do not belong together. */
const longest = 20_000;
const deepest = 8;
/** How many paragraphs a quotation goes on whose opening mark is not repeated at each. */
const mostUnrepeated = 3;
const mayGoOn = new Set<MarkKind>(['DOUBLE', 'GUILLEMET', 'LOW']);

/**
 * The outermost quotations of a text in their order, each with those nested in it. One that goes over several paragraphs repeats
 * its opening mark at each and closes at the last. A mark without its partner quotes nothing.
 */
export function quotationsIn(text: string, paragraphs: readonly Range[]): Quotation[] {
  const found: Quotation[] = [];
  let stack: Opened[] = [];

  const giveUp = (depth: number) => {
    for (const { nested } of stack.splice(depth)) (stack[depth - 1]?.nested ?? found).push(...nested);
  };
  const close = (mark: Mark) => {
    const depth = stack.findLastIndex(
      ({ kind }) => kind === mark.kind || (kind === 'LOW' && mark.kind === 'DOUBLE'),
    );
    if (depth < 0) return;
    giveUp(depth + 1);
    const { at, nested } = stack.pop() as Opened;
    const quotation = quotationBetween(text, at, mark.at, nested);
    if (quotation) (stack[depth - 1]?.nested ?? found).push(quotation);
    else (stack[depth - 1]?.nested ?? found).push(...nested);
  };
  const read = (mark: Mark) => {
    const [outermost] = stack;
    if (mark.role === 'CLOSE') close(mark);
    // „…“ closes with what opens elsewhere
    else if (mark.kind === 'DOUBLE' && stack.at(-1)?.kind === 'LOW') close(mark);
    else {
      if (outermost && outermost.unrepeated > 0 && outermost.kind === mark.kind) giveUp(0);
      if (stack.length < deepest) stack.push({ kind: mark.kind, at: mark.at, nested: [], unrepeated: 0 });
    }
  };

  for (const { start, end } of paragraphs) {
    const marks = marksOf(text, start, end);
    let next = 0;
    for (let depth = 0; depth < stack.length; depth++) {
      const opened = stack[depth] as Opened;
      const mark = marks[next];
      if (mark && mark.role === 'OPEN' && mark.kind === opened.kind && mark.at === start + next) next++;
      else {
        giveUp(depth + 1);
        if (depth > 0 || !mayGoOn.has(opened.kind) || opened.unrepeated === mostUnrepeated) giveUp(depth);
        else opened.unrepeated++;
      }
    }
    for (const mark of marks.slice(next)) read(mark);
  }
  giveUp(0);
  stack = [];
  return found.sort((one, other) => one.open - other.open);
}

function quotationBetween(text: string, open: number, close: number, nested: Quotation[]): Quotation | null {
  if (close - open > longest) return null;
  const inside = text.slice(open + 1, close);
  let length = inside.length;
  while (length > 0 && /[\s,]/.test(inside.charAt(length - 1))) length--;
  const words = inside.slice(0, length);
  const start = open + 1 + (words.length - words.trimStart().length);
  const end = open + 1 + words.length;
  if (end - start < 2 || !/[\p{L}\p{N}]/u.test(words)) return null;
  const [lastSign = ''] = inside.trimEnd().match(/[.,!?…;:]$/) ?? [];
  return { open, close: close + 1, start, end, lastSign, nested };
}
