import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestStatements } from '../../server/src/suggestion/suggest.ts';
import { passages } from './annotated.ts';

const pieces = [
  ...[
    '"',
    "'",
    '“',
    '”',
    '‘',
    '’',
    '«',
    '»',
    '„',
    '‹',
    '›',
    '(',
    ')',
    '[',
    ']',
    ',',
    '.',
    '?',
    '—',
    ':',
    ';',
  ],
  ...[' ', ' ', ' ', '\n', '\n\n', '\t', '😀', '\uE000', '\uD800', '習近平'],
  ...[
    'said',
    'Li Wei',
    'he',
    'the analyst',
    'that',
    'according to',
    'on Monday',
    'June 7',
    'TASS, June 7',
    'called',
  ],
  ...[
    'saying',
    'and',
    'who',
    'not',
    'word',
    'We are ready',
    '[W]e',
    'Mr.',
    'U.S.',
    'Q:',
    "ministers'",
    'RIA Novosti',
  ],
];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(' ')),
  fc
    .shuffledSubarray(
      passages().map((passage) => passage.text),
      { minLength: 1, maxLength: 3 },
    )
    .map((list) => list.join('\n')),
);
const context = fc.record({
  publishedOn: fc.constantFrom(null, '2019', '2019-10', '2019-10-21', '../2019', '2019-10~'),
  language: fc.constantFrom(null, 'en', 'en-GB', 'ru'),
});
const check = (seed: number, work: (found: ReturnType<typeof suggestStatements>, whole: string) => void) =>
  fc.assert(
    fc.property(text, context, (whole, known) => work(suggestStatements(whole, known), whole)),
    { seed, numRuns: 200 },
  );

describe('of any text', () => {
  it('every suggestion holds the words that stand at its place, and what stands around them', () => {
    check(1, ({ statements, citations }, whole) => {
      const points = [...whole];
      for (const { exact, prefix, suffix, start, end } of [...statements, ...citations]) {
        expect(points.slice(start, end).join('')).toBe(exact);
        expect(points.slice(Math.max(0, start - 32), start).join('')).toBe(prefix);
        expect(points.slice(end, end + 32).join('')).toBe(suffix);
        expect(exact.trim()).toBe(exact);
        expect(exact).not.toBe('');
      }
    });
  });

  it('statements lie apart, or one within another, in the order of the text', () => {
    check(2, ({ statements }) => {
      const open: number[] = [];
      for (const [i, { start, end }] of statements.entries()) {
        expect(start).toBeGreaterThanOrEqual(statements[i - 1]?.start ?? 0);
        while (open.length && (open.at(-1) as number) <= start) open.pop();
        if (open.length) expect(end).toBeLessThanOrEqual(open.at(-1) as number);
        open.push(end);
      }
    });
  });

  it('scores lie between 0 and 1, speakers have words, and citations of statements are among those proposed', () => {
    check(3, ({ statements, citations }, whole) => {
      for (const { score, speaker, citation } of statements) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        if (speaker) expect(whole).toContain(speaker.mention);
        if (citation) expect(citations).toContain(citation);
      }
    });
  });

  it('nothing depends on what was read before', () => {
    check(4, (found, whole) => {
      expect(suggestStatements(whole, {}).statements.length).toBe(
        suggestStatements(whole, {}).statements.length,
      );
      expect(found.statements.every(({ exact }) => whole.includes(exact))).toBe(true);
    });
  });
});
