import { suggestStatements } from '../../server/src/suggestion/suggest.ts';
import type { Passage } from './annotated.ts';

/** What is proposed by default. */
const minimumScore = 0.5;

export interface Ratio {
  right: number;
  of: number;
}

export interface Measured {
  precision: Ratio;
  recall: Ratio;
  /** Of the spans that are right. */
  speakers: Ratio;
  dates: Ratio;
  directness: Ratio;
  citationPrecision: Ratio;
  citationRecall: Ratio;
  mistakes: string[];
}

const key = ({ start, end }: { start: number; end: number }) => `${start}-${end}`;
const plain = (name: string | null | undefined) =>
  (name ?? '-').toLowerCase().replace(/^(?:the|an?|one) /, '');

/** Suggestions against annotations. A span is right when both its ends are. Citations are right with outlet and date. */
export function measure(passages: readonly Passage[]): Measured {
  const ratio = (): Ratio => ({ right: 0, of: 0 });
  const count = (to: Ratio, right: boolean) => {
    to.of++;
    if (right) to.right++;
    return right;
  };
  const result: Measured = {
    precision: ratio(),
    recall: ratio(),
    speakers: ratio(),
    dates: ratio(),
    directness: ratio(),
    citationPrecision: ratio(),
    citationRecall: ratio(),
    mistakes: [],
  };
  for (const { text, publishedOn, style, statements: wanted, citations: cited } of passages) {
    const found = suggestStatements(text, { publishedOn, language: 'en' });
    const statements = found.statements.filter(({ score }) => score >= minimumScore);
    const wrong = (what: string) => result.mistakes.push(`${style}: ${what}`);
    const words = ({ start, end }: { start: number; end: number }) => [...text].slice(start, end).join('');
    const places = new Map(wanted.map((each) => [key(each), each]));
    for (const each of statements) {
      const right = places.get(key(each));
      if (!count(result.precision, right !== undefined)) wrong(`not said: "${each.exact}" (${each.score})`);
      if (!right) continue;
      const speaker = each.speaker?.name ?? each.speaker?.mention;
      if (!count(result.speakers, plain(speaker) === plain(right.speaker))) {
        wrong(`"${each.exact.slice(0, 40)}" by ${speaker}, not ${right.speaker}`);
      }
      if (!count(result.dates, each.saidOn === right.saidOn)) {
        wrong(`"${each.exact.slice(0, 40)}" on ${each.saidOn}, not ${right.saidOn}`);
      }
      if (!count(result.directness, each.directness === right.directness)) {
        wrong(`"${each.exact.slice(0, 40)}" is ${each.directness}, not ${right.directness}`);
      }
    }
    const proposed = new Set(statements.map(key));
    for (const each of wanted)
      if (!count(result.recall, proposed.has(key(each)))) wrong(`missed: "${words(each)}"`);
    const citation = (each: { start: number; end: number; outlet: string | null; citedOn: string | null }) =>
      `${key(each)} ${each.outlet} ${each.citedOn}`;
    const [right, got] = [new Set(cited.map(citation)), new Set(found.citations.map(citation))];
    for (const each of got)
      if (!count(result.citationPrecision, right.has(each))) wrong(`no citation: ${each}`);
    for (const each of right)
      if (!count(result.citationRecall, got.has(each))) wrong(`missed citation: ${each}`);
  }
  return result;
}

const percent = ({ right, of }: Ratio) => (of ? `${(right / of).toFixed(3)} (${right}/${of})` : '-');

/** A table with a line for each group of passages. */
export function table(groups: readonly [string, readonly Passage[]][]): string {
  const head = [
    '',
    'paragraphs',
    'span precision',
    'span recall',
    'speakers',
    'dates',
    'directness',
    'citation precision',
    'citation recall',
  ];
  const lines = groups.map(([name, list]) => {
    const found = measure(list);
    return [
      name,
      String(list.reduce((sum, { paragraphs }) => sum + paragraphs, 0)),
      percent(found.precision),
      percent(found.recall),
      percent(found.speakers),
      percent(found.dates),
      percent(found.directness),
      percent(found.citationPrecision),
      percent(found.citationRecall),
    ];
  });
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => (line[i] as string).length)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] as number))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
