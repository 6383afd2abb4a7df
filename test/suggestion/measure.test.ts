import { describe, expect, it } from 'vitest';
import { type Passage, passages } from './annotated.ts';
import { measure, type Ratio, table } from './measure.ts';

const all = passages();
const of = (set: Passage['set']) => all.filter((passage) => passage.set === set);
const share = ({ right, of: n }: Ratio) => right / n;

console.log(
  table([
    ...[...new Set(all.map(({ style }) => style))].map((style): [string, Passage[]] => [
      style,
      all.filter((passage) => passage.style === style),
    ]),
    ['tuning', of('tuning')],
    ['held out', of('held-out')],
    ['all', all],
  ]),
);

describe.each(['tuning', 'held-out'] as const)('on the %s texts', (set) => {
  const found = measure(of(set));
  const mistakes = found.mistakes.join('\n');

  it('spans have a precision and a recall of 0.95 at least', () => {
    expect(share(found.precision), mistakes).toBeGreaterThanOrEqual(0.95);
    expect(share(found.recall), mistakes).toBeGreaterThanOrEqual(0.95);
  });

  it('85 of 100 speakers are right at least', () => {
    expect(share(found.speakers), mistakes).toBeGreaterThanOrEqual(0.85);
  });

  it('9 of 10 dates and kinds of quotation are right at least', () => {
    expect(share(found.dates), mistakes).toBeGreaterThanOrEqual(0.9);
    expect(share(found.directness), mistakes).toBeGreaterThanOrEqual(0.9);
  });

  it('citations have a precision and a recall of 0.95 at least', () => {
    expect(share(found.citationPrecision), mistakes).toBeGreaterThanOrEqual(0.95);
    expect(share(found.citationRecall), mistakes).toBeGreaterThanOrEqual(0.95);
  });
});
